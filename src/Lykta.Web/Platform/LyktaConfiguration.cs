using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Lykta.Web.Platform;

/// <summary>Where settings come from: lykta.json in the data folder, then the environment (Lykta__Postgres …), then the command line.</summary>
public static class LyktaConfiguration
{
    private static readonly string[] Switches = ["--force", "--new-keys"];

    /// <summary>Puts lykta.json under the environment and the command line.</summary>
    public static void AddLyktaFile(this ConfigurationManager configuration)
    {
        var sources = ((IConfigurationBuilder)configuration).Sources;
        var environment = sources.LastOrDefault(s => s is EnvironmentVariablesConfigurationSource { Prefix: null or "" });
        var at = environment is null ? sources.Count : sources.IndexOf(environment);
        var file = new ConfigurationBuilder().AddJsonFile(FileOf(configuration), optional: true).Sources[^1];
        sources.Insert(at, file);
    }

    /// <summary>The same for a verb, whose own options stand on the command line too.</summary>
    public static IConfiguration ForCommand(string[] options)
    {
        var given = options.Where(o => o.Length > 0).Select(o => Switches.Contains(o, StringComparer.Ordinal) ? $"{o}=true" : o).ToArray();
        var file = FileOf(new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(given).Build());
        return new ConfigurationBuilder().AddJsonFile(file, optional: true).AddEnvironmentVariables().AddCommandLine(given).Build();
    }

    private static string FileOf(IConfiguration configuration) =>
        Path.Combine(LyktaSettings.Read(configuration).DataFolder, "lykta.json");
}
