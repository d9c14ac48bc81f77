using Lykta.Web.Platform.Geography;

namespace Lykta.Web.Capabilities.Plans;

public static class MeasureOrder
{
    /// <summary>Priority area, problem, cause, number: as the thread runs. What has no area comes last.</summary>
    public static IReadOnlyList<WholeMeasure> Sorted(IEnumerable<WholeMeasure> rows, MeasureNames names)
    {
        var order = names.Priorities.Areas.Select((a, i) => (a.Id, i)).ToDictionary(a => a.Id, a => a.i);
        return
        [
            .. rows.OrderBy(r => r.Measure.PriorityAreaId is { } area ? order.GetValueOrDefault(area, 900) : 999)
                .ThenBy(r => r.Measure.Problem is null).ThenBy(r => r.Measure.Problem, SwedishFolding.Order)
                .ThenBy(r => r.Measure.Cause is null).ThenBy(r => r.Measure.Cause, SwedishFolding.Order)
                .ThenBy(r => r.Measure.Number),
        ];
    }
}
