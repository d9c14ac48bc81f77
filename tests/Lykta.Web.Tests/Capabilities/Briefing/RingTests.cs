using System.Globalization;
using System.Net;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Briefing;

/// <summary>Who lacks the briefing's ring in the sheet has it nowhere else: one rule for what a kind of organisation may read.</summary>
public sealed class RingTests
{
    [Theory, OnBothDatabases]
    public async Task BriefingRing_PhonesAndPartnersOfOtherKinds_AreNotAskedNorShownOfIt(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (briefing, partnership) = (await SeenAsync(host, "bjorkparken", SharingLevel.Briefing), await SeenAsync(host, "kyrkbyparken", SharingLevel.Partnership));
        using var police = await host.SignedInAsync("polis");
        using var policePhone = await host.PhoneAsync("Lokalpolisområde Sundby");
        using var guard = await host.PhoneAsync("Stadens ordningsvakter");
        using var patrol = await host.PhoneAsync("Nattvandrarna Sundby");
        using var housing = await host.SignedInAsync("fastighet");
        using var housingPhone = await host.PhoneAsync("Sundbyhem förvaltning");
        foreach (var (who, client, inner, outer) in new[] { ("polis", police, true, true), ("polistelefon", policePhone, true, true), ("vakt", guard, false, true), ("vandrare", patrol, false, false), ("fastighet", housing, false, true), ("fastighetstelefon", housingPhone, false, false) })
        {
            (await OfferedAsync(client, "bjorkparken", briefing)).ShouldBe(inner, who);
            (await OfferedAsync(client, "kyrkbyparken", partnership)).ShouldBe(outer, who);
        }

        foreach (var (client, sees) in new[] { (police, true), (housing, false) })
        {
            (await client.GetAsync($"{Root}/iakttagelser/{briefing}")).Status.ShouldBe(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound);
            (await client.GetAsync($"{Root}/iakttagelser/{partnership}")).Status.ShouldBe(HttpStatusCode.OK);
            (await client.GetAsync(Root + "/iakttagelser")).Body.Contains($"/iakttagelser/{briefing}\"", StringComparison.Ordinal).ShouldBe(sees);
        }

        // +1 on a number that one was not offered is not found either.
        using var again = await host.PhoneAsync("Nattvandrarna Sundby");
        var form = await again.GetAsync(Root + "/rapportera?typ=positiv&plats=bjorkparken");
        var token = form.Document.QuerySelector("[name=__skydd]")!.GetAttribute("value")!;
        var posted = await again.PostAsync(Root + "/rapportera/liknande", [new("number", briefing.ToString(CultureInfo.InvariantCulture)), new("__nyckel", Guid.NewGuid().ToString("N")), new("__skydd", token)]);
        posted.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void Rings_EveryRoleAndCategory_AreNeverFurtherInThanEither()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var category in Enum.GetValues<OrganisationCategory>())
            {
                var ring = CategoryRings.SeesFrom(role, category);
                ((int)ring).ShouldBeGreaterThanOrEqualTo((int)RolePermissions.SeesFrom(role));
                if (role != Role.Coordinator && category is not (OrganisationCategory.Police or OrganisationCategory.District or OrganisationCategory.Authority or OrganisationCategory.School))
                    ((int)ring).ShouldBeGreaterThan((int)SharingLevel.Briefing, $"{role} {category}");
            }
        }
    }

    private static async Task<bool> OfferedAsync(LyktaClient client, string place, int number)
    {
        var page = await client.GetAsync($"{Root}/rapportera/liknande?typ=positiv&plats={place}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        return page.Document.QuerySelector("input[name=number]")?.GetAttribute("value") == number.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<int> SeenAsync(LyktaHost host, string place, SharingLevel level)
    {
        using var field = await host.SignedInAsync("falt");
        var form = await field.GetAsync($"{Root}/rapportera?typ=positiv&plats={place}");
        var sent = await field.SubmitAsync(form, ("Input.Type", "positiv"), ("Input.Place", place), ("Input.Sharing", level.ToString()));
        sent.Status.ShouldBe(HttpStatusCode.Redirect, sent.Text);
        var seen = await host.ReadAsync(db => db.Set<Observation>().OrderByDescending(o => o.Number).Select(o => new { o.Number, o.Sharing, o.PlaceId }).FirstAsync());
        seen.Sharing.ShouldBe(level);
        seen.PlaceId.ShouldBe(await host.ReadAsync(db => db.Set<Place>().Where(p => p.Slug == place).Select(p => (PlaceId?)p.Id).SingleAsync()));
        return seen.Number;
    }
}
