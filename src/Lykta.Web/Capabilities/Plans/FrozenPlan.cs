using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lykta.Web.Capabilities.Plans;

/// <summary>The plan as it stood when it was decided: words, not ids, so that it reads the same whatever happens to the names.</summary>
public sealed record FrozenPlan(string Title, string Level, string From, string To, string? MissingAreaReason, string? Sources, IReadOnlyList<FrozenMeasure> Measures)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static FrozenPlan Of(IReadOnlyList<WholeMeasure> rows, MeasureNames names) => new(
        names.Plan.Title, names.Plan.Level.ToString(), $"{names.Plan.From:yyyy-MM-dd}", $"{names.Plan.To:yyyy-MM-dd}", names.Plan.MissingAreaReason, names.Plan.Sources,
        [.. rows.Select(r => new FrozenMeasure(
            r.Measure.Code,
            [.. names.Parts.Select(p => new FrozenCell(p.Key, names.Label(p), names.Show(p, r.Measure))).Where(c => c.Text.Length > 0)],
            [.. r.Parties.Select(p => $"{names.Unit(p.OrganisationId)}: {p.Roles}")],
            [.. r.Funding.Select(f => FormattableString.Invariant($"{f.Source} {f.Year}: {f.Amount} kr"))],
            [.. r.Indicators.Select(i => FormattableString.Invariant($"{i.Name}: {i.Baseline} / {i.Target} / {i.Outcome}"))]))]);

    public string Write() => JsonSerializer.Serialize(this, Options);

    public static FrozenPlan Read(string json) => JsonSerializer.Deserialize<FrozenPlan>(json, Options)!;
}

public sealed record FrozenMeasure(string Code, IReadOnlyList<FrozenCell> Cells, IReadOnlyList<string> Parties, IReadOnlyList<string> Funding, IReadOnlyList<string> Indicators)
{
    public string this[string key] => Cells.FirstOrDefault(c => c.Key == key)?.Text ?? "";
}

public sealed record FrozenCell(string Key, string Label, string Text);
