using System.Globalization;
using System.Text.RegularExpressions;
using Lykta.Analysis;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Texts;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Shared;

/// <summary>How numbers are said to those who are not statisticians: rules for every sentence of the analysis library, in both languages.</summary>
public sealed class ReadingRulesTests
{
    public static TheoryData<string> Languages => ["sv", "en"];

    private static IEnumerable<(string Key, string Text)> Sentences(string language) =>
        ReadingCatalogue.All.Keys.Select(key => (key, TextCatalogue.Embedded[language][key]));

    [Theory]
    [MemberData(nameof(Languages))]
    public void TooFew_IsSaidInWords(string language)
    {
        var words = language == "sv" ? "för få|[Ff]ör litet underlag|[Ff]ör kort|för lika|för små" : "too few|[Tt]oo small a base|[Tt]oo short|too alike|too small";
        foreach (var (key, text) in Sentences(language).Where(s => s.Key.EndsWith("TooFewToSay", StringComparison.Ordinal)))
            Regex.IsMatch(text, words, RegexOptions.IgnoreCase).ShouldBeTrue($"{key}: {text}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void WithinNormal_IsNeverSaidAsNoChange(string language)
    {
        var forbidden = language == "sv" ? "oförändra|ingen skillnad|ingen förändring|samma som" : "unchanged|no difference|no change|the same as";
        foreach (var (key, text) in Sentences(language).Where(s => s.Key.Contains("WithinNormal", StringComparison.Ordinal)))
            Regex.IsMatch(text, forbidden, RegexOptions.IgnoreCase).ShouldBeFalse($"{key}: {text}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Sentences_DoNotSpeakStatisticsNorClaimCauses(string language)
    {
        var forbidden = language == "sv"
            ? @"signifikan|p-värde|konfidens|hypotes|bevis|orsak|leder till|brottslighet|farlig|\bbrott\b"
            : @"significan|p-value|confidence|hypothes|\bproof\b|\bcaus|leads to|\bcrime|danger";
        foreach (var (key, text) in Sentences(language))
            Regex.IsMatch(text, forbidden, RegexOptions.IgnoreCase).ShouldBeFalse($"{key}: {text}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void PercentOfChange_IsSaidWithBothCountsAlone(string language)
    {
        foreach (var (key, text) in Sentences(language).Where(s => ReadingCatalogue.All[s.Key].Contains("change", StringComparer.Ordinal) && s.Text.Contains('%', StringComparison.Ordinal)))
        {
            key.ShouldEndWith(".WithPercent");
            text.ShouldContain("{0}");
            text.ShouldContain("{1}");
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Effects_AreSaidWithTheirIntervalOrTheirCounts(string language)
    {
        foreach (var (key, text) in Sentences(language))
        {
            var names = ReadingCatalogue.All[key];
            foreach (var needed in new[] { "lower", "upper", "controlBefore", "controlAfter" })
            {
                var at = names.ToList().IndexOf(needed);
                if (at >= 0)
                    text.Contains($"{{{at}}}", StringComparison.Ordinal).ShouldBeTrue($"{key}: {text}");
            }
        }
    }

    [Fact]
    public void Numbers_AreWrittenWithoutFalsePrecision()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
        ReadingText.Written(new("x", 0.2549, NumberKind.Share)).ShouldBe("25");
        ReadingText.Written(new("x", 31.4, NumberKind.Count)).ShouldBe("31");
        ReadingText.Written(new("x", 31.4, NumberKind.MeanCount)).ShouldBe("31");
        ReadingText.Written(new("x", 3.14159, NumberKind.MeanCount)).ShouldBe("3,1");
        ReadingText.Written(new("x", 12.7, NumberKind.Years)).ShouldBe("13");
        ReadingText.Written(new("x", 0.5, NumberKind.RelativeChange)).ShouldBe("50");
        CultureInfo.CurrentCulture = before;
    }
}
