namespace Lykta.Web.Platform.Files;

/// <summary>How much a table file may hold before it is refused.</summary>
public sealed record TableLimits
{
    /// <summary>The number that pages tell of and the reader keeps.</summary>
    public const int MostMegabytes = 20;

    public const int MostRows = 100_000;

    /// <summary>What a request may hold, so that a file that is too large is told so on its field and not cut off.</summary>
    public const long RequestBytes = MostMegabytes * 3L / 2 << 20;

    public long Bytes { get; init; } = (long)MostMegabytes << 20;

    /// <summary>What all parts of a workbook may inflate to.</summary>
    public long InflatedBytes { get; init; } = 128L << 20;

    public int InflationRatio { get; init; } = 200;

    public int Parts { get; init; } = 1_000;

    public int Rows { get; init; } = MostRows;

    public int Columns { get; init; } = 200;

    public int CellCharacters { get; init; } = 32_767;

    public int LineBytes { get; init; } = 1 << 20;
}
