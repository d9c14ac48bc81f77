using System.Reflection;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests;

public sealed class PurityTests
{
    private static readonly Assembly Library = typeof(Estimate).Assembly;

    [Fact]
    public void Library_References_AreNumericsAndTheFrameworkOnly() =>
        Library.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .ShouldAllBe(name => name == "MathNet.Numerics" || name == "System" || name == "netstandard");

    [Fact]
    public void Outcome_HasFourStatesAndSaysNothingByDefault()
    {
        Enum.GetNames<Outcome>().ShouldBe(["TooFewToSay", "FewerThanExpected", "WithinNormal", "MoreThanExpected"]);
        default(Outcome).ShouldBe(Outcome.TooFewToSay);
    }

    [Fact]
    public void Interval_RefusesWhatIsNotANumber()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Interval(double.NaN, 1, 0.95));
        Should.Throw<ArgumentOutOfRangeException>(() => new Interval(0, double.PositiveInfinity, 0.95));
        Should.Throw<ArgumentOutOfRangeException>(() => new Interval(2, 1, 0.95));
        Should.Throw<ArgumentOutOfRangeException>(() => new Interval(0, 1, 1));
        new Interval(0, null, 0.95).Contains(1e9).ShouldBeTrue();
        new Interval(0, 1, 0.95).Contains(double.NaN).ShouldBeFalse();
    }

    [Fact]
    public void Results_DoNotDependOnCulture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("sv-SE");
            Analysis.Trends.TwoPeriods.Compare(20, 8).Reading.Key.ShouldBe("Analysis.TwoPeriods.FewerThanExpected");
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }
}
