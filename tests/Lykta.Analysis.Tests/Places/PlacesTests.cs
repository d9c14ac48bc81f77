using Lykta.Analysis.Places;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Places;

public sealed class PlacesTests
{
    [Fact]
    public void TopPlaces_ClearAndUnclear_HaveSpansOfRank()
    {
        var events = Enumerable.Repeat("A", 40).Concat(Enumerable.Repeat("B", 9)).Concat(Enumerable.Repeat("C", 8)).Concat(["D"]);
        var found = TopPlaces.Of(events, 2);
        var top = found.Places;
        found.N.ShouldBe(58);
        found.Method.Name.ShouldBe("top-places");
        top.Select(x => x.Place).ShouldBe(["A", "B"]);
        (top[0].BestRank, top[0].WorstRank).ShouldBe((1, 1));
        (top[1].BestRank, top[1].WorstRank).ShouldBe((2, 3));
        top[0].Share.ShouldBe(40.0 / 58, 1e-15);
        top[1].Mean.Lower.ShouldBe(4.1154, 0.0001);
    }

    [Fact]
    public void TopPlaces_TieAtTheEnd_IsIncluded()
    {
        TopPlaces.Of(["a", "a", "b", "c"], 2).Places.Count.ShouldBe(3);
        TopPlaces.Of(Array.Empty<string>(), 2).Places.ShouldBeEmpty();
        TopPlaces.Of(Array.Empty<string>(), 2).Reading.Key.ShouldBe("Analysis.TopPlaces.NoEvents");
    }

    [Fact]
    public void RepeatPlaces_SomeRepeats_AreCountedBesideChance()
    {
        var repeats = RepeatPlaces.Of(["a", "a", "a", "b", "b", "c"], allPlaces: 10);
        repeats.ShouldBe(new RepeatPlaces(6, 3, 2, 5, 5.0 / 6, 1 - Math.Pow(0.9, 5)));
        RepeatPlaces.Of<string>([]).Share.ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => RepeatPlaces.Of(["a", "b"], 1));
    }

    /// <summary>By hand: shares 0, ¼, ¼, ½ give (2·3.25 − 5) / 4 = 0.375.</summary>
    [Fact]
    public void Concentration_FourPlaces_Agrees()
    {
        var concentration = Concentration.Of([1, 0, 2, 1]);
        var all = concentration.AllPlaces!.Value;
        all.Gini.ShouldBe(0.375, 1e-14);
        all.GeneralisedGini.ShouldBe(0.375, 1e-14);
        all.ShareOfPlacesFor50.ShouldBe(0.25, 1e-14);
        all.ShareOfPlacesFor25.ShouldBe(0.125, 1e-14);
        concentration.Lorenz.ShouldBe([new(0, 0), new(0.25, 0), new(0.75, 0.5), new(1, 1)]);
        concentration.ActivePlaces!.Value.Gini.ShouldBe(1.0 / 6, 1e-14);
    }

    /// <summary>Poisson(λ) has Gini e^(−2λ)(I₀(2λ) + I₁(2λ)); for λ = 0.1: 0.909222 (mpmath), generalised 0.0922.</summary>
    [Fact]
    public void Concentration_ChanceBenchmark_IsThePoissonGini()
    {
        var counts = new int[100000];
        counts[0] = 10000;
        var chance = Concentration.Of(counts).ByChance!.Value;
        chance.Gini.ShouldBe(0.909222, 2e-6);
        chance.GeneralisedGini.ShouldBe(0.09222, 2e-5);
        chance.ShareOfPlacesFor50.ShouldBe(0.045, 0.001);
    }

    [Fact]
    public void Concentration_NoEvents_IsUndefined()
    {
        Concentration.Of([0, 0]).AllPlaces.ShouldBeNull();
        Concentration.Of([]).ByChance.ShouldBeNull();
        Concentration.Of([0]).Lorenz.ShouldBeEmpty();
    }

    [Fact]
    public void Concentration_MorePlacesThanEvents_EvenAsCanBe_IsZeroGeneralised() =>
        Concentration.Of([1, 0, 0, 1, 0]).AllPlaces!.Value.GeneralisedGini.ShouldBe(0, 1e-14);
}
