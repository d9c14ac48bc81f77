using Lykta.Web.Platform.Geography;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Geography;

public sealed class SwedishFoldingTests
{
    [Theory]
    [InlineData("ÅÄÖåäö", "aaoaao")]
    [InlineData("Café Ærø", "cafe aro")]
    [InlineData("a\u030Arsta", "arsta")]
    [InlineData("Ｓöder", "soder")]
    public void Fold_Diacritics_AreDropped(string text, string folded) => SwedishFolding.Fold(text).ShouldBe(folded);

    // Not in the theory: attributes cannot carry half a pair.
    [Fact]
    public void Fold_HalfASurrogatePair_IsReplaced() => SwedishFolding.Fold("\uD800x").ShouldBe("\uFFFDx");

    [Fact]
    public void Order_PutsSwedishLettersLast() =>
        new[] { "Örby", "Ärla", "Zinkensdamm", "Årsta", "abborre", "Alvik" }.Order(SwedishFolding.Order)
            .ShouldBe(["abborre", "Alvik", "Zinkensdamm", "Årsta", "Ärla", "Örby"]);
}
