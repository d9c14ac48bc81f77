using Lykta.Web.Capabilities.FocusPlaces;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Seed;

/// <summary>The made-up field team's four places of this period, and the four before.</summary>
internal static class DemoFocus
{
    private static readonly (int From, int To, string Reason, string[] Places)[] Periods =
    [
        (-49, -15, "Många är ute sent efter skolstarten, och få vuxna finns på torgen.", ["Ekbackens centrum", "Sundby torg", "Lindhagens station", "Kvarntorget"]),
        (-14, 20, "Kvällarna har flyttat från torgen till gångstråken när det blivit mörkt.", ["Ekbackens centrum", "Sundby bussterminal", "Björkparken", "Årdalens gångtunnel"]),
    ];

    public static Task PlantAsync(WriteQueue writes, PartnershipEntry partnership, DateOnly today, CancellationToken cancel) =>
        writes.RunAsync(LyktaScope.ForSystem(partnership), async (unit, token) =>
        {
            var team = await unit.Db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Name == "Fältgruppen", token);
            var places = await unit.Db.Set<Place>().AsNoTracking().ToDictionaryAsync(p => p.Name, p => p.Id, StringComparer.Ordinal, token);
            foreach (var one in Periods)
            {
                var form = new FocusForm(team.Id, today.AddDays(one.From), today.AddDays(one.To), DemoPlan.Text(one.Reason), [.. one.Places.Select(p => places[p])], SharingLevel.Partnership);
                var period = FocusPeriod.Plan(await unit.NextNumberAsync("focus-period", token), form, new RowOwner(team.Id, team.RootId, team.BranchId), null, unit.Now);
                unit.Db.Add(period);
                unit.Db.AddRange(form.PlacesOf(period.Id));
                unit.Audit("focus.planned", nameof(FocusPeriod), period.Id.Value, ("reach", form.Sharing.ToString()));
            }

            return true;
        }, cancel);
}
