using Lykta.Web.Platform.Privacy;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Privacy;

public sealed class SwedishIdentityNumberTests
{
    // 811218-9876 is Skatteverket's own example; 121212+1212 and 670919-9530 are its test numbers.
    [Theory]
    [InlineData("811218-9876", IdentityNumberKind.Personal, true)]
    [InlineData("8112189876", IdentityNumberKind.Personal, true)]
    [InlineData("198112189876", IdentityNumberKind.Personal, true)]
    [InlineData("19811218-9876", IdentityNumberKind.Personal, true)]
    [InlineData("811218 9876", IdentityNumberKind.Personal, true)]
    [InlineData("121212+1212", IdentityNumberKind.Personal, true)]
    [InlineData("191212121212", IdentityNumberKind.Personal, true)]
    [InlineData("670919-9530", IdentityNumberKind.Personal, true)]
    [InlineData("811218-9875", IdentityNumberKind.Personal, false)]
    [InlineData("701063-2391", IdentityNumberKind.Coordination, true)]
    [InlineData("197010632391", IdentityNumberKind.Coordination, true)]
    [InlineData("701063-2392", IdentityNumberKind.Coordination, false)]
    [InlineData("212000-0142", IdentityNumberKind.Organisation, true)]
    [InlineData("556036-0793", IdentityNumberKind.Organisation, true)]
    [InlineData("165560360793", IdentityNumberKind.Organisation, true)]
    [InlineData("556036-0794", IdentityNumberKind.None, false)]
    public void Check_KnownNumber_TellsWhatItIs(string number, IdentityNumberKind kind, bool hasRightCheckDigit) =>
        SwedishIdentityNumber.Check(number).ShouldBe(new(kind, hasRightCheckDigit));

    [Theory]
    [InlineData("811318-9876")]
    [InlineData("811200-9876")]
    [InlineData("811260-9876")]
    [InlineData("811292-9876")]
    [InlineData("810229-9876")]
    [InlineData("19000229-9876")]
    [InlineData("811218-0006")]
    [InlineData("811218-98768")]
    [InlineData("811218-98A6")]
    [InlineData("")]
    public void Check_NoRealDateOrNoNumber_IsNothing(string number) =>
        SwedishIdentityNumber.Check(number).Kind.ShouldBe(IdentityNumberKind.None);

    [Theory]
    [InlineData("000229-0000", false)]
    [InlineData("000229-9810", true)]
    [InlineData("20000229-9810", true)]
    [InlineData("960229-9810", true)]
    [InlineData("970229-9810", false)]
    [InlineData("000229+9810", false)]
    public void Check_LeapDay_CountsOnlyInLeapYears(string number, bool isDate) =>
        (SwedishIdentityNumber.Check(number).Kind == IdentityNumberKind.Personal).ShouldBe(isDate);
}
