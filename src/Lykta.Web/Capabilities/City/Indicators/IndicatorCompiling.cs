using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.City.Indicators;

/// <summary>The indicators as they stand in the city's compilation of a year: the figures as they may be told, each under its definition.</summary>
public static class IndicatorCompiling
{
    public static IReadOnlyList<CompiledIndicator> Of(IEnumerable<IndicatorTable> tables, int year, Texts texts) =>
        [.. from table in tables
            from column in table.Columns.Select((c, i) => (Column: c, Index: i))
            where column.Column.Period.Year == year && table.Rows.Any(r => r.Cells[column.Index] is not null)
            let under = column.Column.Under
            select new CompiledIndicator(
                under.Name, column.Column.Period.Label, under.Number, under.Meaning, under.Source, texts[$"Indicators.Evidence.{under.Evidence}"],
                [.. table.Rows.Where(r => r.Cells[column.Index] is not null).Select(r => Figure(r.District.Name, r.Cells[column.Index]!, under, texts))], column.Column.Missing)];

    private static CompiledFigure Figure(string district, IndicatorRelease cell, IndicatorDefinition under, Texts texts)
    {
        var text = IndicatorTable.Show(cell, under, texts);
        if (cell.Base is { } answers)
            text += $" ({texts["Indicators.OfBase", answers].Value})";
        if (cell.WhyNot is { } why)
            text += $": {why}";
        if (cell.Definition != under.Number)
            text += $". {texts["Indicators.OlderDefinition", cell.Definition].Value}";
        return new(district, text, cell.ReleasedOn);
    }
}
