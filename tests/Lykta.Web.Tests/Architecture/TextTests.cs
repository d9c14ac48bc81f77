using System.Text.RegularExpressions;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Architecture;

public sealed partial class TextTests
{
    [Fact]
    public void Swedish_AndEnglish_HaveTheSameKeys()
    {
        var sv = TextCatalogue.Embedded["sv"].Keys.ToHashSet(StringComparer.Ordinal);
        var en = TextCatalogue.Embedded["en"].Keys.ToHashSet(StringComparer.Ordinal);
        sv.Except(en).ShouldBeEmpty();
        en.Except(sv).ShouldBeEmpty();
        sv.Count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Swedish_AndEnglish_TakeTheSameNumbers()
    {
        foreach (var (key, sv) in TextCatalogue.Embedded["sv"])
            Placeholders(TextCatalogue.Embedded["en"][key]).ShouldBe(Placeholders(sv), key);
    }

    [Fact]
    public void EveryKeyOnAPage_IsInTheCatalogue()
    {
        var missing = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src", "Lykta.Web"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => LiteralKey().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .Where(key => !TextCatalogue.Embedded["sv"].ContainsKey(key)).Distinct();
        missing.ShouldBeEmpty();
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Placeholder();

    [GeneratedRegex("""T\["([A-Za-z]+(?:\.[A-Za-z0-9]+)+)"(?:\]|,)""")]
    private static partial Regex LiteralKey();
}
