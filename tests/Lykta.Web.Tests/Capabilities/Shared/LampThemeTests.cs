using System.Text.RegularExpressions;
using Lykta.Web.Capabilities.Shared;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Capabilities.Shared;

public sealed class LampThemeTests
{
    [Theory]
    [InlineData("#ffb21a", "#3a2600")]
    [InlineData("#7a1fa2", "#ffffff")]
    public void LampInk_AnyLamp_IsTheOneThatReadsBest(string lamp, string ink) => new LampTheme(lamp).LampInk.ShouldBe(ink);

    [Theory]
    [InlineData("#ffb21a")]
    [InlineData("#00a3c7")]
    [InlineData("#ffffff")]
    public void ToCss_AnyLamp_GivesARimSeenOnPaper(string lamp)
    {
        var css = new LampTheme(lamp).ToCss();

        var edge = Regex.Match(css, "\\[data-theme=\"light\"\\]\\{--lamp-edge:(#[0-9a-f]{6})").Groups[1].Value;
        LampTheme.Contrast(edge, "#faf8f3").ShouldBeGreaterThanOrEqualTo(3);
    }

    [Theory]
    [InlineData("red;}body{display:none", null)]
    [InlineData("#ffb21a", "https://elsewhere.example/logo.svg")]
    [InlineData("#ffb21a", "/x\");}")]
    public void ToCss_AnythingButAColourAndALocalAddress_IsRefused(string lamp, string? logo)
    {
        var theme = new LampTheme(lamp, logo);

        theme.IsValid.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(theme.ToCss);
    }

    [Fact]
    public void IsReadable_LampAsDarkAsTheBar_IsFalse() => new LampTheme("#1a2433").IsReadable.ShouldBeFalse();
}
