namespace Lykta.Web.Capabilities.Plans.Views;

/// <summary>One column of the board (tavla): how many have the status, and the ones that are shown.</summary>
public sealed record BoardColumn(MeasureStatus Status, int Count, IReadOnlyList<WholeMeasure> Shown)
{
    public bool IsCut => Count > Shown.Count;
}

public static class MeasureBoard
{
    /// <summary>Cards of one column; the rest is said and stands in the table.</summary>
    public const int MostCards = 50;

    /// <summary>A column for each status; what ends first stands first.</summary>
    public static IReadOnlyList<BoardColumn> Columns(IReadOnlyList<WholeMeasure> found) =>
    [
        .. Enum.GetValues<MeasureStatus>().Select(status => (Status: status, Rows: found.Where(f => f.Measure.Status == status).ToList()))
            .Select(c => new BoardColumn(c.Status, c.Rows.Count, [.. c.Rows.OrderBy(r => r.Measure.EndOn ?? DateOnly.MaxValue).ThenBy(r => r.Measure.Number).Take(MostCards)])),
    ];
}
