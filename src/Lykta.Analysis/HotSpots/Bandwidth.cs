using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.HotSpots;

/// <summary>How wide should the hills be? A suggestion, to be rounded and then kept between maps.</summary>
/// <remarks>
/// The statistic is the bandwidth in metres for the asked kernel, with the same standard deviation as the Gaussian that was judged.
/// Many events on one coordinate pull cross-validation towards 0: look for shared coordinates first. Source: D. W. Scott,
/// Multivariate Density Estimation (1992); C. R. Loader, Local Regression and Likelihood (1999), section 5.3; A. W. Bowman,
/// Biometrika 71 (1984); docs/methods/bandwidth.md.
/// </remarks>
public static class Bandwidth
{
    /// <summary>Most events for cross-validation, which looks at all pairs; take a sample of more.</summary>
    public const int MostEvents = 10_000;

    private const int Steps = 15;

    /// <summary>Scott's rule: the spread of the points times n^(−1/6). Too wide when the points lie in several heaps.</summary>
    /// <param name="points">Positions in metres, finite.</param>
    /// <param name="kernel">The kernel to give the bandwidth for.</param>
    /// <returns>Statistic: metres. N: events. Undefined under 30 events or when all lie on a line along an axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A position that is not finite.</exception>
    public static Estimate Scott(IReadOnlyList<PlanePosition> points, Kernel kernel = Kernel.Quartic) =>
        Result("bandwidth-scott", points, kernel, Spread(points), []);

    /// <summary>The bandwidth under which each event is least surprising, given the others.</summary>
    /// <param name="points">Positions in metres, finite; at most <see cref="MostEvents"/>.</param>
    /// <param name="kernel">The kernel to give the bandwidth for.</param>
    /// <param name="oversight">Who may stop it and hears of it.</param>
    /// <returns>Statistic: metres. Warning when the best one lies at the end of what was tried (a twentieth to twice Scott's).</returns>
    /// <exception cref="ArgumentException">A position that is not finite, or too many.</exception>
    public static Estimate LikelihoodCrossValidation(
        IReadOnlyList<PlanePosition> points, Kernel kernel = Kernel.Quartic, Oversight oversight = default) =>
        CrossValidate("bandwidth-likelihood", points, kernel, oversight, LogLikelihood);

    /// <summary>The bandwidth with the least estimated squared error of the whole map.</summary>
    /// <param name="points">Positions in metres, finite; at most <see cref="MostEvents"/>.</param>
    /// <param name="kernel">The kernel to give the bandwidth for.</param>
    /// <param name="oversight">Who may stop it and hears of it.</param>
    /// <returns>Statistic: metres. Warning when the best one lies at the end of what was tried (a twentieth to twice Scott's).</returns>
    /// <exception cref="ArgumentException">A position that is not finite, or too many.</exception>
    public static Estimate LeastSquaresCrossValidation(
        IReadOnlyList<PlanePosition> points, Kernel kernel = Kernel.Quartic, Oversight oversight = default) =>
        CrossValidate("bandwidth-least-squares", points, kernel, oversight, MinusSquaredError);

    private static Estimate CrossValidate(
        string name, IReadOnlyList<PlanePosition> points, Kernel kernel, Oversight oversight, Func<PlanePosition[], double, Oversight, double> score)
    {
        Require.NotMoreThan(points.Count, MostEvents, "events for cross-validation");
        if (Spread(points) is not { } scott) return Result(name, points, kernel, null, []);
        PlanePosition[] all = [.. points];
        var silent = oversight with { Progress = null };
        var meter = oversight.Count(Steps + 14);
        double Score(double log)
        {
            meter.Tick();
            return score(all, Math.Exp(log), silent);
        }
        double from = Math.Log(scott / 20), step = Math.Log(40) / (Steps - 1);
        var scores = Enumerable.Range(0, Steps).Select(k => Score(from + (k * step))).ToArray();
        var best = Array.IndexOf(scores, scores.Max());
        var atLimit = best is 0 or Steps - 1;
        var log = atLimit ? from + (best * step) : Golden(Score, from + ((best - 1) * step), from + ((best + 1) * step));
        var sd = Math.Exp(log);
        return Result(name, points, kernel, sd, atLimit ? [new(WarningCode.BandwidthAtLimit, sd / KernelShape.Deviation(kernel))] : []);
    }

