using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests;

public sealed class DocumentationTests
{
    private static readonly string[] Headings =
        ["Question", "Definition", "Assumptions", "When not to use it", "Worked example", "References", "Difference from R and Python"];

    private static readonly string Root = FindRoot();

    [Fact]
    public void Docstrings_ReferToMethodsThatAreDescribed()
    {
        var named = Directory.EnumerateFiles(Path.Combine(Root, "src", "Lykta.Analysis"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"docs/methods/([a-z-]+)\.md").Select(match => match.Groups[1].Value))
            .Distinct().ToList();
        named.Count.ShouldBeGreaterThan(15);
        foreach (var name in named) File.Exists(Path.Combine(Root, "docs", "methods", name + ".md")).ShouldBeTrue(name);
    }

    [Fact]
    public void Methods_HaveAllHeadingsInOrder()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "docs", "methods"), "*.md"))
            Regex.Matches(File.ReadAllText(file), "^## (?<heading>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture).Select(match => match.Groups["heading"].Value).ShouldBe(Headings, file);
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Lykta.slnx"))) directory = directory.Parent;
        return directory.ShouldNotBeNull().FullName;
    }
}
