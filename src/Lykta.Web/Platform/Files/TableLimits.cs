namespace Lykta.Web.Platform.Files;

/// <summary>How much a table file may hold before it is refused.</summary>
public sealed record TableLimits
{
    public long Bytes { get; init; } = 20L << 20;

    /// <summary>What all parts of a workbook may inflate to.</summary>
    public long InflatedBytes { get; init; } = 128L << 20;

    public int InflationRatio { get; init; } = 200;

    public int Parts { get; init; } = 1_000;

    public int Rows { get; init; } = 100_000;

    public int Columns { get; init; } = 200;

    public int CellCharacters { get; init; } = 32_767;

    public int LineBytes { get; init; } = 1 << 20;
}
