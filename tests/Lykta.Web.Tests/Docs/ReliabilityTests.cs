using System.Text.RegularExpressions;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Docs;

public sealed partial class ReliabilityTests
{
    [Fact]
    public void EveryTest_NamedInTheTable_IsThere()
    {
        var tests = Path.Combine(RepositoryRoot.Path, "tests");
        // A class may be in several files: SomeTests.cs, SomeTests.Part.cs.
        var sources = Directory.EnumerateFiles(tests, "*Tests*.cs", SearchOption.AllDirectories).GroupBy(f => Path.GetFileName(f).Split('.')[0], StringComparer.Ordinal)
            .ToDictionary(f => f.Key, f => string.Concat(f.Select(File.ReadAllText)), StringComparer.Ordinal);
        var named = Named().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "reliability.md")))
            .Select(m => (Class: m.Groups["class"].Value, Method: m.Groups["method"].Value, IsWhole: m.Groups["more"].Length == 0)).ToList();
        named.Count.ShouldBeGreaterThan(80);
        named.Where(n => !sources.Any(s => (n.Class.Length == 0 || s.Key == n.Class) && (n.Method.Length == 0 || Has(s.Value, n.Method, n.IsWhole))))
            .Select(n => $"{n.Class}.{n.Method}").ShouldBeEmpty();
    }

    private static bool Has(string source, string method, bool isWhole) =>
        source.Contains(isWhole ? $" {method}(" : $" {method}", StringComparison.Ordinal);

    // `SomeTests`, `SomeTests.Method_Condition_Outcome` or `Method_Condition_…`; an ellipsis stands for the rest of the name.
    [GeneratedRegex(@"`(?:(?:[A-Za-z.]+/[A-Za-z]+/)?(?<class>[A-Z]\w+Tests)(?:\.(?<method>[A-Z]\w+?_\w*)(?<more>…?))?|(?<method>[A-Z][A-Za-z0-9]+_\w*)(?<more>…?))`")]
    private static partial Regex Named();
}
