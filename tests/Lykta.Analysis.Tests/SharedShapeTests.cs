using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests;

/// <summary>What all results have in common.</summary>
public sealed class SharedShapeTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(-3, 5)]
    public void Interval_BothEndsBelong(double lower, double upper)
    {
        var interval = new Interval(lower, upper, 0.9);
        (interval.Lower, interval.Upper, interval.Level).ShouldBe((lower, upper, 0.9));
        interval.Contains(lower).ShouldBeTrue();
        interval.Contains(upper).ShouldBeTrue();
        interval.Contains(Math.BitDecrement(lower)).ShouldBeFalse();
        interval.Contains(Math.BitIncrement(upper)).ShouldBeFalse();
    }

    [Fact]
    public void Interval_Refusals_NameTheNumberThatIsWrong()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Interval(double.NegativeInfinity, 1, 0.9)).ParamName.ShouldBe("lower");
        Should.Throw<ArgumentOutOfRangeException>(() => new Interval(0, double.NaN, 0.9)).ParamName.ShouldBe("upper");
        var turned = Should.Throw<ArgumentOutOfRangeException>(() => new Interval(2, 1, 0.9));
        (turned.ParamName, turned.ActualValue).ShouldBe(("upper", 1.0));
        turned.Message.ShouldContain("not below the lower");
        Should.Throw<ArgumentOutOfRangeException>(() => new Interval(0, 1, 1)).ParamName.ShouldBe("level");
        Should.Throw<ArgumentOutOfRangeException>(() => new Interval(0, null, 0)).ParamName.ShouldBe("level");
    }

    [Theory]
    [InlineData(0.0, double.Epsilon)]
    [InlineData(-2.0, double.Epsilon)]
    [InlineData(double.Epsilon, double.Epsilon)]
    [InlineData(0.3, 0.3)]
    [InlineData(1.0, 1.0)]
    [InlineData(1.7, 1.0)]
    [InlineData(null, null)]
    public void Estimate_P_IsNeverNothingNorAboveOne(double? given, double? told) =>
        new Estimate { P = given, N = 1, Method = new MethodStamp("x", 1, []), Reading = new Reading("y", []) }.P.ShouldBe(told);

    [Fact]
    public void Estimate_WarnsAndNumbers_AreFoundByCodeAndName()
    {
        var estimate = new Estimate
        {
            N = 1,
            Method = new MethodStamp("x", 1, []),
            Reading = new Reading("y", [new("first", 3, NumberKind.Count), new("last", 4, NumberKind.Count)]),
            Warnings = [new(WarningCode.FewEvents, 1), new(WarningCode.Islands, 2)],
        };
        (estimate.Warns(WarningCode.FewEvents), estimate.Warns(WarningCode.Islands), estimate.Warns(WarningCode.CodeBreak)).ShouldBe((true, true, false));
        (estimate.Reading.Number("first"), estimate.Reading.Number("last"), estimate.Reading.Number("First")).ShouldBe((3.0, 4.0, null));
        (estimate.IsDefined, (estimate with { Statistic = 0 }).IsDefined).ShouldBe((false, true));
    }

    /// <summary>
    /// p.adjust by its definitions: Bonferroni m·p, Holm the running maximum of (m − rank)·p, the other two the running minimum
    /// from above of m·p/rank, times the harmonic sum where any dependence is allowed.
    /// </summary>
    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    [InlineData(25)]
    public void Adjust_AnyPValues_IsTheDefinition(int? looked)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            double?[] p = [.. Enumerable.Range(0, 7).Select(i => i == seed % 9 ? (double?)null : Math.Round(Math.Pow(random.NextDouble(), 3), 2))];
            var known = p.OfType<double>().ToArray();
            var m = looked ?? known.Length;
            double Rank(double x, bool last) => last ? known.Count(y => y <= x) : known.Count(y => y < x) + 1;
            var harmonic = Enumerable.Range(1, m).Sum(i => 1.0 / i);
            double Up(double x, double times) => Math.Min(1, known.Where(y => y >= x).Min(y => times * m * y / Rank(y, last: true)));
            for (var i = 0; i < 7; i++)
            {
                if (p[i] is not { } own)
                {
                    foreach (var adjustment in Enum.GetValues<Adjustment>()) MultipleTesting.Adjust(p, adjustment, looked)[i].ShouldBeNull();
                    continue;
                }
                MultipleTesting.Adjust(p, Adjustment.Bonferroni, looked)[i]!.Value.ShouldBe(Math.Min(1, m * own), 1e-12);
                MultipleTesting.Adjust(p, Adjustment.Holm, looked)[i]!.Value.ShouldBe(Math.Min(1, known.Where(y => y <= own).Max(y => (m - Rank(y, last: false) + 1) * y)), 1e-12);
                MultipleTesting.Adjust(p, Adjustment.BenjaminiHochberg, looked)[i]!.Value.ShouldBe(Up(own, 1), 1e-12);
                MultipleTesting.Adjust(p, looked: looked)[i]!.Value.ShouldBe(Up(own, 1), 1e-12);
                MultipleTesting.Adjust(p, Adjustment.BenjaminiYekutieli, looked)[i]!.Value.ShouldBe(Up(own, harmonic), 1e-12);
            }
        }
        Should.Throw<ArgumentOutOfRangeException>(() => MultipleTesting.Adjust([0.5, 1.5])).ParamName.ShouldBe("pValues");
        Should.Throw<ArgumentOutOfRangeException>(() => MultipleTesting.Adjust([0.5, null, 0.1], looked: 1)).ParamName.ShouldBe("looked");
        MultipleTesting.Adjust([0.5, null, 0.1], looked: 2).Count.ShouldBe(3);
    }

    /// <summary>Whole per cents, each once, rising, to the end, whatever the number of steps.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(250)]
    [InlineData(100_000)]
    public void Oversight_Steps_AreToldAsRisingPerCents(int steps)
    {
        using var heard = new Heard();
        var done = new int[steps];
        heard.Oversight.For(steps, i => Interlocked.Increment(ref done[i]));
        heard.ShouldHaveRisenToOne();
        done.ShouldAllBe(times => times == 1);
        using var counted = new Heard();
        var meter = counted.Oversight.Count(steps);
        for (var step = 0; step < steps; step++) meter.Tick();
        counted.ShouldHaveRisenToOne();
        counted.Told.ShouldBe(steps > 100 ? 101 : steps);
    }

    [Fact]
    public void Oversight_Workspaces_AreOnePerThreadAndPassedOn()
    {
        var made = 0;
        var sums = new int[500];
        default(Oversight).For(500, () => { Interlocked.Increment(ref made); return new int[1]; }, (i, own) => { sums[i] = ++own[0]; return own; });
        sums.ShouldAllBe(sum => sum >= 1);
        sums.Count(sum => sum == 1).ShouldBeLessThanOrEqualTo(made);
        sums.Max().ShouldBeGreaterThan(1);
        Should.Throw<OperationCanceledException>(() => Heard.Cancelled.For(5, _ => { }));
        Should.Throw<OperationCanceledException>(Heard.Cancelled.Look);
        Should.NotThrow(default(Oversight).Look);
    }

    [Fact]
    public void Joined_Findings_ComeLastAndOnce()
    {
        Warning few = new(WarningCode.FewEvents, 3), islands = new(WarningCode.Islands, 1), broken = new(WarningCode.CodeBreak, 2);
        Findings.Joined([few, islands], [new(WarningCode.FewEvents, 9), broken, new(WarningCode.CodeBreak, 5), new(WarningCode.Islands, 7)]).ShouldBe([few, islands, broken]);
        Findings.Joined([], [broken, few]).ShouldBe([broken, few]);
        Findings.Joined([few], []).ShouldBe([few]);
    }
}
