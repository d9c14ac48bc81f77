using System.Text.RegularExpressions;
using Xunit;

namespace Lykta.Analysis.Tests.Comparison;

/// <summary>The text of every script, its long lists of data left out.</summary>
public sealed class ComparisonGoldenTests
{
    private static string Short(string line) => Regex.Replace(line, @"c\(([^()]{60})[^()]*\)", "c($1 …)");

    private static IEnumerable<string> Lines(string script) => Regex.Replace(script, ",\n  ", ", ").TrimEnd('\n').Split('\n').Select(line => Regex.Replace(Short(line), @"(?<=\d\.\d{9})\d+", ""));

    [Fact]
    public void Comparison_AllScripts_AreAsBefore() =>
        Golden.Check("Comparison", ScriptsToTry.All.Select(script => (script.Key, (Func<object?>)(() => Lines(script.Value())))));
}
