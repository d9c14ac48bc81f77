using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;

namespace Lykta.Web.Platform.Audit;

/// <summary>`lykta verify-audit` and `lykta accept-restore --decision …`.</summary>
public static class AuditCommands
{
    /// <summary>Prints how each chain stands; 0 when all are whole, 1 when anything was found.</summary>
    public static async Task<int> VerifyAsync(IConfiguration configuration)
    {
        await using var services = Services(configuration);
        var result = await services.GetRequiredService<AuditVerifier>().VerifyAsync(CancellationToken.None);
        foreach (var chain in result.Chains)
        {
            Console.WriteLine(Inv($"{chain.Partnership} {chain.Chain}: {chain.Links} links, {chain.First}-{chain.Last}, {(chain.IsWhole ? "whole" : "TAMPERED WITH")}"));
            foreach (var finding in chain.Findings)
                Console.WriteLine(Inv($"  {finding.Fault} at {finding.Sequence}{(finding.Until is { } until ? $"-{until}" : "")}"));
        }

        foreach (var finding in result.Anchor)
            Console.WriteLine(Inv($"anchor file: {finding.Fault} line {finding.Sequence}"));
        return result.IsWhole ? 0 : 1;
    }

    public static async Task<int> AcceptRestoreAsync(IConfiguration configuration)
    {
        if (configuration["decision"] is not { Length: > 0 } decision)
        {
            await Console.Error.WriteLineAsync("--decision is needed: who decided to go back to the backup, and when.");
            return 2;
        }

        await using var services = Services(configuration);
        var lines = await services.GetRequiredService<AuditAnchor>().AcceptRestoreAsync(decision, CancellationToken.None);
        Console.WriteLine(Inv($"{lines} heads anchored anew after a restore."));
        return 0;
    }

    private static ServiceProvider Services(IConfiguration configuration)
    {
        var settings = LyktaSettings.Read(configuration);
        return new ServiceCollection().AddLogging().AddSingleton(settings).AddSingleton(TimeProvider.System).AddData(settings)
            .AddSingleton<AuditAnchor>().AddSingleton<AuditVerifier>().BuildServiceProvider();
    }

    private static string Inv(FormattableString text) => FormattableString.Invariant(text);
}
