using System.Globalization;
using Lykta.Analysis.Trends;

namespace Lykta.Web.Capabilities.Analyse;

/// <summary>Counts per week or month: as they stand in a column, or counted from days of events, whole periods alone.</summary>
internal sealed record AnalyseSeries(IReadOnlyList<int?> Counts, Rhythm Rhythm, DateOnly? First)
{
    public double PeriodsPerYear => Rhythm == Rhythm.Month ? 12 : 52.1775;

    public static AnalyseSeries Read(AnalyseTable table, AnalyseArguments options)
    {
        var rhythm = (options.Text("rhythm") ?? "week") switch
        {
            "week" => Rhythm.Week,
            "month" => Rhythm.Month,
            var other => throw AnalyseArguments.Refuse("Analyse.OneOf", "rhythm", other, "week, month"),
        };
        if (options.Text("date") is not { } date)
            return new([.. table.Counts(options.Needed("count"))], rhythm, null);
        List<DateOnly> days = [.. table.Days(date)];
        IReadOnlyList<int?>? weights = options.Text("count") is { } count ? [.. table.Counts(count)] : null;
        if (days.Count == 0)
            throw AnalyseArguments.Refuse("Analyse.NoRows");
        DateOnly since = options.Day("since") ?? days.Min(), until = options.Day("until") ?? days.Max();
        var first = Begin(since, rhythm) is var begin && begin < since ? Next(begin, rhythm) : begin;
        var counts = new List<int?>();
        for (var start = first; Next(start, rhythm) <= until.AddDays(1); start = Next(start, rhythm))
            counts.Add(0);
        for (var i = 0; i < days.Count; i++)
        {
            var at = Index(first, days[i], rhythm);
            if (at >= 0 && at < counts.Count)
                counts[at] += weights?[i] ?? (weights is null ? 1 : 0);
        }

        return new(counts, rhythm, first);
    }

    /// <summary>A period by its number from 0, or by a day in it.</summary>
    public int Index(AnalyseArguments options, string name)
    {
        if (First is not { } first || int.TryParse(options.Needed(name), CultureInfo.InvariantCulture, out _))
            return options.Whole(name);
        return Index(first, options.Day(name) ?? first, Rhythm);
    }

    private static int Index(DateOnly first, DateOnly day, Rhythm rhythm) => rhythm == Rhythm.Month
        ? ((day.Year - first.Year) * 12) + day.Month - first.Month
        : (int)Math.Floor((day.DayNumber - first.DayNumber) / 7.0);

    private static DateOnly Begin(DateOnly day, Rhythm rhythm) =>
        rhythm == Rhythm.Month ? new(day.Year, day.Month, 1) : day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DateOnly Next(DateOnly start, Rhythm rhythm) => rhythm == Rhythm.Month ? start.AddMonths(1) : start.AddDays(7);
}
