using System.Globalization;
using Lykta.Web.Data;
using Lykta.Web.Platform.Operations;

namespace Lykta.Web.Platform.Commands;

/// <summary>The verbs of the executable; no verb, or only settings, starts the server. 0 done, 1 failed, 2 not understood, 3 refused.</summary>
public static class Command
{
    private const int Failed = 1, NotUnderstood = 2, Refused = 3;

    // Takes words of its own (a method and its options) rather than settings.
    private const string Analyse = "analyse";

    private static readonly Dictionary<string, Func<IConfiguration, Task<int>>> Verbs = new(StringComparer.Ordinal)
    {
        ["help"] = HelpAsync,
        ["migrate"] = MigrateAsync,
        ["first-admin"] = Capabilities.Members.FirstDoors.RunAsync,
        ["backup"] = BackupCommand.RunAsync,
        ["restore"] = RestoreCommand.RunAsync,
        ["drill"] = DrillCommand.RunAsync,
        ["seed"] = Seed.BulkSeedCommand.RunAsync,
        ["verify-audit"] = Audit.AuditCommands.VerifyAsync,
        ["accept-restore"] = Audit.AuditCommands.AcceptRestoreAsync,
    };

    /// <summary>Null when the arguments ask for the server.</summary>
    public static async Task<int?> TryRunAsync(string[] args)
    {
        var first = args.FirstOrDefault();
        if (first is "--help" or "-h")
            first = "help";
        if (string.IsNullOrEmpty(first) || first.StartsWith('-'))
            return null;
        SpeakSwedishUnlessEnglish();
        if (first == Analyse)
            return await GuardedAsync(() => Capabilities.Analyse.AnalyseCommand.RunAsync(args[1..]));
        if (Find(first) is not { } verb)
        {
            Say.Error("Commands.Unknown", first);
            await HelpAsync(new ConfigurationBuilder().Build());
            return NotUnderstood;
        }

        return await GuardedAsync(() => verb(LyktaConfiguration.ForCommand(args[1..])));
    }

    /// <summary>A verb by name, for commands that build on one another.</summary>
    internal static Func<IConfiguration, Task<int>>? Find(string verb) => Verbs.GetValueOrDefault(verb);

    private static async Task<int> GuardedAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (CommandRefusedException refusal)
        {
            Say.Error(refusal.TextKey, refusal.Arguments);
            return refusal.IsUsage ? NotUnderstood : Refused;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.Data.Common.DbException or InvalidOperationException)
        {
            Say.Error("Commands.Failed", failure.Message);
            return Failed;
        }
    }

    private static async Task<int> MigrateAsync(IConfiguration configuration)
    {
        await Migrator.MigrateAsync(LyktaSettings.Read(configuration), CancellationToken.None);
        Say.Line("Commands.Migrate.Done");
        return 0;
    }

    private static Task<int> HelpAsync(IConfiguration configuration)
    {
        Say.Line("Commands.Help.Intro");
        foreach (var verb in Verbs.Keys)
            Say.Line($"Commands.Help.{verb}");
        Say.Line($"Commands.Help.{Analyse}");
        Say.Line("Commands.Help.Settings");
        return Task.FromResult(0);
    }

    private static void SpeakSwedishUnlessEnglish()
    {
        var culture = CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en-GB" : "sv-SE");
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
    }
}
