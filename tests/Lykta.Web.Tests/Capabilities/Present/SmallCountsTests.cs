using Lykta.Web.Capabilities.Present;
using Lykta.Web.Capabilities.Present.Together;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Present;

public sealed class SmallCountsTests
{
    // A repeatable test needs a repeatable sequence; nothing here is secret.
#pragma warning disable CA5394
    private readonly Random random = new(4711);

    [Fact]
    public void Hides_TwoHundredTables_NoSmallCountCanBeComputedFromTheRest()
    {
        for (var round = 0; round < 200; round++)
        {
            var cells = Enumerable.Range(0, 5).ToDictionary(p => p, _ => Enumerable.Range(0, 4).Select(_ => random.Next(5) == 0 ? random.Next(1, 12) : random.Next(2) * random.Next(4)).ToArray());
            var byPlace = cells.ToDictionary(c => $"p{c.Key}", c => c.Value.Sum());
            var byType = Enumerable.Range(0, 4).ToDictionary(t => t, t => cells.Values.Sum(v => v[t]));
            var small = new SmallCounts<string, int>(byPlace, byType, 5);
            var total = byPlace.Values.Sum();
            small.HidesTotal.ShouldBe(total is > 0 and < 5);
            Check([.. byPlace.Select(p => (p.Value, small.Hides(p.Key)))], total, small.HidesTotal);
            Check([.. byType.Select(t => (t.Value, small.Hides(t.Key)))], total, small.HidesTotal);
        }
    }

    private static void Check(List<(int Count, bool IsHidden)> cells, int total, bool isTotalHidden)
    {
        cells.Where(c => c.Count is > 0 and < 5).ShouldAllBe(c => c.IsHidden);
        if (isTotalHidden)
            return;
        // What the hidden ones add up to is known: then no small one may be pinned to below the limit by it.
        var hidden = cells.Where(c => c.IsHidden).ToList();
        var known = total - cells.Where(c => !c.IsHidden).Sum(c => c.Count);
        if (hidden.Any(c => c.Count is > 0 and < 5))
        {
            hidden.Count.ShouldBeGreaterThan(1);
            known.ShouldBeGreaterThanOrEqualTo(5);
        }
    }
#pragma warning restore CA5394

    [Fact]
    public void MonthTable_OneSmallCell_HidesAnotherInItsRowAndColumn()
    {
        var youth = Web.Capabilities.Observations.EventType.Add("a", "Ungdomar", "Youth", "dots", Web.Capabilities.Observations.PlacePrecision.NamedPlace, true, 1);
        var violence = Web.Capabilities.Observations.EventType.Add("b", "Våld", "Violence", "dots", Web.Capabilities.Observations.PlacePrecision.NamedPlace, true, 2);
        var lamps = Web.Capabilities.Observations.EventType.Add("c", "Lampor", "Lamps", "dots", Web.Capabilities.Observations.PlacePrecision.Point, false, 3);
        var today = new DateOnly(2026, 11, 20);
        List<Web.Capabilities.Observations.VisibleCount> counts = [];
        foreach (var month in MonthTable.MonthsBefore(today))
        {
            counts.Add(new(month.AddDays(3), youth.Id, default, 20));
            counts.Add(new(month.AddDays(9), violence.Id, default, month.Month == 5 ? 2 : 10));
            counts.Add(new(month, lamps.Id, default, 1));
        }

        counts.Add(new(new(2026, 11, 2), youth.Id, default, 99));
        var table = MonthTable.Make(today, counts, [youth, violence, lamps], t => t.NameSv, "Alla", 5);
        table.Open.Single().Months.ShouldAllBe(m => m == 1);
        table.Sensitive.Select(r => r.Name).ShouldBe(["Ungdomar", "Våld", "Alla"]);
        var may = Enumerable.Range(0, 12).Single(i => table.Months[i].Month == 5);
        table.Sensitive[1].Months[may].ShouldBeNull();
        // With the sums shown, the cell is safe only if its row and its column hide another.
        (table.Sensitive[1].Months.Count(m => m is null) + (table.Sensitive[1].Sum is null ? 1 : 0)).ShouldBeGreaterThan(1);
        (table.Sensitive.Count(r => r.Months[may] is null)).ShouldBeGreaterThan(1);
        // The month that is not over is in no cell.
        table.Sensitive[0].Months.Where(m => m is not null).ShouldAllBe(m => m == 20);
    }
}
