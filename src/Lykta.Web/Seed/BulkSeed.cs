using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Data.Bulk;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Seed;

/// <summary>Fills an empty database for trials and measuring: many partnerships, many observations, the counts kept ahead with them.</summary>
public sealed class BulkSeed(DemoSeed demo, LyktaStore store, WriteQueue writes, PartnershipDirectory directory, TimeProvider time)
{
    private const int Days = 548, Chunk = 5000;

    /// <summary>The slugs that were filled; the first is the demo's district.</summary>
    public async Task<IReadOnlyList<string>> PlantAsync(int partnerships, int observations, CancellationToken cancel)
    {
        await demo.PlantAsync(days: 0, perWeek: 0, isLivedIn: false, cancel);
        var slugs = new List<string> { DemoSeed.DistrictSlug };
        for (var n = 2; n <= partnerships; n++)
        {
            var number = n.ToString("D3", CultureInfo.InvariantCulture);
            await demo.PlantDistrictAsync($"provdistrikt-{number}", $"Provdistrikt {number}", $"prov{number}.", cancel);
            await CoordinateAsync($"provdistrikt-{number}", cancel);
            slugs.Add($"provdistrikt-{number}");
        }

        for (var n = 0; n < slugs.Count; n++)
            await FillAsync(slugs[n], 20261120 + n, (observations / slugs.Count) + (n < observations % slugs.Count ? 1 : 0), cancel);
        return slugs;
    }

    // The demo's coordinator has a role in each, so that one sign-in reaches them all.
    private async Task CoordinateAsync(string slug, CancellationToken cancel)
    {
        var coordinator = DemoPersonas.All.Single(p => p.Role == Role.Coordinator);
        await writes.RunAsync(LyktaScope.ForSystem((await directory.FindAsync(slug, cancel))!), async (unit, token) =>
        {
            var account = await unit.Db.Users.Where(u => u.Email == coordinator.Email).Select(u => u.Id).SingleAsync(token);
            var own = await unit.Db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Name == coordinator.Unit, token);
            unit.Db.Add(Membership.Start(account, own.Id, coordinator.Role, coordinator.FunctionTitle, unit.Now));
            return true;
        }, cancel);
    }

    /// <summary>Rows of one partnership, and what its counts say.</summary>
    public async Task<(int Rows, long Days, long Hours, long Weeks)> VerifyAsync(string slug, CancellationToken cancel)
    {
        var scope = LyktaScope.ForSystem((await directory.FindAsync(slug, cancel))!);
        return await store.ReadAsync(scope, async db => (
            await db.Set<Observation>().CountAsync(cancel), await db.Set<DayCount>().SumAsync(c => (long)c.Count, cancel),
            await db.Set<HourCount>().SumAsync(c => c.Thousandths, cancel) / 1000, await db.Set<WeekAnswer>().SumAsync(a => (long)a.Observations, cancel)), cancel);
    }

    private async Task FillAsync(string slug, int seed, int total, CancellationToken cancel)
    {
        var scope = LyktaScope.ForSystem((await directory.FindAsync(slug, cancel))!);
        var generator = await store.ReadAsync(scope, async db => new ObservationGenerator(
            seed, await db.Set<EventType>().AsNoTracking().ToListAsync(cancel), await db.Set<Place>().AsNoTracking().OrderBy(p => p.Slug).ToListAsync(cancel),
            await db.Set<Organisation>().AsNoTracking().Where(o => o.ReportsWeekly).OrderBy(o => o.Name).ToListAsync(cancel)), cancel);
        var waiting = new List<(ObservationDraft Draft, DateTimeOffset ReceivedAt)>();
        var storing = Task.FromResult(true);
        foreach (var day in generator.MakeExactly(time.Today(), Days, total))
        {
            waiting.AddRange(day);
            if (waiting.Count < Chunk)
                continue;
            // The next ones are made while these are written.
            await storing;
            storing = StoreAsync(scope, waiting, cancel);
            waiting = [];
        }

        await storing;
        await StoreAsync(scope, waiting, cancel);
    }

    private Task<bool> StoreAsync(LyktaScope scope, List<(ObservationDraft Draft, DateTimeOffset ReceivedAt)> drafts, CancellationToken cancel) =>
        writes.RunAsync(scope, async (unit, token) =>
        {
            if (drafts.Count == 0)
                return true;
            var received = new List<Observation>(drafts.Count);
            var first = await unit.NextNumbersAsync("observation", drafts.Count, token);
            foreach (var (draft, receivedAt) in drafts)
            {
                var observation = Observation.Receive(draft, first + received.Count, receivedAt);
                if (receivedAt < unit.Now.AddDays(-2))
                    observation.Assess(Control.Own, draft.Sharing, null, receivedAt.AddHours(14));
                received.Add(observation);
            }

            await unit.Db.InsertManyAsync(received, token);
            await CountsAhead.ApplyManyAsync(unit.Db, received, token);
            return true;
        }, cancel);
}
