using System.Globalization;
using Lykta.Web.Data;
using Lykta.Web.Platform.Commands;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Operations;

/// <summary>How far a restore may go.</summary>
/// <param name="IsForced">What is there is put aside; otherwise it must be empty.</param>
/// <param name="MayLackKeys">Without the key ring: everyone signs in anew, and what was encrypted with it is lost.</param>
public sealed record RestoreLicence(bool IsForced = false, bool MayLackKeys = false);

/// <summary>Puts a backup back: everything is checked before anything is touched.</summary>
public sealed class Restore(LyktaSettings settings, TimeProvider time)
{
    public async Task<(BackupManifest Manifest, string? Aside)> PutBackAsync(string from, RestoreLicence licence, CancellationToken cancel)
    {
        var manifest = await BackupManifest.ReadAsync(from, cancel);
        var copy = DatabaseCopy.For(settings);
        await RefuseUnlessFitAsync(from, manifest, copy, licence, cancel);
        var stamp = time.GetUtcNow().ToString("yyyyMMdd't'HHmmss", CultureInfo.InvariantCulture);
        string? aside = null;
        if (!DataFolder.IsEmpty(settings))
            aside = DataFolder.MoveAside(settings, stamp);
        if (!await copy.IsEmptyAsync(cancel))
            await copy.MoveAsideAsync(stamp, cancel);
        Directory.CreateDirectory(settings.DataFolder);
        foreach (var file in manifest.Files.Where(f => f.Path.StartsWith(BackupManifest.BesideFolder + "/", StringComparison.Ordinal)))
            PutBeside(from, file);
        await copy.PutBackAsync(Path.Combine(from, copy.FileName), cancel);
        return (manifest, aside);
    }

    private async Task RefuseUnlessFitAsync(string from, BackupManifest manifest, DatabaseCopy copy, RestoreLicence licence, CancellationToken cancel)
    {
        if (manifest.Database != copy.Kind)
            throw new CommandRefusedException("Commands.Restore.OtherDatabase", manifest.Database, copy.Kind);
        if (await manifest.FindDamageAsync(from, cancel) is { } damaged)
            throw new CommandRefusedException("Commands.Restore.Damaged", damaged);
        if (!manifest.HasKeys && !licence.MayLackKeys)
            throw new CommandRefusedException("Commands.Restore.NoKeys");
        if (manifest.Migration is { } newest && !KnownMigrations().Contains(newest, StringComparer.Ordinal))
            throw new CommandRefusedException("Commands.Restore.Newer", manifest.Version, newest);
        if (licence.IsForced)
        {
            // Last of all, as it ends the write-ahead log of what is there.
            if (await copy.IsInUseAsync(cancel))
                throw new CommandRefusedException("Commands.Restore.InUse");
            return;
        }

        if (!DataFolder.IsEmpty(settings))
            throw new CommandRefusedException("Commands.Restore.NotEmpty", settings.DataFolder);
        if (!await copy.IsEmptyAsync(cancel))
            throw new CommandRefusedException("Commands.Restore.DatabaseNotEmpty");
    }

    // This installation's own settings file stays.
    private void PutBeside(string from, BackupFile file)
    {
        var target = Path.GetFullPath(Path.Combine(settings.DataFolder, file.Path[(BackupManifest.BesideFolder.Length + 1)..]));
        if (!target.StartsWith(settings.DataFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new CommandRefusedException("Commands.Restore.Damaged", file.Path);
        if (File.Exists(target))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        DataFolder.CopyToDisk(Path.Combine(from, file.Path), target);
    }

    private List<string> KnownMigrations()
    {
        using LyktaStore store = settings.Postgres is { } connection ? new PostgresStore(connection) : new SqliteStore(settings.SqlitePath);
        using var db = store.Open(new LyktaScope());
        return [.. db.Database.GetMigrations()];
    }
}

/// <summary>`lykta restore --from DIR [--force] [--new-keys]`.</summary>
internal static class RestoreCommand
{
    public static async Task<int> RunAsync(IConfiguration configuration)
    {
        if (configuration["from"] is not { Length: > 0 } from)
            throw CommandRefusedException.Usage("restore");
        var licence = new RestoreLicence(configuration["force"] == "true", configuration["new-keys"] == "true");
        var restore = new Restore(LyktaSettings.Read(configuration), TimeProvider.System);
        var (manifest, aside) = await restore.PutBackAsync(from, licence, CancellationToken.None);
        Say.Line("Commands.Restore.Done", manifest.Rows, manifest.TakenAt.ToLocalTime(), manifest.Version);
        if (aside is not null)
            Say.Line("Commands.Restore.Aside", aside);
        Say.Line("Commands.Restore.Next");
        return 0;
    }
}
