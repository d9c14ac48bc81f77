using Lykta.Web.Platform.Privacy;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Privacy;

public sealed class TextScreeningTests
{
    private static readonly ScreeningContext Outside = ScreeningContext.Outside;
    private static readonly ScreeningContext Inside = ScreeningContext.Inside;

    [Theory]
    [InlineData("Se 811218-9876.", 4, 11)]
    [InlineData("Se 8\u200b11218\u2013\u200d9876.", 4, 13)]
    [InlineData("a\u030a\u00e5 \uff18\uff11\uff11\uff12\uff11\uff18-9876 x", 4, 11)]
    [InlineData("\U0001F469\u200D\U0001F469\u200D\U0001F467 811218-9876", 9, 11)]
    [InlineData("8\u03321\u03321\u03322\u03321\u03328\u0332-9876", 0, 17)]
    [InlineData("\u277d\u2776\u2776\u2777\u2776\u277d-\u277e\u277d\u277c\u277b", 0, 11)]
    [InlineData("\u247b\u2474\u2474\u2475\u2474\u247b-\u247c\u247b\u247a\u2479", 0, 11)]
    [InlineData("[811218][9876]", 1, 12)]
    public void Screen_FoldedCharacters_PointsAtTheOriginalText(string text, int start, int length)
    {
        var finding = TextScreening.Screen(text, Outside).Findings.ShouldHaveSingleItem();

        text.Substring(finding.Start, finding.Length).ShouldBe(text.Substring(Math.Min(start, finding.Start), length));
        finding.Length.ShouldBe(length);
    }

    [Fact]
    public void Screen_PhoneInside_WarnsInsteadOfStops()
    {
        TextScreening.Screen("Ring 070-174 06 05", Outside).HasStop.ShouldBeTrue();
        var inside = TextScreening.Screen("Ring 070-174 06 05", Inside);
        inside.HasStop.ShouldBeFalse();
        inside.Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.Phone);
    }

    [Fact]
    public void Screen_PlateAlone_WarnsAndBesideAVehicleStops()
    {
        TextScreening.Screen("Vi såg MLB 084 i går.", Outside).Findings.ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Warn);
        TextScreening.Screen("Bilen hade MLB 084 i går.", Outside).Findings.ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Stop);
    }

    [Fact]
    public void Screen_PluralConcernReportsInside_IsAStatistic()
    {
        TextScreening.Screen("Antalet orosanmälningar minskade.", Inside).IsConcernReport.ShouldBeFalse();
        TextScreening.Screen("Antalet orosanmälningar minskade.", Outside).IsConcernReport.ShouldBeTrue();
        TextScreening.Screen("Gör en orosanmälan.", Inside).IsConcernReport.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Mötet hölls i Trygga Längan i går.")]
    [InlineData("Vi var vid Fru Gunillas hörna.")]
    public void Screen_NameInGazetteer_Passes(string text)
    {
        var known = Inside with { Gazetteer = new(["Trygga Längan", "Fru Gunillas hörna"]) };

        TextScreening.Screen(text, Inside).HasWarning.ShouldBeTrue();
        TextScreening.Screen(text, known).IsClean.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Sven Palmes gata")]
    [InlineData("Vid Björns trädgård")]
    [InlineData("Maria Magdalena kyrka")]
    [InlineData("Vi träffades i Lindgrens park")]
    [InlineData("Eva Bonniers gata 3")]
    [InlineData("Kaptensudden och Anna Lindhs plats")]
    public void Screen_PlaceNamedAfterSomebody_Passes(string text) =>
        TextScreening.Screen(text, Inside).IsClean.ShouldBeTrue();

    [Theory]
    [InlineData("anna_andersson.pdf", FindingKind.PersonName)]
    [InlineData("811218-9876.docx", FindingKind.PersonalIdentityNumber)]
    [InlineData("orosanmalan_ht26.docx", FindingKind.ConcernReport)]
    [InlineData("bild_8112189876.jpg", FindingKind.PersonalIdentityNumber)]
    public void Screen_FileName_IsReadAsWords(string name, FindingKind kind) =>
        TextScreening.Screen(name, Inside with { Field = FieldKind.FileName }).Findings.ShouldContain(f => f.Kind == kind);

    [Theory]
    [InlineData("IMG_20261122_183012.jpg")]
    [InlineData("PXL_20261122_1830.jpg")]
    [InlineData("atgarder_sodermalm_2026-11-21.csv")]
    [InlineData("lagesbild-2026-v47.docx")]
    public void Screen_CameraOrExportFileName_IsNotStopped(string name) =>
        TextScreening.Screen(name, Outside with { Field = FieldKind.FileName }).HasStop.ShouldBeFalse();

    [Fact]
    public void Screen_CellWithTwoCapitals_WarnsWithoutASentence() =>
        TextScreening.Screen("Obelina Kvastkvist", Inside with { Field = FieldKind.ImportCell })
            .Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.PersonName);

    [Fact]
    public void ToString_OfAResult_NeverHoldsTheText()
    {
        var result = TextScreening.Screen("Anna Andersson, 811218-9876, anna@exempel.se", Outside);

        result.ToString().ShouldBe("PersonName:Warn, PersonalIdentityNumber:Stop, Email:Stop");
        result.CountByKind()[FindingKind.Email].ShouldBe(1);
    }

    [Theory]
    [InlineData("\ud800")]
    [InlineData("811218\udc00-9876")]
    [InlineData("")]
    [InlineData("@@@@ @. a@b")]
    [InlineData("\u0301\u0301\u0301")]
    public void Screen_BrokenText_DoesNotThrow(string text) =>
        Should.NotThrow(() => TextScreening.Screen(text, Outside));
}
