using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests;

/// <summary>The guards, each at its very border: what is let through, what is refused, and that the refusal names what and why.</summary>
public sealed class RequireTests
{
    private static readonly double[] All = [double.NegativeInfinity, -1, -double.Epsilon, 0, double.Epsilon, 0.5, 1 - 1e-16, 1, 1.0000000000000002, 5, double.PositiveInfinity, double.NaN];

    [Fact]
    public void Numbers_AtTheBorders_AreTakenOrRefused()
    {
        Holds(value => Require.Finite(value), double.IsFinite, "must be finite.");
        Holds(value => Require.Positive(value), value => double.IsFinite(value) && value > 0, "finite and above zero");
        Holds(value => Require.NotNegative(value), value => double.IsFinite(value) && value >= 0, "finite and not negative");
        Holds(value => Require.OpenUnit(value), value => value is > 0 and < 1, "strictly between 0 and 1");
        Holds(value => Require.ClosedUnit(value), value => value is >= 0 and <= 1, "must lie between 0 and 1");
    }

    [Fact]
    public void Counts_AtTheBorders_AreTakenOrRefused()
    {
        Require.AtLeast(7, 7);
        var low = Should.Throw<ArgumentOutOfRangeException>(() => Require.AtLeast(6, 7, "cells"));
        (low.ParamName, low.ActualValue).ShouldBe(("cells", 6L));
        low.Message.ShouldContain("too small");
        Require.That(true, "cells", "no");
        var broken = Should.Throw<ArgumentException>(() => Require.That(false, "cells", "The cells do not fit."));
        broken.ParamName.ShouldBe("cells");
        broken.Message.ShouldStartWith("The cells do not fit.");
        Require.NotMoreThan(7, 7, "cells");
        var large = Should.Throw<TooLargeException>(() => Require.NotMoreThan(7.5, 7, "cells"));
        (large.What, large.Asked, large.Most, large.Message).ShouldBe(("cells", 7.5, 7, "The question needs 8 cells; at most 7 are allowed."));
    }

    private static void Holds(Action<double> guard, Func<double, bool> isTaken, string message)
    {
        foreach (var value in All)
        {
            if (isTaken(value))
            {
                guard(value);
                continue;
            }
            var refusal = Should.Throw<ArgumentOutOfRangeException>(() => guard(value));
            (refusal.ParamName, refusal.ActualValue).ShouldBe(("value", value));
            refusal.Message.ShouldContain(message);
        }
    }
}
