using System.Globalization;
using Lykta.Analysis.Probability;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.City.Indicators;

/// <summary>A period as a column: its definition, whether that is another than the column before has, and who is missing.</summary>
public sealed record IndicatorColumn(IndicatorPeriod Period, IndicatorDefinition Under, bool IsBreak, IReadOnlyList<string> Missing);

/// <summary>A district's released figures in the order of the columns; null is missing.</summary>
public sealed record IndicatorRow(PartnershipEntry District, IReadOnlyList<IndicatorRelease?> Cells);

/// <summary>How one district stands to the common share, given how many answered there. Never a rank.</summary>
public sealed record ExpectedShare(PartnershipEntry District, IndicatorRelease Release, double Low, double High)
{
    public bool IsAbove => Release.Value > High;

    public bool IsBelow => Release.Value < Low;
}

/// <summary>District by period of one indicator, districts by name: what is released, and what is missing.</summary>
public sealed record IndicatorTable(DefinedIndicator Indicator, IReadOnlyList<IndicatorColumn> Columns, IReadOnlyList<IndicatorRow> Rows)
{
    public const int MostColumns = 9;

    // Limits of 99.8 %, as in a funnel plot: one in five hundred falls outside by chance alone.
    private const double Tail = 0.001;

    public IndicatorColumn? Latest => Columns.Count > 0 ? Columns[^1] : null;

    public static IndicatorTable Of(DefinedIndicator indicator, IReadOnlyList<PartnershipEntry> districts, IReadOnlyList<IndicatorRelease> releases, DateOnly today)
    {
        var released = releases.ToDictionary(r => (r.PartnershipId, r.Period));
        var periods = indicator.Begun(today).Where(p => p.End < today || releases.Any(r => r.Period == p)).Concat(releases.Select(r => r.Period)).Distinct()
            .OrderBy(p => p.Start).ThenBy(p => p.End).TakeLast(MostColumns).ToList();
        List<IndicatorColumn> columns = [];
        foreach (var period in periods)
        {
            var under = indicator.Under(period) ?? indicator.Numbered(releases.First(r => r.Period == period).Definition);
            columns.Add(new(period, under, columns.Count > 0 && columns[^1].Under.Number != under.Number, [.. districts.Where(d => !released.ContainsKey((d.Id, period))).Select(d => d.Name)]));
        }

        return new(indicator, columns, [.. districts.Select(d => new IndicatorRow(d, [.. columns.Select(c => released.GetValueOrDefault((d.Id, c.Period)))]))]);
    }

    /// <summary>For a share with its base in two districts or more, under one definition; what is not told is no part of the common share.</summary>
    public IReadOnlyList<ExpectedShare> Compare(int column)
    {
        var under = Columns[column].Under;
        var told = Rows.Where(r => r.Cells[column] is { State: FigureState.Told, Base: > 0 } cell && cell.Definition == under.Number).Select(r => (r.District, Cell: r.Cells[column]!)).ToList();
        if (under.Kind != IndicatorKind.Share || told.Count < 2)
            return [];
        double answers = told.Sum(t => (double)t.Cell.Base!.Value), common = told.Sum(t => t.Cell.Value!.Value * t.Cell.Base!.Value / 100) / answers;
        return [.. told.Select(t => new ExpectedShare(t.District, t.Cell, Limit(t.Cell.Base!.Value, common), 100 - Limit(t.Cell.Base.Value, 1 - common)))];
    }

    /// <summary>62,4 % (115), färre än 5, för litet underlag …</summary>
    public static string Show(IndicatorRelease? cell, IndicatorDefinition under, Texts texts) => cell switch
    {
        null => texts["City.Missing"],
        { State: FigureState.Told } => Number(cell.Value!.Value, under),
        _ => texts[$"Indicators.State.{cell.State}"],
    };

    public static string Number(double value, IndicatorDefinition under)
    {
        var number = value.ToString("#,0.##", CultureInfo.CurrentCulture);
        return under.Kind == IndicatorKind.Share ? $"{number} %" : $"{number} {under.Unit}";
    }

    // The least share that is not rarer than one in a thousand.
    private static double Limit(int answers, double chance)
    {
        var (low, high) = (0, answers);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (BinomialDistribution.AtMost(middle, answers, chance) > Tail)
                high = middle;
            else
                low = middle + 1;
        }

        return 100.0 * low / answers;
    }
}
