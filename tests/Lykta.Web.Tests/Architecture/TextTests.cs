using System.Globalization;
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

    [Theory]
    [InlineData("sv", "Import.Check.InRows", "på 1 rad", "på 2 rader")]
    [InlineData("en", "Import.Check.InRows", "in 1 row", "in 2 rows")]
    [InlineData("sv", "Members.Count", "1 behörighet", "2 behörigheter")]
    public void Text_OfOneAndOfTwo_IsBent(string language, string key, string one, string two)
    {
        using var speaking = new Speaking(language);
        var texts = new Texts();
        texts[key, 1].Value.ShouldBe(one);
        texts[key, "1"].Value.ShouldBe(one, "numbers come as written ones too");
        texts[key, 2].Value.ShouldBe(two);
    }

    [Fact]
    public void Text_LaterNumberIsOne_IsBent()
    {
        using var speaking = new Speaking("sv");
        var texts = new Texts();
        texts["Present.Names.AndMore", "Torget, Parken", 1].Value.ShouldBe("Torget, Parken och en plats till");
        texts["Present.Names.AndMore", "Torget, Parken", 2].Value.ShouldBe("Torget, Parken och 2 platser till");
        texts["Groups.Age", 0].Value.ShouldBe("ny");
        texts["Groups.Age", 3].Value.ShouldBe("3 v.");
        texts["Briefing.Debrief.Said.AsExpected", 0, 1, 0, "fredag"].Value.ShouldBe("Som väntat enligt återrapport fredag.");
        texts["Places.Areas.Count", 12, 1, "i dag"].Value.ShouldBe("12 områden i 1 distrikt den i dag");
    }

    /// <summary>What a person may meet with one of a thing says it in the singular.</summary>
    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public void EveryCount_OfThings_HasItsWordsForOne(string language)
    {
        var texts = TextCatalogue.Embedded[language];
        var missing = texts.Where(t => !Rare.Any(r => t.Key.StartsWith(r, StringComparison.Ordinal)) && !OfOne().IsMatch(t.Key))
            .SelectMany(t => Counted().Matches(t.Value).Select(m => m.Groups[1].Value == "0" ? t.Key + ".One" : $"{t.Key}.One{m.Groups[1].Value}"))
            .Where(key => !texts.ContainsKey(key));
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void EveryTextForOne_HasItsTextForMany() =>
        TextCatalogue.Embedded["sv"].Keys.Where(k => OfOne().IsMatch(k) && k != "Shared.Errors.One")
            .Where(k => !TextCatalogue.Embedded["sv"].ContainsKey(OfOne().Replace(k, ""))).ShouldBeEmpty();

    // Commands and analyses speak to those who run them; the others name a limit, or a number that is always more than one.
    private static readonly string[] Rare =
    [
        "Commands.", "Analyse.", "Analysis.", "Files.", "Maps.Error.", "Mail.Weekly.Count", "Present.Trends.Title", "Present.Todo.Overdue.Chip",
        "Disposal.Error.LogTime", "Patrols.Template.Made",
    ];

    [GeneratedRegex(@"\.One\d?$")]
    private static partial Regex OfOne();

    [GeneratedRegex(@"\{(\d)\} (?:nya |upprepade |prioriterade |new |repeated |more |priority )?(?:rader|åtgärder|områden|behörigheter|platser|iakttagelser|dagar|poster|enheter|personer|länkar|texter|celler|bilder|frågor|bilagor|månader|veckor|sekunder|händelser|utsättningar|reservkoder|återrapporter|rapportörer|ärenden|rows|measures|areas|rights|places|observations|days|items|units|persons|people|links|texts|cells|photos|questions|attachments|months|weeks|seconds|events|briefings|codes|debriefs|reporters)\b")]
    private static partial Regex Counted();

    private sealed class Speaking : IDisposable
    {
        private readonly CultureInfo before = CultureInfo.CurrentUICulture;

        public Speaking(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "sv" ? "sv-SE" : "en-GB");

        public void Dispose() => CultureInfo.CurrentUICulture = before;
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Placeholder();

    [GeneratedRegex("""T\["([A-Za-z]+(?:\.[A-Za-z0-9]+)+)"(?:\]|,)""")]
    private static partial Regex LiteralKey();
}
