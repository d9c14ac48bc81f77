namespace Lykta.Web.Capabilities.Plans;

/// <summary>Kronor from one source in one year.</summary>
public sealed record FundingSum(string Source, int Year, long Amount, int Measures);

/// <summary>How many measures have one value of one kind of sorting; what is not said is counted too.</summary>
public sealed record BalanceRow(string GroupKey, string? ValueKey, int Count, int Share);

public static class PlanTables
{
    /// <summary>Fewer than these are told by number alone: one of twenty is no five per cent of anything.</summary>
    public const int LeastForShares = 50;

    public static IReadOnlyList<FundingSum> Sums(IEnumerable<WholeMeasure> rows) =>
    [
        .. rows.SelectMany(r => r.Funding).GroupBy(f => (Source: f.Source.Trim(), f.Year))
            .Select(g => new FundingSum(g.Key.Source, g.Key.Year, g.Sum(f => f.Amount), g.Select(f => f.MeasureId).Distinct().Count()))
            .OrderBy(s => s.Source, Platform.Geography.SwedishFolding.Order).ThenBy(s => s.Year),
    ];

    /// <summary>Side, level, approach, horizon, form, kind and goal: löpande and punkt counted separately.</summary>
    public static IReadOnlyList<BalanceRow> Balance(IReadOnlyCollection<WholeMeasure> rows)
    {
        if (rows.Count == 0)
            return [];
        return
        [
            .. Of<TriangleSide>(rows, m => m.Side), .. Of<PreventionLevel>(rows, m => m.Level), .. Of<Approach>(rows, m => m.Approach),
            .. Of<Horizon>(rows, m => m.Horizon), .. Of<WorkForm>(rows, m => m.Form), .. Of<GoalType>(rows, m => m.Goal), .. Of<MeasureKind>(rows, m => m.Kind),
        ];
    }

    private static IEnumerable<BalanceRow> Of<T>(IReadOnlyCollection<WholeMeasure> rows, Func<Measure, T?> read) where T : struct, Enum
    {
        var counts = rows.CountBy(r => read(r.Measure) is { } v ? v.ToString() : "").ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
        foreach (var value in Enum.GetNames<T>().Append("").Where(v => v.Length > 0 || counts.ContainsKey("")))
        {
            var count = counts.GetValueOrDefault(value);
            yield return new($"Plans.Balance.{typeof(T).Name}", value.Length == 0 ? null : $"Plans.{typeof(T).Name}.{value}", count,
                (int)Math.Round(100.0 * count / rows.Count, MidpointRounding.AwayFromZero));
        }
    }
}
