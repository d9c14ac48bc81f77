using System.Text.RegularExpressions;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Docs;

/// <summary>What the guide prints in bold is a word on a page, letter by letter, so that a renamed button is found here.</summary>
public sealed partial class GuideTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "docs", "guide");

    // Words of the guide's own, for emphasis, and one that the page shows with a time after it.
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "Samma sak två gånger?", "Bilder.", "Foto.", "Bjud in.", "Glömt lösenord.", "Ändra och avsluta.", "Granska en gång om året.", "Organisationer.", "112", "114 14", "mottagen",
    };

    [Fact]
    public void EveryBoldWord_InTheGuide_StandsOnAPage()
    {
        var known = TextCatalogue.Embedded["sv"].Values.ToHashSet(StringComparer.Ordinal);
        var words = Directory.EnumerateFiles(Folder, "*.md").SelectMany(f => Bold().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        words.Count.ShouldBeGreaterThan(100);
        words.Except(known).Except(Own).ShouldBeEmpty();
    }

    [Fact]
    public void EveryLink_BetweenDocuments_LeadsToAFile()
    {
        var docs = Path.Combine(RepositoryRoot.Path, "docs");
        var files = Directory.EnumerateFiles(docs, "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(RepositoryRoot.Path, "README.md")).Append(Path.Combine(RepositoryRoot.Path, "CONTRIBUTING.md"));
        var broken = files.SelectMany(f => Link().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)
            .Where(l => !l.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(f)!, l)))
            .Where(l => !l.EndsWith(".png", StringComparison.Ordinal))
            .Select(l => $"{Path.GetFileName(f)}: {l}"));
        broken.ShouldBeEmpty();
    }

    [GeneratedRegex(@"\*\*([^*\n]+)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex(@"\]\(([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();
}