    private static double Golden(Func<double, double> score, double low, double high)
    {
        var ratio = (Math.Sqrt(5) - 1) / 2;
        double a = high - (ratio * (high - low)), b = low + (ratio * (high - low)), atA = score(a), atB = score(b);
        for (var step = 0; step < 12; step++)
        {
            if (atA > atB)
            {
                (high, b, atB) = (b, a, atA);
                atA = score(a = high - (ratio * (high - low)));
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                atB = score(b = low + (ratio * (high - low)));
            }
        }
        return (low + high) / 2;
    }

    private static double LogLikelihood(PlanePosition[] points, double sd, Oversight oversight) =>
        Sum(points, oversight, i =>
        {
            var sum = 0.0;
            for (var j = 0; j < points.Length; j++)
                if (j != i) sum += Math.Exp(-0.5 * SpatialHash.SquaredDistance(points[i], points[j]) / (sd * sd));
            return Math.Log(Math.Max(sum, 1e-300) / (2 * Math.PI * sd * sd));
        });

    private static double MinusSquaredError(PlanePosition[] points, double sd, Oversight oversight)
    {
        double n = points.Length;
        return Sum(points, oversight, i =>
        {
            double wide = 0, narrow = 0;
            for (var j = 0; j < points.Length; j++)
            {
                var square = SpatialHash.SquaredDistance(points[i], points[j]) / (sd * sd);
                wide += Math.Exp(-square / 4);
                if (j != i) narrow += Math.Exp(-square / 2);
            }
            return ((2 * narrow / (n - 1) / (2 * Math.PI)) - (wide / n / (4 * Math.PI))) / (sd * sd);
        });
    }

    /// <summary>Sums in the order of the points, whatever the number of threads.</summary>
    private static double Sum(PlanePosition[] points, Oversight oversight, Func<int, double> part)
    {
        var parts = new double[points.Length];
        oversight.For(points.Length, i => parts[i] = part(i));
        return parts.Sum();
    }

    private static double? Spread(IReadOnlyList<PlanePosition> points)
    {
        foreach (var point in points)
        {
            Require.Finite(point.East, nameof(points));
            Require.Finite(point.North, nameof(points));
        }
        if (points.Count < KernelDensity.LeastEvents) return null;
        double east = points.Average(p => p.East), north = points.Average(p => p.North);
        var product = points.Sum(p => (p.East - east) * (p.East - east)) * points.Sum(p => (p.North - north) * (p.North - north));
        return product > 0 ? Math.Sqrt(Math.Sqrt(product) / (points.Count - 1)) * Math.Pow(points.Count, -1.0 / 6) : null;
    }

    private static Estimate Result(
        string name, IReadOnlyList<PlanePosition> points, Kernel kernel, double? sd, IReadOnlyList<Warning> warnings)
    {
        var metres = sd / KernelShape.Deviation(kernel);
        List<Warning> all = [.. warnings];
        if (SharedCoordinates.Suspect([.. points]) is { } share) all.Add(new(WarningCode.SharedCoordinate, share));
        ReadingNumber events = new("events", points.Count, NumberKind.Count);
        return new Estimate
        {
            Statistic = metres,
            Undefined = metres is not null ? null : points.Count < KernelDensity.LeastEvents ? UndefinedReason.NotEstimable : UndefinedReason.NoVariation,
            N = points.Count,
            Method = MethodStamp.Of(name, 1, new Parameter("kernel", (int)kernel)),
            Warnings = all,
            Reading = metres is { } width
                ? Reading.Of("Analysis.Bandwidth.Suggested", events, new("bandwidth", width, NumberKind.Metres))
                : Reading.Of("Analysis.Bandwidth.TooFewToSay", events),
        };
    }
}
