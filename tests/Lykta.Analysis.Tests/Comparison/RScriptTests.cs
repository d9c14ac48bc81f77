using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Comparison;

/// <summary>Every script is run in R, where R is, and must say that all numbers agree.</summary>
public sealed class RScriptTests
{
    public static TheoryData<string> Names => [.. ScriptsToTry.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Script_RunInR_Agrees(string name)
    {
        var script = ScriptsToTry.All[name]();
        Regex.Count(script, "^check\\(", RegexOptions.Multiline).ShouldBeGreaterThan(0);
        if (!Rscript.IsThere) Assert.Skip("Rscript is not installed (Debian: r-base-core).");
        var (code, said) = Rscript.Run(script);
        if (Regex.Match(said, @"First: install\.packages\('(?<name>[^']+)'\)") is { Success: true } missing)
            Assert.Skip($"The R package {missing.Groups["name"].Value} is not installed.");
        code.ShouldBe(0, said);
        said.ShouldContain("All numbers agree.");
    }

    [Fact]
    public void Script_WrongNumber_IsToldByR()
    {
        if (!Rscript.IsThere) Assert.Skip("Rscript is not installed (Debian: r-base-core).");
        var result = Analysis.Trends.CountInterval.Of(31);
        var (code, said) = Rscript.Run(Analysis.Comparison.RScript.Of(32, result));
        code.ShouldBe(1, said);
        said.ShouldContain("SOME NUMBERS DIFFER");
    }

    [Fact]
    public void Scripts_EveryMethodWithAPage_HasOne()
    {
        var stamped = ScriptsToTry.All.Values.SelectMany(script => Regex.Matches(script(), "# Method: (?<name>[a-z0-9-]+),")).Select(match => match.Groups["name"].Value).ToHashSet();
        string[] wanted = [.. MethodPages.Stamped.Where(name => !MethodPages.WithoutScript.Contains(name))];
        wanted.Except(stamped).ShouldBeEmpty();
    }
}
