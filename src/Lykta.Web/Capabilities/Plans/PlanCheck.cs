namespace Lykta.Web.Capabilities.Plans;

/// <summary>Is the plan whole enough to be decided? Every measure has its five fields and a cause or a reason; every priority area is touched or motivated.</summary>
public sealed record PlanCheck(IReadOnlyList<string> MissingAreas, IReadOnlyList<(Gap Gap, int Count)> Counts, int Stopped, bool IsAreaMotivated, bool IsEmpty)
{
    public bool IsReady => Stopped == 0 && !IsEmpty && (MissingAreas.Count == 0 || IsAreaMotivated);

    public static PlanCheck Of(ActionPlan plan, IReadOnlyCollection<WholeMeasure> rows, PriorityReading priorities, DateOnly today)
    {
        var live = rows.Where(r => r.Measure.Status != MeasureStatus.Stopped).ToList();
        var gaps = live.ConvertAll(r => Gaps.Of(r, today));
        var counts = gaps.SelectMany(g => g).CountBy(g => g).OrderBy(g => g.Key).Select(g => (g.Key, g.Value)).ToList();
        var written = live.Select(r => r.Measure.PriorityAreaId).Distinct().ToList();
        return new(
            [.. priorities.AreasOf(priorities.ListFor(plan.From)).Where(a => !written.Exists(w => priorities.Counts(w, a))).Select(a => a.Name)],
            counts, gaps.Count(g => g.Any(Gaps.StopsDecision)), plan.MissingAreaReason is { Length: > 0 }, live.Count == 0);
    }
}
