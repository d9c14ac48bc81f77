namespace Lykta.Web.Platform.Operations;

/// <summary>What lies in the data folder beside the database: keys, anchors, settings.</summary>
internal static class DataFolder
{
    private const string AsideName = "before-restore-";

    public static IEnumerable<string> FilesBesideDatabase(LyktaSettings settings, string? except = null) =>
        Directory.Exists(settings.DataFolder)
            ? Directory.EnumerateFileSystemEntries(settings.DataFolder)
                .Where(entry => !IsDatabase(settings, entry) && !IsAside(entry))
                .SelectMany(FilesUnder)
                .Where(file => except is null || !file.StartsWith(except + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
            : [];

    public static bool IsEmpty(LyktaSettings settings) =>
        !Directory.Exists(settings.DataFolder)
        || Directory.EnumerateFileSystemEntries(settings.DataFolder).All(entry => IsAside(entry) || Path.GetFileName(entry) == "lykta.json");

    /// <summary>Moves all that is there into a folder of its own, so that nothing is lost by a wrong restore.</summary>
    public static string MoveAside(LyktaSettings settings, string stamp)
    {
        var aside = Path.Combine(settings.DataFolder, AsideName + stamp);
        var entries = Directory.EnumerateFileSystemEntries(settings.DataFolder)
            .Where(entry => !IsAside(entry) && Path.GetFileName(entry) != "lykta.json").ToList();
        Directory.CreateDirectory(aside);
        foreach (var entry in entries)
            Directory.Move(entry, Path.Combine(aside, Path.GetFileName(entry)));
        return aside;
    }

    /// <summary>Copies a file and waits until the disk has it.</summary>
    public static void CopyToDisk(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File.GetUnixFileMode(from);
        using var target = new FileStream(to, options);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
    }

    private static bool IsAside(string entry) => Path.GetFileName(entry).StartsWith(AsideName, StringComparison.Ordinal);

    // The database with its -wal and -shm.
    private static bool IsDatabase(LyktaSettings settings, string entry) =>
        entry.StartsWith(settings.SqlitePath, StringComparison.Ordinal);

    private static IEnumerable<string> FilesUnder(string entry) =>
        Directory.Exists(entry) ? Directory.EnumerateFiles(entry, "*", SearchOption.AllDirectories) : [entry];
}
