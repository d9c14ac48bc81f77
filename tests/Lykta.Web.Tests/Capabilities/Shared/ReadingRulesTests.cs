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
            ? @"signifikan|standardavvikelse|p-värde|konfidens|hypotes|bevis|orsak|leder till|brottslighet|farlig|\bbrott\b"
            : @"significan|standard deviation|p-value|confidence|hypothes|\bproof\b|\bcaus|leads to|\bcrime|danger";
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
        using var swedish = new Spoken("sv");
        string Written(double value, NumberKind kind) => new Texts().Written(new("x", value, kind));
        Written(0.2549, NumberKind.Share).ShouldBe("25");
        Written(31.4, NumberKind.Count).ShouldBe("31");
        Written(31.4, NumberKind.MeanCount).ShouldBe("31");
        Written(3.14159, NumberKind.MeanCount).ShouldBe("3");
        Written(0.5, NumberKind.RelativeChange).ShouldBe("50");
        Written(0.25, NumberKind.Density).ShouldBe("mindre än 1");
        Written(0.3, NumberKind.MeanCount).ShouldBe("mindre än 1");
        Written(0, NumberKind.MeanCount).ShouldBe("0");
        Written(0.6, NumberKind.MeanCount).ShouldBe("1");
    }

    [Theory]
    [InlineData("sv", 12.7, "13 år")]
    [InlineData("sv", 1.9, "2 år")]
    [InlineData("sv", 1.2, "ett år")]
    [InlineData("sv", 0.97, "ett år")]
    [InlineData("sv", 0.35, "4 månader")]
    [InlineData("sv", 0.01, "en månad")]
    [InlineData("en", 1.9, "2 years")]
    [InlineData("en", 0.35, "4 months")]
    public void Years_AreSaidAsPeopleCountThem(string language, double years, string said)
    {
        using var spoken = new Spoken(language);
        new Texts().Written(new("x", years, NumberKind.Years)).ShouldBe(said);
    }

    [Theory]
    [InlineData("sv", "Slumpen ensam ger i snitt 26 larm om året när 50 serier följs: ungefär ett på 2 år för var och en.")]
    [InlineData("en", "Chance alone gives 26 alarms a year on average when 50 series are followed: about one in 2 years for each.")]
    public void Alarms_AreSaidAsNaturalFrequencies(string language, string sentence)
    {
        using var spoken = new Spoken(language);
        new Texts().Of(Lykta.Analysis.Surveillance.AlarmBudget.Of(50).Reading).ShouldBe(sentence);
    }

    /// <summary>Fewer than 50 events: no per cent; fewer than 100: no decimals but in factors and coefficients.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void FewEvents_AreSaidWithoutPerCentAndDecimals(string language)
    {
        using var spoken = new Spoken(language);
        var texts = new Texts();
        foreach (var (name, reading) in FewEvents.All())
        {
            var sentence = texts.Of(reading);
            sentence.ShouldNotContain("Analysis.", Case.Sensitive, name);
            sentence.Contains('%', StringComparison.Ordinal).ShouldBeFalse($"{name}: {sentence}");
            foreach (var number in reading.Numbers.Where(n => n.Kind is not (NumberKind.Ratio or NumberKind.Score)))
                Regex.IsMatch(texts.Written(number), @"\d[.,]\d").ShouldBeFalse($"{name}: {number}");
            if (!reading.Numbers.Any(n => n.Kind is NumberKind.Ratio or NumberKind.Score))
                Regex.IsMatch(sentence, @"\d[.,]\d").ShouldBeFalse($"{name}: {sentence}");
        }
    }

    /// <summary>Every method that says anything of few events is among them.</summary>
    [Fact]
    public void FewEvents_CoverEveryKindOfSentence()
    {
        static string Family(string key) => key.Split('.')[1];
        string[] needsMore = ["Share", "ShareDifference", "LateRegistration"];
        ReadingCatalogue.All.Keys.Select(Family).Except(FewEvents.All().Select(run => Family(run.Reading.Key))).Except(needsMore).ShouldBeEmpty();
    }

    private sealed class Spoken : IDisposable
    {
        private readonly (CultureInfo Culture, CultureInfo Ui) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        public Spoken(string language) =>
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "sv-SE");

        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
    }
}
