using Shouldly;

namespace Lykta.Analysis.Tests;

internal static class Precision
{
    public static void ShouldBeRelatively(this double actual, double expected, double tolerance = 1e-10) =>
        Math.Abs(actual - expected).ShouldBeLessThanOrEqualTo(tolerance * Math.Abs(expected), $"{actual:R} is not {expected:R}");
}
