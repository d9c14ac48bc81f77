using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Platform.Writes;

namespace Lykta.Web.Seed;

/// <summary>The list of the former agreement, and the city's five of 2024 with what each old area has become.</summary>
internal static class DemoPriorities
{
    private static readonly (string Code, string Name, string[] To, string? Why)[] Former =
    [
        ("unga-2019", "Ungdomar som begår brott", ["unga"], null),
        ("otrygghet-2019", "Otrygghet i det offentliga rummet", ["platser"], null),
        ("narkotika-2019", "Öppen narkotikaförsäljning", ["platser", "miljoer"], null),
        ("gang-2019", "Kriminella nätverk", ["systemhot", "miljoer"], null),
        ("relation-2019", "Våld i nära relation", ["brottsoffer"], null),
        ("trafik-2019", "Buskörning och trafik", [], "Trafikfrågorna ligger kvar hos trafikkontoret och trafikpolisen, som har egna mål och egen uppföljning."),
    ];

    /// <summary>The areas of both lists.</summary>
    public static async Task<List<PriorityArea>> PlantAsync(WriteUnit unit, CancellationToken cancel)
    {
        var first = PriorityList.Draft(await unit.NextNumberAsync("prioritylist", cancel), "Överenskommelsens områden 2019", null, unit.Now);
        first.MakeCurrent(new(2019, 11, 1), null, hasAreas: true, unmapped: 0);
        var (list, areas) = PriorityList.Standard2024(await unit.NextNumberAsync("prioritylist", cancel), first, unit.Now);
        unit.Db.AddRange(first, list);
        unit.Db.AddRange(areas);
        List<PriorityArea> all = [.. areas];
        foreach (var ((code, name, to, why), i) in Former.Select((f, i) => (f, i)))
        {
            var old = PriorityArea.Of(first.Id, i + 1, code, name);
            unit.Db.Add(old);
            all.Add(old);
            unit.Db.AddRange(to.Select(t => AreaMapping.To(old, areas.Single(a => a.Code == t))));
            if (why is not null)
                unit.Db.Add(AreaMapping.ToOrdinaryWork(list.Id, old, DemoPlan.Text(why)));
        }

        return all;
    }
}
