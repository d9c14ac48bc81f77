using System.Text.RegularExpressions;

namespace Lykta.Analysis.Tests;

/// <summary>The names that the library stamps its results with, read from its source.</summary>
internal static class MethodPages
{
    public static string Root { get; } = FindRoot();

    /// <summary>Methods without one number that R could check: the reason is on their page.</summary>
    public static IReadOnlyList<string> WithoutScript { get; } = [];

    public static IReadOnlyList<string> Stamped { get; } = [.. Sources()
        .SelectMany(file => Regex.Matches(
            File.ReadAllText(file), @"""(?<name>[a-z0-9]+(-[a-z0-9]+)+)""|""(?<name>[a-z]+)"",\s*1\b|Question\(""(?<name>[a-z]+)""|: ""(?<name>gi)""", RegexOptions.ExplicitCapture))
        .Select(match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The page of a method: its own, or that of the family when it is one of its forms.</summary>
    public static string PageOf(string name) => name switch
    {
        "gi" => "gi-star",
        "kernel-density-exact" or "kernel-density-binned" => "kernel-density",
        "empirical-bayes-global" or "empirical-bayes-local" => "empirical-bayes",
        "bandwidth-scott" or "bandwidth-likelihood" or "bandwidth-least-squares" => "bandwidth",
        _ => name,
    };

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Root, "src", "Lykta.Analysis"), "*.cs", SearchOption.AllDirectories);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Lykta.slnx"))) directory = directory.Parent;
        return directory!.FullName;
    }
}
