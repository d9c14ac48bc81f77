using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests;

public sealed class DocumentationTests
{
    private static readonly string[] Headings =
    [
        "Question", "Definition", "Assumptions", "When not to use it", "Worked example", "References", "Difference from R and Python", "Compare with R",
    ];

    private static readonly string Folder = Path.Combine(MethodPages.Root, "docs", "methods");

    [Fact]
    public void Docstrings_ReferToMethodsThatAreDescribed()
    {
        var named = Directory.EnumerateFiles(Path.Combine(MethodPages.Root, "src", "Lykta.Analysis"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"docs/methods/([a-z0-9-]+)\.md").Select(match => match.Groups[1].Value))
            .Distinct().ToList();
        named.Count.ShouldBeGreaterThan(35);
        foreach (var name in named) File.Exists(Path.Combine(Folder, name + ".md")).ShouldBeTrue(name);
    }

    [Fact]
    public void Methods_EveryStampedOne_HasAPage()
    {
        MethodPages.Stamped.Count.ShouldBeGreaterThan(35);
        foreach (var name in MethodPages.Stamped) File.Exists(Path.Combine(Folder, MethodPages.PageOf(name) + ".md")).ShouldBeTrue(name);
    }

    [Fact]
    public void Methods_HaveAllHeadingsInOrderAndTextUnderEach()
    {
        foreach (var file in Pages())
        {
            var text = File.ReadAllText(file);
            Regex.Matches(text, "^## (?<heading>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture).Select(match => match.Groups["heading"].Value).ShouldBe(Headings, file);
            foreach (var part in Regex.Split(text, "^#+ .+$", RegexOptions.Multiline).Skip(2)) part.Trim().Length.ShouldBeGreaterThan(10, file);
            Regex.IsMatch(text, @"## References\n- .+\d{4}|## References\n- R Core Team").ShouldBeTrue(file);
        }
    }

    [Fact]
    public void Methods_Links_LeadToPages()
    {
        foreach (var file in Pages())
            foreach (Match link in Regex.Matches(File.ReadAllText(file), @"\]\((?<page>[a-z0-9-]+\.md)\)"))
                File.Exists(Path.Combine(Folder, link.Groups["page"].Value)).ShouldBeTrue($"{Path.GetFileName(file)}: {link.Value}");
    }

    [Fact]
    public void Index_NamesEveryPage()
    {
        var index = File.ReadAllText(Path.Combine(Folder, "README.md"));
        foreach (var file in Pages()) index.ShouldContain($"({Path.GetFileName(file)})");
    }

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Folder, "*.md").Where(file => !file.EndsWith("README.md", StringComparison.Ordinal));
}
