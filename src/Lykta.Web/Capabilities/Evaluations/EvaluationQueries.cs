using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Data;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Evaluations;

/// <summary>An evaluation that the reader sees, with its findings, and what it was of in words and address; no address where it may not be opened.</summary>
public sealed record WholeEvaluation(Evaluation Evaluation, IReadOnlyList<EvaluationFinding> Findings, string Of, string? Path)
{
    public IReadOnlyList<string> Said(FindingBasis basis) => [.. Findings.Where(f => f.Basis == basis).Select(f => f.Text)];
}

public static class EvaluationQueries
{
    /// <summary>All that can be evaluated and that the reader sees.</summary>
    public static async Task<List<Evaluated>> EvaluatedAsync(this LyktaDbContext db, CancellationToken cancel) =>
    [
        .. (await db.Set<Programme>().AsNoTracking().OrderBy(p => p.Number).ToListAsync(cancel)).Select(p => new Evaluated(EvaluationSubject.Programme, p.Id.Value, p.Name, $"program/{p.Number}")),
        .. (await db.Set<WorkGroup>().AsNoTracking().OrderBy(g => g.Number).ToListAsync(cancel)).Select(g => new Evaluated(EvaluationSubject.Group, g.Id.Value, g.Name, $"grupper/{g.Number}")),
        .. (await db.Set<ActionPlan>().AsNoTracking().OrderBy(p => p.Number).ToListAsync(cancel)).Select(p => new Evaluated(EvaluationSubject.Plan, p.Id.Value, p.Title, $"atgardsplan/{p.Number}")),
        .. (await db.Set<Measure>().AsNoTracking().OrderBy(m => m.Number).ToListAsync(cancel)).Select(m => new Evaluated(EvaluationSubject.Measure, m.Id.Value, $"{m.Code} {m.Name}", $"atgarder/{m.Code}")),
    ];

    public static async Task<List<WholeEvaluation>> EvaluationsAsync(this LyktaDbContext db, Texts texts, CancellationToken cancel)
    {
        var rows = await db.Set<Evaluation>().AsNoTracking().OrderByDescending(e => e.To).ThenByDescending(e => e.Number).ToListAsync(cancel);
        var seen = db.Set<Evaluation>().Select(e => e.Id);
        var findings = (await db.Set<EvaluationFinding>().AsNoTracking().Where(f => seen.Contains(f.EvaluationId)).OrderBy(f => f.Order).ToListAsync(cancel)).ToLookup(f => f.EvaluationId);
        var things = (await db.EvaluatedAsync(cancel)).ToDictionary(t => t.Key, StringComparer.Ordinal);
        return rows.ConvertAll(e => Whole(e, [.. findings[e.Id]], things, texts));
    }

    /// <summary>How many answered, by the partnership's rule of small numbers.</summary>
    public static async Task<Func<int?, string>> RespondentsAsync(this LyktaDbContext db, Texts texts, CancellationToken cancel)
    {
        var own = db.Scope.PartnershipId;
        var limit = await db.Set<Partnership>().Where(p => p.Id == own).Select(p => p.SmallNumberLimit).SingleAsync(cancel);
        return count => count is not { } many ? "–" : many < limit ? texts["Evaluations.Respondents.Few", limit].Value : many.ToString(System.Globalization.CultureInfo.CurrentCulture);
    }

    // A measure that the reader may not see is not named either; what is gone keeps the name that it had.
    private static WholeEvaluation Whole(Evaluation e, List<EvaluationFinding> findings, Dictionary<string, Evaluated> things, Texts texts)
    {
        var id = e.SubjectId;
        var thing = id is { } known ? things.GetValueOrDefault($"{e.Subject}-{known:N}") : null;
        var name = thing is not null || id is null ? e.SubjectName : texts["Evaluations.Withheld"].Value;
        return new(e, findings, name, thing?.Path);
    }
}
