using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.Probability;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Autocorrelation;

/// <summary>Rates may be told per person or per hundred thousand, and a map may be so small that all are neighbours of all.</summary>
public sealed class AutocorrelationUnitsTests
{
    private static readonly Neighbours Ring = Neighbours.FromLists([.. Enumerable.Range(0, 36).Select(i => new[] { (i + 1) % 36, (i + 35) % 36 })]);
    private static readonly double[] Values = [.. Enumerable.Range(0, 36).Select(i => (double)((i * 7 % 11) + (i < 9 ? 4 : 0)))];

    /// <summary>Factors of two are exact, so every draw compares in the same way and every p is the same to the last digit.</summary>
    [Theory]
    [InlineData(-60)]
    [InlineData(-33)]
    [InlineData(60)]
    public void LocalMoran_OtherUnit_IsTheSame(int power)
    {
        double[] scaled = [.. Values.Select(x => Math.ScaleB(x, power))];
        var options = new AutocorrelationOptions { Permutations = 499 };
        LocalMoran.Of(scaled, Ring, options).Areas.ShouldBe(LocalMoran.Of(Values, Ring, options).Areas);
        LocalMoran.Of(Values, Ring, options).Areas.Select(area => area!.Value.P).Distinct().Count().ShouldBeGreaterThan(10);
    }

    /// <summary>Where all are neighbours of all, I is −1/(n − 1) and C is 1 whatever the values: nothing stands out, and p is a number.</summary>
    [Theory]
    [InlineData(4, 0)]
    [InlineData(30, 0)]
    [InlineData(31, 0)]
    [InlineData(200, 0)]
    [InlineData(30, 99)]
    public void Global_AllAreNeighbours_NothingStandsOut(int n, int permutations)
    {
        var all = Neighbours.WithinDistance([.. Enumerable.Range(0, n).Select(i => new PlanePosition(i, 0))], n);
        foreach (var weighting in Enum.GetValues<Weighting>())
        {
            for (var seed = 0; seed < 5; seed++)
            {
                var random = new Random(seed);
                double[] values = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
                var options = new AutocorrelationOptions { LeastAreas = 4, Weighting = weighting, Permutations = permutations };
                Estimate moran = Moran.Global(values, all, options), geary = Geary.Global(values, all, options);
                moran.Statistic!.Value.ShouldBeRelatively(-1.0 / (n - 1), 1e-9);
                geary.Statistic!.Value.ShouldBeRelatively(1, 1e-9);
                (moran.P, moran.Outcome).ShouldBe((1, Outcome.WithinNormal));
                (geary.P, geary.Outcome).ShouldBe((1, Outcome.WithinNormal));
            }
        }
    }

    /// <summary>All but one pair are neighbours: the number varies, little, and is judged by all 24 orders of four values.</summary>
    [Fact]
    public void Global_AllButOnePairAreNeighbours_IsJudged()
    {
        var almost = Neighbours.FromLists([[1, 2, 3], [0, 2, 3], [0, 1], [0, 1]]);
        var options = new AutocorrelationOptions { LeastAreas = 4, Weighting = Weighting.Binary };
        foreach (var question in new Func<double[], Estimate>[] { values => Moran.Global(values, almost, options), values => Geary.Global(values, almost, options) })
        {
            double[] values = [1, 2, 4, 9];
            var all = new List<double>();
            foreach (var i in Enumerable.Range(0, 4))
                foreach (var j in Enumerable.Range(0, 4).Where(j => j != i))
                    foreach (var k in Enumerable.Range(0, 4).Where(k => k != i && k != j)) all.Add(question([values[i], values[j], values[k], values[6 - i - j - k]]).Statistic!.Value);
            var seen = question(values);
            var z = (seen.Statistic!.Value - all.Average()) / Math.Sqrt(all.Average(x => Math.Pow(x - all.Average(), 2)));
            seen.P!.Value.ShouldBeRelatively(NormalDistribution.TwoSided(z), 1e-9);
        }
    }

    /// <summary>Stopped when the draws are made and their comparison begins.</summary>
    [Fact]
    public void LocalMoran_StoppedAfterTheDraws_StopsAsWell()
    {
        using var stopping = new Heard(stopAt: 1);
        Should.Throw<OperationCanceledException>(() => LocalMoran.Of(Values, Ring, new AutocorrelationOptions { Permutations = 499 }, stopping.Oversight));
    }
}
