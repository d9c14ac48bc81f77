using System.Text.Encodings.Web;
using System.Text.Json;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Answers;

/// <summary>An answer in words, not ids: built live from the register until it is dispatched, and then read from what was frozen.</summary>
public sealed record CaseContent(
    CaseKind Kind, string Title, string? OwnDiary, string? TheirDiary, string? Sender, IReadOnlyList<ContentSubmitter> Submitters,
    DateOnly ReceivedOn, DateOnly? DueOn, DateOnly? BoardOn, DateOnly? UnionOn, DateOnly? CouncilOn)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string? Proposal { get; init; }
    public string? Summary { get; init; }
    public string? Background { get; init; }
    public string? Preparation { get; init; }
    public string? Views { get; init; }
    public IReadOnlyList<ContentQuestion> Questions { get; init; } = [];
    public ContentList Appendix { get; init; } = ContentList.Empty;
    public IReadOnlyList<ContentConsultation> Consultations { get; init; } = [];
    public IReadOnlyList<string> Recipients { get; init; } = [];
    public IReadOnlyList<string> Attachments { get; init; } = [];
    public IReadOnlyList<ContentSignature> SignedOff { get; init; } = [];

    public string Write() => JsonSerializer.Serialize(this, Options);

    public static CaseContent Read(string json) => JsonSerializer.Deserialize<CaseContent>(json, Options)!;
}

public sealed record ContentSubmitter(string Name, SubmitterRole Role);

public sealed record ContentQuestion(int Order, string Text, string Owner, string? Answer, ContentList? List);

public sealed record ContentConsultation(string Body, DateOnly? HeldOn, ConsultationInput Input, string? Note);

public sealed record ContentSignature(string FunctionTitle, DateTimeOffset At);

/// <summary>Measures that a filter of the register gave at one time; those kept inside are counted, not told.</summary>
public sealed record ContentList(string? Filter, string? InWords, IReadOnlyList<ContentMeasure> Measures, int Withheld)
{
    public static readonly ContentList Empty = new(null, null, [], 0);
}

/// <summary>One line of a list.</summary>
public sealed record ContentMeasure(string Code, string Name, string Sort, string Place, string Parties, string Funding, string When, bool IsOngoing)
{
    public static ContentMeasure Of(WholeMeasure row, MeasureNames names, Texts texts)
    {
        var m = row.Measure;
        string Shown(string key) => names.Show(Measure.PartOf(key)!, m);
        return new(
            m.Code, m.Name, Joined(" · ", Shown(nameof(Measure.Approach)), Shown(nameof(Measure.Goal)), Shown(nameof(Measure.Form))),
            Joined(", ", Shown(nameof(Measure.PlaceId)), Shown(nameof(Measure.AreaId))),
            Joined(", ", [names.Unit(m.LeadId), .. row.Parties.Select(p => $"{names.Unit(p.OrganisationId)} ({RolesOf(p.Roles, texts)})")]),
            Joined(", ", [.. row.Funding.Select(f => texts["Answers.Funding", f.Source, f.Year, f.Amount.ToString("N0", System.Globalization.CultureInfo.CurrentCulture)].Value)]),
            Joined(", ", Shown(nameof(Measure.Status)), m.EndOn is { } end ? $"{end:yyyy-MM-dd}" : m.TimePlan ?? ""), m.Form == WorkForm.Ongoing);
    }

    private static string RolesOf(PartyRoles roles, Texts texts) => string.Join(", ", Enum.GetValues<PartyRoles>()
        .Where(r => r != PartyRoles.None && roles.HasFlag(r)).Select(r => texts[$"Plans.PartyRoles.{r}"].Value.ToLowerInvariant()));

    private static string Joined(string between, params string[] parts) => string.Join(between, parts.Where(p => p.Length > 0));
}
