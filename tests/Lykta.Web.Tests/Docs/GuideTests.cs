using System.Text.RegularExpressions;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Docs;

/// <summary>What the guide prints in bold is a word on a page, letter by letter, so that a renamed button is found here.</summary>
public sealed partial class GuideTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "docs", "guide");

    // Words of the guide's own, for emphasis.
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "Fara nu? Ring 112.", "Samma sak två gånger?", "Bilder.", "Foto.", "Vem får se?", "Bjud in.", "Ändra och avsluta.", "Granska en gång om året.",
        "Organisationer.", "112", "114 14", "mottagen",
    };

    [Fact]
    public void EveryBoldWord_InTheGuide_StandsOnAPage()
    {
        var known = TextCatalogue.Embedded["sv"].Values.Where(t => Letters().IsMatch(Placeholder().Replace(Regex.Escape(t), ""))).Select(Pattern).Distinct(StringComparer.Ordinal)
            .Select(p => new Regex(p, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).ToList();
        var words = Directory.EnumerateFiles(Folder, "*.md").SelectMany(f => Bold().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        words.Count.ShouldBeGreaterThan(100);
        words.Where(w => !Own.Contains(w) && !known.Any(k => k.IsMatch(w))).ShouldBeEmpty();
    }

    [Fact]
    public void EveryLink_BetweenDocuments_LeadsToAFile()
    {
        var docs = Path.Combine(RepositoryRoot.Path, "docs");
        var files = Directory.EnumerateFiles(docs, "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(RepositoryRoot.Path, "README.md")).Append(Path.Combine(RepositoryRoot.Path, "CONTRIBUTING.md"));
        var broken = files.SelectMany(f => Link().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)
            .Where(l => !l.Contains("://", StringComparison.Ordinal) && !l.EndsWith(".png", StringComparison.Ordinal))
            .Where(l => !Path.Exists(Path.Combine(Path.GetDirectoryName(f)!, l)))
            .Select(l => $"{Path.GetFileName(f)}: {l}"));
        broken.ShouldBeEmpty();
    }

    private static string Pattern(string text) => "^" + Placeholder().Replace(Regex.Escape(text), ".+") + "$";

    [GeneratedRegex(@"\*\*([^*\n]+)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex(@"\]\(([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\\\{\d+[^}]*\}")]
    private static partial Regex Placeholder();
}
