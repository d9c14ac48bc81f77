using System.Security.Cryptography;
using System.Text.Json;
using Lykta.Web.Platform.Commands;

namespace Lykta.Web.Platform.Operations;

public enum DatabaseKind
{
    Sqlite, Postgres,
}

/// <summary>One file of a backup and the fingerprint that it must still have.</summary>
public sealed record BackupFile(string Path, long Bytes, string Sha256);

/// <summary>What a backup holds: written last, so that a folder without it is no backup.</summary>
public sealed record BackupManifest(
    string Version, DateTimeOffset TakenAt, DatabaseKind Database, string? Migration,
    IReadOnlyList<BackupFile> Files, IReadOnlyDictionary<string, long> Counts)
{
    public const string FileName = "manifest.json";
    public const string SqliteFile = "lykta.db";
    public const string PostgresFile = "lykta.dump";

    /// <summary>What lay beside the database in the data folder: keys, anchors, settings.</summary>
    public const string BesideFolder = "data";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public bool HasKeys => Files.Any(f => f.Path.StartsWith($"{BesideFolder}/keys/", StringComparison.Ordinal));

    public long Rows => Counts.Values.Sum();

    public static async Task<BackupManifest> ReadAsync(string folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new CommandRefusedException("Commands.Restore.NoManifest", folder);
        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<BackupManifest>(file, Json, cancel) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new CommandRefusedException("Commands.Restore.NoManifest", folder);
        }
    }

    public async Task WriteAsync(string folder, CancellationToken cancel)
    {
        await using var file = new FileStream(Path.Combine(folder, FileName), FileMode.CreateNew);
        await JsonSerializer.SerializeAsync(file, this, Json, cancel);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The first file that is not what it was, or null.</summary>
    public async Task<string?> FindDamageAsync(string folder, CancellationToken cancel)
    {
        foreach (var expected in Files)
        {
            var path = Path.Combine(folder, expected.Path);
            if (!File.Exists(path) || await FingerprintAsync(path, expected.Path, cancel) != expected)
                return expected.Path;
        }

        return null;
    }

    public static async Task<BackupFile> FingerprintAsync(string path, string name, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return new(name, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)));
    }
}
