using System.Globalization;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Texts;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Files;

public sealed class SwedishNumbersTests
{
    [Theory]
    [InlineData("12,5", "12.5")]
    [InlineData("12.5", "12.5")]
    [InlineData("1 234", "1234")]
    [InlineData("1\u00A0234\u202F567,25", "1234567.25")]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("\u22123", "-3")]
    [InlineData("-0,25 %", "-0.25")]
    [InlineData("+7", "7")]
    public void TryDecimal_KnownShapes_AreRead(string text, string expected)
    {
        SwedishNumbers.TryDecimal(text, out var number).ShouldBeTrue();
        number.ShouldBe(decimal.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("-")]
    [InlineData("1,2,3")]
    [InlineData("12a")]
    [InlineData("1e5")]
    [InlineData("99999999999999999999999999999999999999999")]
    public void TryDecimal_AnythingElse_IsNotANumber(string text) =>
        SwedishNumbers.TryDecimal(text, out _).ShouldBeFalse();

    [Fact]
    public void TryInteger_TakesWholeNumbersOnly()
    {
        SwedishNumbers.TryInteger("1 234,0", out var number).ShouldBeTrue();
        number.ShouldBe(1234);
        SwedishNumbers.TryInteger("1,5", out _).ShouldBeFalse();
        SwedishNumbers.TryInteger("99999999999999999999", out _).ShouldBeFalse();
    }

    [Fact]
    public void Texts_OfFilesAndDocuments_ExistInBothLanguages() =>
        TextCatalogue.Embedded["sv"].Keys.Order(StringComparer.Ordinal).ShouldBe(TextCatalogue.Embedded["en"].Keys.Order(StringComparer.Ordinal));
}
