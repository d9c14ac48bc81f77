using System.Globalization;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Platform.Texts;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Programmes;

public sealed class OutcomeTests
{
    private static readonly Texts Words = new();

    public OutcomeTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");

    [Fact]
    public void Inside_SeventeenOfTwenty_HasWilsonsIntervalAndIsSmall()
    {
        var outcome = new Outcome("Genomförda", 85, "Register", 17, 20);
        outcome.Inside(Words).ShouldBe("17 av 20, 85 % (64–95 %)");
        outcome.IsSmall.ShouldBeTrue();
        outcome.Ils.ShouldBe(IlsVerdict.Fully);
    }

    [Fact]
    public void Outside_SmallNumeratorOrComplement_SaysVerdictAndBandOnly()
    {
        for (var of = 0; of <= 120; of++)
        {
            for (var reached = 0; reached <= of; reached++)
            {
                var outcome = new Outcome("x", 85, "m", reached, of);
                var told = outcome.Outside(Words, Outcomes.MayTell([outcome], isProtected: false));
                if (reached is >= 1 and <= 4 || of - reached is >= 1 and <= 4)
                {
                    told.ShouldNotContain(" av ", Case.Sensitive, $"{reached} of {of}");
                    told.ShouldNotContain("%");
                    told.ShouldMatch("^(Målet nått|Målet inte nått|Går inte att bedöma) \\((färre än 10|10–19|20–49|50 eller fler) avslutade\\)$");
                }

                outcome.Outside(Words, mayTell: false).ShouldNotContain("%");
            }
        }

        new Outcome("x", 85, "m", 17, 20).Outside(Words, mayTell: true).ShouldBe("Målet nått (20–49 avslutade)");
        new Outcome("x", 85, "m", 3, 3).Outside(Words, mayTell: true).ShouldBe("Går inte att bedöma (färre än 10 avslutade)");
        new Outcome("x", 60, "m", 42, 60).Outside(Words, mayTell: true).ShouldContain("42 av 60");
    }

    [Fact]
    public void MayTell_OneSmallAmongSeveral_HidesTheBaseOfAll() =>
        Outcomes.MayTell([new("a", 50, "m", 30, 60), new("b", 50, "m", 58, 60)], isProtected: false).ShouldBeFalse();

    [Theory]
    [InlineData(17, "m", IlsVerdict.Fully)]
    [InlineData(13, "m", IlsVerdict.Partly)]
    [InlineData(12, "m", IlsVerdict.Not)]
    [InlineData(20, null, IlsVerdict.NotJudged)]
    public void Ils_ThreeSteps_AndNeverGreenWithoutAMethod(int reached, string? method, IlsVerdict expected) =>
        new Outcome("x", 85, method, reached, 20).Ils.ShouldBe(expected);
}
