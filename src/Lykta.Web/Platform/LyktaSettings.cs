namespace Lykta.Web.Platform;

/// <summary>How this installation is set: from command line, environment (LYKTA__…) and lykta.json in the data folder.</summary>
public sealed record LyktaSettings
{
    /// <summary>Folder for the embedded database, keys and anchors.</summary>
    public required string DataFolder { get; init; }

    /// <summary>PostgreSQL connection of the application role; null means the embedded SQLite.</summary>
    public string? Postgres { get; init; }

    /// <summary>PostgreSQL connection of the owning role, for migrations.</summary>
    public string? PostgresOwner { get; init; }

    /// <summary>PostgreSQL connection that reads past row security, for backups; the owner's when it is not set.</summary>
    public string? PostgresBackup { get; init; }

    /// <summary>Folder of pg_dump and pg_restore when they are not on the path.</summary>
    public string? PostgresPrograms { get; init; }

    /// <summary>Addresses and networks of the proxies whose X-Forwarded-For and -Proto are believed; none when it is not set.</summary>
    public string? Proxies { get; init; }

    /// <summary>Where people reach Lykta, without a slash at the end; links begin with it. The visitor's own address when it is not set.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>The host names that Lykta answers to, with semicolons; every one when it is not set.</summary>
    public string? Hosts { get; init; }

    /// <summary>Persona sign-in and the banner; never on by itself.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Where audit chains are anchored; best on another machine's append-only share.</summary>
    public string? Anchor { get; init; }

    /// <summary>The key that signs anchors; the same file for every node.</summary>
    public string? AnchorKey { get; init; }

    public string AnchorPath => Anchor ?? Path.Combine(DataFolder, "anchor", "audit-anchor.jsonl");

    public string AnchorKeyPath => AnchorKey ?? Path.Combine(DataFolder, "keys", "audit-signing.pem");

    public string DigestKeyPath => Path.Combine(DataFolder, "keys", "row-digests.key");

    public string SqlitePath => Path.Combine(DataFolder, "lykta.db");

    public static LyktaSettings Read(IConfiguration configuration) => new()
    {
        DataFolder = Path.GetFullPath(configuration["Lykta:Data"] ?? "data"),
        Postgres = NullIfEmpty(configuration["Lykta:Postgres"]),
        PostgresOwner = NullIfEmpty(configuration["Lykta:PostgresOwner"]),
        PostgresBackup = NullIfEmpty(configuration["Lykta:PostgresBackup"]),
        PostgresPrograms = NullIfEmpty(configuration["Lykta:PostgresPrograms"]),
        Anchor = NullIfEmpty(configuration["Lykta:Anchor"]),
        AnchorKey = NullIfEmpty(configuration["Lykta:AnchorKey"]),
        Proxies = NullIfEmpty(configuration["Lykta:Proxies"]),
        PublicUrl = NullIfEmpty(configuration["Lykta:PublicUrl"])?.TrimEnd('/'),
        Hosts = NullIfEmpty(configuration["Lykta:Hosts"]),
        IsDemo = string.Equals(configuration["Lykta:Demo"], "true", StringComparison.OrdinalIgnoreCase),
    };

    private static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
