using Lykta.Web.Data;

namespace Lykta.Web.Platform.Commands;

/// <summary>The verbs of the executable: migrate, seed …; everything else starts the server.</summary>
public static class Command
{
    private static readonly Dictionary<string, Func<IConfiguration, Task<int>>> Verbs = new(StringComparer.Ordinal)
    {
        ["migrate"] = MigrateAsync,
        ["verify-audit"] = Audit.AuditCommands.VerifyAsync,
        ["accept-restore"] = Audit.AuditCommands.AcceptRestoreAsync,
    };

    public static async Task<int?> TryRunAsync(string[] args)
    {
        if (args.Length == 0 || !Verbs.TryGetValue(args[0], out var verb))
            return null;
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args[1..]).Build();
        return await verb(configuration);
    }

    private static async Task<int> MigrateAsync(IConfiguration configuration)
    {
        await Migrator.MigrateAsync(LyktaSettings.Read(configuration), CancellationToken.None);
        return 0;
    }
}
