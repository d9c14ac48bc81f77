using System.Globalization;
using Lykta.Web.Platform.Commands;

namespace Lykta.Web.Platform.Operations;

/// <summary>
/// Takes a whole copy while the program runs: first what lies beside the database (keys, anchors), then the database in one
/// snapshot, so that no anchor is younger than its chain. The folder gets its name when everything in it is on the disk.
/// </summary>
public sealed class Backup(LyktaSettings settings, TimeProvider time)
{
    private const string NameFormat = "'lykta-'yyyyMMdd'T'HHmmss'Z'";

    public async Task<(string Folder, BackupManifest Manifest)> TakeAsync(string to, CancellationToken cancel)
    {
        var takenAt = time.GetUtcNow();
        var folder = FreeName(Path.Combine(Path.GetFullPath(to), takenAt.ToString(NameFormat, CultureInfo.InvariantCulture)));
        var part = folder + ".part";
        MakePrivate(part);
        var files = await CopyBesideAsync(part, to, cancel);
        var copy = DatabaseCopy.For(settings);
        var (counts, migration) = await copy.TakeAsync(Path.Combine(part, copy.FileName), cancel);
        files.Add(await BackupManifest.FingerprintAsync(Path.Combine(part, copy.FileName), copy.FileName, cancel));
        var manifest = new BackupManifest(Version, takenAt, copy.Kind, migration, files, counts);
        await manifest.WriteAsync(part, cancel);
        Directory.Move(part, folder);
        return (folder, manifest);
    }

    /// <summary>Erases whole backups older than the days given; never the newest one.</summary>
    public IReadOnlyList<string> EraseOlderThan(string to, int days)
    {
        var limit = time.GetUtcNow().AddDays(-days);
        var old = Directory.EnumerateDirectories(to, "lykta-*")
            .Select(path => (Path: path, TakenAt: TakenAt(Path.GetFileName(path))))
            .Where(b => b.TakenAt is not null).OrderByDescending(b => b.TakenAt).Skip(1)
            .Where(b => b.TakenAt < limit).Select(b => b.Path).ToList();
        foreach (var path in old)
            Directory.Delete(path, recursive: true);
        return old;
    }

    private static string Version => typeof(Backup).Assembly.GetName().Version!.ToString(3);

    private static DateTimeOffset? TakenAt(string name)
    {
        // Unfinished folders count too, and a second one in the same second has a number.
        var stamp = name.Length > 22 && name[22] is '.' or '-' ? name[..22] : name;
        return DateTimeOffset.TryParseExact(stamp, NameFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }

    private static string FreeName(string wanted)
    {
        for (var n = 1; ; n++)
        {
            var name = n == 1 ? wanted : string.Create(CultureInfo.InvariantCulture, $"{wanted}-{n}");
            if (!Directory.Exists(name) && !Directory.Exists(name + ".part"))
                return name;
        }
    }

    private async Task<List<BackupFile>> CopyBesideAsync(string part, string to, CancellationToken cancel)
    {
        var files = new List<BackupFile>();
        foreach (var (path, inside) in FilesBeside(Path.GetFullPath(to)))
        {
            var name = $"{BackupManifest.BesideFolder}/{inside.Replace('\\', '/')}";
            var target = Path.Combine(part, name);
            MakePrivate(Path.GetDirectoryName(target)!);
            DataFolder.CopyToDisk(path, target);
            files.Add(await BackupManifest.FingerprintAsync(target, name, cancel));
        }

        return files;
    }

    // An anchor kept elsewhere is copied too, as it stood: a drill checks the chains against it.
    private IEnumerable<(string Path, string Inside)> FilesBeside(string except)
    {
        foreach (var path in DataFolder.FilesBesideDatabase(settings, except))
            yield return (path, Path.GetRelativePath(settings.DataFolder, path));
        var here = new LyktaSettings { DataFolder = settings.DataFolder };
        foreach (var (path, usual) in new[] { (settings.AnchorPath, here.AnchorPath), (settings.AnchorKeyPath, here.AnchorKeyPath) })
        {
            if (path != usual && File.Exists(path))
                yield return (path, Path.GetRelativePath(settings.DataFolder, usual));
        }
    }

    // Keys lie in it: nobody but the service reads it.
    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

/// <summary>`lykta backup --to DIR [--keep-days N]`.</summary>
internal static class BackupCommand
{
    public static async Task<int> RunAsync(IConfiguration configuration)
    {
        if (configuration["to"] is not { Length: > 0 } to)
            throw CommandRefusedException.Usage("backup");
        var backup = new Backup(LyktaSettings.Read(configuration), TimeProvider.System);
        var (folder, manifest) = await backup.TakeAsync(to, CancellationToken.None);
        Say.Line("Commands.Backup.Done", folder, manifest.Files.Count, manifest.Files.Sum(f => f.Bytes) / 1024 / 1024, manifest.Rows);
        if (!manifest.HasKeys)
            Say.Error("Commands.Backup.NoKeys");
        if (configuration["keep-days"] is not { Length: > 0 } kept)
            return 0;
        if (!int.TryParse(kept, CultureInfo.InvariantCulture, out var days) || days < 1)
            throw CommandRefusedException.Usage("backup");
        foreach (var erased in backup.EraseOlderThan(to, days))
            Say.Line("Commands.Backup.Erased", erased);
        return 0;
    }
}
