using System.Text.RegularExpressions;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Plans.Import;

/// <summary>Which words plans and follow-up tables head their columns with, in any order, spelling and scan; the user sees the guess.</summary>
public sealed partial class PlanHeadings
{
    /// <summary>A-123 of an exported file.</summary>
    public const string Number = "Number";

    /// <summary>What was done, in a round.</summary>
    public const string Work = "Work";

    /// <summary>What comes, in a round.</summary>
    public const string Next = "Next";

    private static readonly (string Key, string[] Words)[] Known =
    [
        (Number, ["nr", "åtgärdsnummer"]),
        (nameof(Measure.SectionId), ["område typ aktivitet", "område", "typ aktivitet", "avsnitt", "område typ av aktivitet", "rubrik", "kategori", "målområde", "strategiområde"]),
        (nameof(Measure.Name), ["aktivitet", "åtgärd", "insats", "åtgärder", "aktiviteter", "vad ska göras", "åtgärd aktivitet", "åtagande", "åtaganden", "punkt"]),
        (nameof(Measure.Description), ["beskrivning", "innehåll", "beskrivning av aktivitet"]),
        (nameof(Measure.ExpectedResult), ["förväntat resultat", "förväntad effekt", "resultat", "förväntade resultat"]),
        (Work, ["arbete", "genomfört", "genomfört arbete", "utfört", "arbete under perioden"]),
        (Next, ["plan för", "plan", "planerat", "plan vad och när", "plan för vad och när", "planerat arbete"]),
        (nameof(Measure.FollowUpMethod), ["mätmetod", "mätmetod utvärdering", "utvärdering", "uppföljning", "hur följs det upp", "uppföljningsmetod"]),
        (nameof(Measure.How), ["hur", "genomförande", "hur ska det göras", "utförande"]),
        (nameof(Measure.LeadId), ["ansvarig", "vem", "huvudansvarig", "ansvarig enhet", "ansvariga"]),
        (nameof(Measure.TimePlan), ["tid", "tidplan", "när", "tidsplan", "tidsperiod"]),
        (nameof(Measure.StartOn), ["start", "startdatum"]),
        (nameof(Measure.EndOn), ["slut", "slutdatum", "klart", "klart senast", "senast"]),
        (nameof(Measure.Status), ["status", "läge"]),
        (nameof(Measure.Problem), ["problem", "problembild"]),
        (nameof(Measure.Cause), ["orsak", "bakomliggande orsak", "orsaker"]),
        (nameof(Measure.OperativeGoals), ["operativa mål", "mål", "operativt mål"]),
        (nameof(Measure.PriorityAreaId), ["prioriterat område", "fokusområde", "samverkansområde", "prioriterat samverkansområde"]),
        (nameof(Measure.Kind), ["typ", "åtgärdstyp"]),
    ];

    private readonly NameMatcher<string> matcher;

    public PlanHeadings(MeasureNames names)
    {
        var labels = names.Parts.SelectMany(p => new[] { "sv", "en" }.Select(l => (p.Key, TextCatalogue.Embedded[l][$"Plans.Part.{p.Key}"])))
            .Concat(names.Parts.Select(p => (p.Key, names.Label(p)))).Concat(new[] { "sv", "en" }.Select(l => (Number, TextCatalogue.Embedded[l]["Plans.Column.Number"])));
        // A word of the tables goes before a label that happens to be the same.
        var words = Known.SelectMany(k => k.Words.Select(w => (k.Key, Tidy(w)))).ToList();
        var taken = words.Select(w => w.Item2).ToHashSet(StringComparer.Ordinal);
        matcher = new(words.Concat(labels.Select(l => (l.Item1, Tidy(l.Item2))).Where(l => l.Item2.Length > 0 && taken.Add(l.Item2))));
    }

    /// <summary>The meaning of each heading, or empty; no meaning twice.</summary>
    public IReadOnlyList<string> Guess(IReadOnlyList<string> header)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. header.Select(h => Of(h) is { Length: > 0 } key && taken.Add(key) ? key : "")];
    }

    private string Of(string heading)
    {
        var tidy = Tidy(heading);
        if (tidy.Length is 0 or > 100)
            return "";
        return Found(tidy) ?? (tidy.Split(' ')[0] is { Length: > 3 } first ? Found(first) : null) ?? "";
    }

    private string? Found(string text) => matcher.Find(text, 3) is [var best, ..] found
        && (best.Confidence > MatchConfidence.Ask || found.DistinctBy(f => f.Item, StringComparer.Ordinal).Count() == 1) ? best.Item : null;

    // The period is not part of the meaning: Arbete jan-juni 2016.
    private static string Tidy(string heading) => Blanks().Replace(Period().Replace(heading.ToLowerInvariant(), " "), " ").Trim();

    [GeneratedRegex(@"\b(20|2o)\d\w\b|\b(jan|feb|mars?|apr|maj|jun|jul|aug|sep|sept|okt|nov|dec)\w*\.?(?=\W|$)|[/\-–—:;,.()*]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Period();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Blanks();
}
