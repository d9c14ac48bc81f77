using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Tests.Capabilities.Plans;

public static class PlanHouse
{
    /// <summary>What a plan lacks before it can be decided.</summary>
    public static async Task FillGapsAsync(this LyktaHost host) => await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
    {
        foreach (var measure in await unit.Db.Set<Measure>().ToListAsync(cancel))
        {
            foreach (var (key, words) in new[] { ("How", "Så här."), ("FollowUpMethod", "Antal."), ("TimePlan", "Hela året") })
            {
                var part = Measure.PartOf(key)!;
                if (part.Read(measure).Length == 0)
                    measure.Change(part, new(DemoPlan.Text(words)), unit.Now);
            }

            if (!measure.HasCause && measure.ReasonWithoutCause is null)
                measure.Change(Measure.PartOf(nameof(Measure.ReasonWithoutCause))!, new(DemoPlan.Text("Nämndens uppdrag")), unit.Now);
        }

        return true;
    }, CancellationToken.None);
}
