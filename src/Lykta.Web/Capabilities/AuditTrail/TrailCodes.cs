using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.AuditTrail;

/// <summary>The codes of an audit row in words: ”sharing=Partnership” is ”delas med: alla parter”. What has no word stays as it is.</summary>
public static class TrailCodes
{
    private const int FingerprintLength = 32;

    // Where the words of a value are already, beside the page that sets it; the first that knows the value is taken.
    private static readonly Dictionary<string, string[]> Families = new(StringComparer.Ordinal)
    {
        ["sharing"] = ["Shared.Sharing."],
        ["reach"] = ["Shared.Sharing."],
        ["role"] = ["Members.Role."],
        ["from"] = ["Members.Role."],
        ["to"] = ["Members.Role."],
        ["class"] = ["Disposal.Class."],
        ["classes"] = ["Disposal.Class."],
        ["statute"] = ["Disclosure.Statute."],
        ["requester"] = ["Disclosure.Requester."],
        ["outcome"] = ["Disclosure.Outcome.", "Plans.DecisionOutcome."],
        ["log"] = ["AuditTrail.Chain."],
        ["chain"] = ["AuditTrail.Chain."],
        ["source"] = ["Observations.List.Source."],
        ["control"] = ["Observations.List.Control."],
        ["kind"] = ["Places.Kind.", "Groups.Kind.", "Groups.PointKind.", "Answers.Kind.", "Programmes.Kind.", "Jobs.Title."],
        ["state"] = ["Decisions.State.", "Indicators.State."],
        ["status"] = ["FollowUps.Status.", "Plans.MeasureStatus.", "Collaborations.Status."],
        ["mood"] = ["Patrols.Mood."],
        ["fate"] = ["Handling.Fate.", "Evaluations.Fate."],
        ["level"] = ["Plans.PlanLevel."],
        ["subject"] = ["Evaluations.Subject."],
        ["reason"] = ["Disposal.Reason."],
        ["registration"] = ["Briefing.Registration."],
        ["version"] = ["Briefing.Audience."],
        ["block"] = ["Briefing.Block."],
        ["category"] = ["Collaborations.Category."],
        ["by"] = ["Collaborations.Category."],
        ["needs"] = ["AuditTrail.Permission."],
    };

    public static string CodesInWords(this Texts texts, string codes) => string.Join("; ", codes
        .Split(';', StringSplitOptions.RemoveEmptyEntries).Select(code => code.Split('=', 2))
        .Select(pair => pair is [var name, var value] ? $"{texts.Words("AuditTrail.Code.", name)}: {texts.ValueInWords(name, value)}" : pair[0]));

    private static string ValueInWords(this Texts texts, string name, string value) => name == "classes"
        ? string.Join(", ", value.Split(' ').Select(v => texts.Words("Disposal.Class.", v)))
        : texts.OneInWords(name, value);

    private static string OneInWords(this Texts texts, string name, string value)
    {
        if (value.Length >= FingerprintLength && value.All(c => char.IsAsciiHexDigit(c) || c == '-'))
            return "…" + value[^6..];
        foreach (var family in Families.GetValueOrDefault(name, []).Append("AuditTrail.Value."))
        {
            if (value.Length > 0 && texts[family + value] is { ResourceNotFound: false } words)
                return words.Value;
        }

        return value;
    }
}
