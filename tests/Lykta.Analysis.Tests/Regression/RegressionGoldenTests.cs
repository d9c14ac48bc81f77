using Lykta.Analysis.Regression;
using Xunit;

namespace Lykta.Analysis.Tests.Regression;

public sealed class RegressionGoldenTests
{
    private static readonly double[][] Design = [.. Enumerable.Range(0, 24).Select(i => new[] { 1, i / 24.0, i % 3 == 0 ? 1.0 : 0 })];
    private static readonly double[] Counts = [.. Made.Counts(24, 7, 71).Select(x => (double)x)];

    private static object? Of(PoissonRegression? fit) => fit is null ? null : new
    {
        fit.Coefficients,
        fit.Fitted,
        fit.Deviance,
        fit.Steps,
        fit.IsConverged,
        Covariance = Enumerable.Range(0, fit.Coefficients.Count).SelectMany(j => Enumerable.Range(0, fit.Coefficients.Count).Select(k => fit.Covariance(j, k))),
        Dispersion = fit.Dispersion([.. fit.Fitted.Select((mean, i) => Math.Round(mean) + (i % 2))]),
    };

    private static object? Of(NegativeBinomialRegression? fit) => fit is null ? null : new { Fit = Of(fit.Fit), fit.Size, fit.Weights, fit.Turns, fit.IsConverged };

    private static IEnumerable<(string, Func<object?>)> Runs()
    {
        double[] offset = [.. Enumerable.Range(0, 24).Select(i => Math.Log(1 + i))], weights = [.. Enumerable.Range(0, 24).Select(i => i % 4 == 0 ? 0 : 1 + (i / 10.0))];
        yield return ("plain", () => Of(PoissonRegression.Fit(Design, Counts)));
        yield return ("offset", () => Of(PoissonRegression.Fit(Design, Counts, offset)));
        yield return ("weights", () => Of(PoissonRegression.Fit(Design, Counts, null, weights)));
        yield return ("weighted dispersion", () => PoissonRegression.Fit(Design, Counts, null, weights)!.Dispersion(Counts, weights));
        yield return ("no events", () => Of(PoissonRegression.Fit(Design, new double[24])));
        yield return ("no rows", () => Of(PoissonRegression.Fit([], [])));
        yield return ("as many", () => PoissonRegression.Fit(Design[..3], [1, 2, 4])?.Dispersion([1, 2, 4]));
        yield return ("fewer", () => Of(PoissonRegression.Fit(Design[..2], [1, 2])));
        yield return ("twins", () => Of(PoissonRegression.Fit([.. Design.Select(row => new[] { row[0], row[1], row[1] })], Counts)));
        yield return ("runs away", () => PoissonRegression.Fit([.. Design], [.. Design.Select(row => row[2] == 1 ? 0.0 : 3)])?.IsConverged);
        yield return ("large", () => Of(PoissonRegression.Fit(Design, [.. Counts.Select(x => x * 1e6)])));
        yield return ("lengths", () => PoissonRegression.Fit(Design, [1]));
        yield return ("offsets", () => PoissonRegression.Fit(Design, Counts, [1]));
        yield return ("weights of another length", () => PoissonRegression.Fit(Design, Counts, null, [1]));
        yield return ("ragged", () => PoissonRegression.Fit([[1, 2], [1]], [1, 2]));
        yield return ("not finite", () => PoissonRegression.Fit([[1], [double.NaN]], [1, 2]));
        yield return ("negative", () => PoissonRegression.Fit([[1], [1]], [1, -2]));
        yield return ("offset not finite", () => PoissonRegression.Fit([[1], [1]], [1, 2], [0, double.NaN]));
        yield return ("negative weight", () => PoissonRegression.Fit([[1], [1]], [1, 2], null, [1, -1]));
        double[] bursts = [.. Counts.Select((x, i) => i % 4 == 0 ? 5 * x : x)];
        yield return ("bursts", () => Of(NegativeBinomialRegression.Of(Design, bursts)));
        yield return ("bursts, offset", () => Of(NegativeBinomialRegression.Of(Design, bursts, offset)));
        yield return ("large bursts", () => Of(NegativeBinomialRegression.Of(Design, [.. bursts.Select(x => 60 * x)])));
        yield return ("calm", () => Of(NegativeBinomialRegression.Of(Design, [.. Enumerable.Range(0, 24).Select(i => 7.0 + (i % 2))])));
        yield return ("no burst events", () => Of(NegativeBinomialRegression.Of(Design, new double[24])));
        yield return ("not whole", () => NegativeBinomialRegression.Of(Design, [.. Counts.Select(x => x + 0.5)]));
        yield return ("sizes", () => new double?[] { NegativeBinomialRegression.SizeOf([0, 0, 9], [3, 3, 3]), NegativeBinomialRegression.SizeOf([2, 3, 4], [3, 3, 3]), NegativeBinomialRegression.SizeOf([0, 700, 300], [333, 333, 333]) });
        foreach (var lags in new[] { 0, 1, 3, 40 })
        {
            yield return ($"newey {lags}", () => NeweyWest.Covariance(PoissonRegression.Fit(Design, Counts)!, Design, Counts, lags));
            yield return ($"newey, weights {lags}", () => NeweyWest.Covariance(PoissonRegression.Fit(Design, Counts, null, weights)!, Design, Counts, lags, weights));
        }
        yield return ("newey, lags", () => NeweyWest.Covariance(PoissonRegression.Fit(Design, Counts)!, Design, Counts, -1));
        yield return ("usual lags", () => new[] { 1, 10, 30, 50, 100, 261, 1000 }.Select(NeweyWest.Lags));
    }

    [Fact]
    public void Regression_AllRuns_AreAsBefore() => Golden.Check("Regression", Runs());
}
