namespace Lykta.Web.Capabilities.Maps;

/// <summary>
/// A background that the installation has on its own disk; nothing is ever fetched from elsewhere. Paths are relative to the
/// data folder: <c>Raster</c> and <c>Vector</c> are folders of z/x/y tiles, <c>PmTiles</c> is one file.
/// </summary>
public sealed record MapSettings
{
    public string? Raster { get; init; }

    public string? Vector { get; init; }

    public string? PmTiles { get; init; }

    /// <summary>Whose map it is, shown on it.</summary>
    public string? Attribution { get; init; }

    public static MapSettings Read(IConfiguration configuration, string dataFolder)
    {
        string? Found(string key, Func<string, bool> exists) =>
            configuration["Lykta:Map:" + key] is { Length: > 0 } path && Path.GetFullPath(path, dataFolder) is var full && exists(full) ? full : null;
        return new()
        {
            Raster = Found("Raster", Directory.Exists),
            Vector = Found("Vector", Directory.Exists),
            PmTiles = Found("PmTiles", File.Exists),
            Attribution = configuration["Lykta:Map:Attribution"] is { Length: > 0 and <= 200 } text ? text : null,
        };
    }

    /// <summary>What the browser is told; empty when there is only the partnership's own data.</summary>
    public string Kind => PmTiles is not null ? "pmtiles" : Vector is not null ? "vektor" : Raster is not null ? "raster" : "";
}
