using Lykta.Analysis.SmallNumbers;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;

namespace Lykta.Web.Capabilities.Present.Together;

/// <summary>A type and its months; null is a hidden number.</summary>
public sealed record MonthRow(string Name, IReadOnlyList<long?> Months, long? Sum);

/// <summary>
/// Types by finished calendar months for the whole district: nothing finer leaves it. Types about people are suppressed
/// together, months and sums included; lamps, litter and the like are shown as they are.
/// </summary>
public sealed record MonthTable(IReadOnlyList<DateOnly> Months, IReadOnlyList<MonthRow> Open, IReadOnlyList<MonthRow> Sensitive, int Limit)
{
    public const int Shown = 12;

    public static IReadOnlyList<DateOnly> MonthsBefore(DateOnly today) =>
        [.. Enumerable.Range(1, Shown).Reverse().Select(back => new DateOnly(today.Year, today.Month, 1).AddMonths(-back))];

    public static MonthTable Make(
        DateOnly today, IReadOnlyList<VisibleCount> counts, IReadOnlyList<EventType> types, Func<EventType, string> nameOf, string sumName, int limit)
    {
        var months = MonthsBefore(today);
        var byType = counts.GroupBy(c => c.TypeId).ToDictionary(g => g.Key, g => (IReadOnlyList<long>)[.. months.Select(
            m => (long)g.Where(c => c.Day >= m && c.Day < m.AddMonths(1)).Sum(c => c.Count))]);
        IReadOnlyList<long> Of(EventTypeId type) => byType.GetValueOrDefault(type) ?? new long[Shown];
        var ordered = types.OrderBy(t => t.Order).ThenBy(t => t.ListVersion).Where(t => Of(t.Id).Any(c => c > 0)).ToList();
        var open = ordered.Where(t => !t.IsSensitive).Select(t => new MonthRow(nameOf(t), [.. Of(t.Id).Select(c => (long?)c)], Of(t.Id).Sum())).ToList();
        var people = ordered.Where(t => t.IsSensitive).ToList();
        return new(months, open, Suppressed([.. people.Select(t => (nameOf(t), Of(t.Id)))], sumName, limit), limit);
    }

    private static List<MonthRow> Suppressed(List<(string Name, IReadOnlyList<long> Months)> rows, string sumName, int limit)
    {
        if (rows.Count == 0)
            return [];
        var table = Suppression.Apply(
            [.. rows.SelectMany(r => r.Months)], [Dimension.WithTotal(rows.Count), Dimension.WithTotal(Shown)], new() { Threshold = limit });
        MonthRow Row(string name, int group) => new(name, [.. Enumerable.Range(0, Shown).Select(m => table[group, m])], table[group, Shown]);
        var shown = rows.Select((r, i) => Row(r.Name, i)).ToList();
        if (rows.Count > 1)
            shown.Add(Row(sumName, rows.Count));
        return shown;
    }
}
