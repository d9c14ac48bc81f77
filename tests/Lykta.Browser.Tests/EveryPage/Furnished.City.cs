using Lykta.Web.Capabilities.City;
using Lykta.Web.Capabilities.City.Handling;
using Lykta.Web.Tests.Capabilities.City;
using Lykta.Web.Tests.Capabilities.Plans.Priorities;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Browser.Tests.EveryPage;

/// <summary>What the city above the districts reads, and what comes back from it; decisions; a row that is passed on.</summary>
internal static partial class Furnished
{
    private const string PriorityRoute = "{partnership}/prioriterade-omraden/{nr:int}";

    private static async Task<IReadOnlyList<Visit>> OfCityAsync(LyktaHost host)
    {
        await CityHouse.ReportedAsync(host);
        var compilation = await CityHouse.CompiledAsync(host);
        var list = await DraftedAsync(host);
        var reports = await host.ReadAsync(db => db.Set<DistrictReport>().AsNoTracking().ToDictionaryAsync(r => r.To, r => r.Id));
        const string one = "{partnership}/sammanstallningar/{id:guid}";
        const string report = "{partnership}/rapporter/{id:guid}";
        return
        [
            .. Simple("samordnare", "prioriterade-omraden", "utvarderingar", "utvarderingar/ny"),
            .. Simple("utvarderare", "utvarderingar"),
            new("{partnership}/utvarderingar/{nr:int}", "styrgrupp", Root + "/utvarderingar/1"),
            new("{partnership}/utvarderingar/{nr:int}/andra", "samordnare", Root + "/utvarderingar/2/andra"),
            new(PriorityRoute, "samordnare", Root + "/prioriterade-omraden/2"),
            new(PriorityRoute, "samordnare", list),
            new(PriorityRoute + "/andra", "samordnare", list + "/andra"),
            new(PriorityRoute + "/koppla", "samordnare", list + "/koppla"),
            new("{partnership}/prioriterade-omraden", "beredning", CityHouse.Root + "/prioriterade-omraden"),
            new("{partnership}/staden", "beredning", CityHouse.Root + "/staden?ar=2026"),
            new("{partnership}/staden", "beredning", CityHouse.Root + "/staden?ar=2025"),
            new("{partnership}/staden/sammanstallning", "beredning", CityHouse.Root + "/staden/sammanstallning?ar=2026"),
            new("{partnership}/staden/sammanstallning", "beredning", CityHouse.Root + "/staden/sammanstallning?ar=2025"),
            new("{partnership}/rapporter", "beredning", CityHouse.Root + "/rapporter"),
            new(report, "beredning", $"{CityHouse.Root}/rapporter/{reports[ReportTo.CityPreparation]:N}"),
            new(report, "styrgrupp", $"{Root}/rapporter/{reports[ReportTo.LocalSteering]:N}"),
            new(one, "beredning", compilation),
            .. await OfCityPlanAsync(host),
            new("{partnership}/staden/indikatorer", "stadssamordnare", CityHouse.Root + "/staden/indikatorer"),
            new("{partnership}/staden/indikatorer/{nr:int}", "stadssamordnare", CityHouse.Root + "/staden/indikatorer/1"),
            new("{partnership}/staden/indikatorer/{nr:int}", "beredning", CityHouse.Root + "/staden/indikatorer/2"),
            new("{partnership}/staden/indikatorer/{nr}/definition", "stadssamordnare", CityHouse.Root + "/staden/indikatorer/ny/definition"),
            new("{partnership}/staden/indikatorer/{nr}/definition", "stadssamordnare", CityHouse.Root + "/staden/indikatorer/1/definition"),
            new("{partnership}/indikatorer", "samordnare", Root + "/indikatorer"),
            new("{partnership}/indikatorer", "styrgrupp", Root + "/indikatorer"),
            new("{partnership}/indikatorer/{nr:int}/{period}", "samordnare", Root + "/indikatorer/1/2025"),
            new("{partnership}/indikatorer/{nr:int}/{period}", "samordnare", Root + "/indikatorer/2/2026-t3"),
            new(one, "samordnare", compilation.Replace(CityHouse.Root, Root, StringComparison.Ordinal)),
        ];
    }

    /// <summary>A draft of next year's plan, this year's that is decided, and both ends of its return.</summary>
    private static async Task<IReadOnlyList<Visit>> OfCityPlanAsync(LyktaHost host)
    {
        using var coordinator = await host.SignedInAsync("stadssamordnare");
        await CityHouse.PlannedAsync(coordinator);
        var returned = await host.ReadAsync(db => db.Set<CityPlanDecision>().AsNoTracking().Select(d => d.Id).SingleAsync());
        const string plan = "{partnership}/staden/handlingsplan/{year:int}";
        const string back = "{partnership}/handlingsplaner/{id:guid}";
        return
        [
            new("{partnership}/staden/handlingsplan", "stadssamordnare", CityHouse.Root + "/staden/handlingsplan"),
            new(plan, "stadssamordnare", CityHouse.Plan),
            new(plan, "beredning", CityHouse.Root + "/staden/handlingsplan/2026"),
            new(plan + "/rad/{nr}", "stadssamordnare", CityHouse.Plan + "/rad/1"),
            new(plan + "/rad/{nr}", "stadssamordnare", CityHouse.Plan + "/rad/ny"),
            new(plan + "/beslut", "stadssamordnare", CityHouse.Plan + "/beslut"),
            new(back, "samordnare", $"{Root}/handlingsplaner/{returned:N}"),
            new(back, "stadssamordnare", $"{CityHouse.Root}/handlingsplaner/{returned:N}"),
        ];
    }

    private static async Task<string> DraftedAsync(LyktaHost host)
    {
        using var coordinator = await host.SignedInAsync("samordnare");
        return await coordinator.DraftAsync(Root + "/prioriterade-omraden");
    }

    /// <summary>One that is decided with a condition left, one that is to be decided.</summary>
    private static async Task<IReadOnlyList<Visit>> OfDecisionsAsync(LyktaHost host)
    {
        using var coordinator = await host.SignedInAsync("samordnare");
        var settled = await ProposedAsync(coordinator, "Nätverket görs permanent");
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(settled), "#besluta", ("Input.Body", "Chefssamrådet"), ("Input.Outcome", "AsProposed"), ("Input.On", "2026-11-12"),
            ("Input.EffectiveOn", "2027-01-01"), ("Input.Conditions", "Introduktionen är klar\nAlla stadsdelar deltar"));
        var proven = await coordinator.GetAsync(settled);
        await coordinator.SubmitFormAsync(proven, "#villkor form", ("Evidence", "Checklistan är klar för alla"));
        var open = await ProposedAsync(coordinator, "Utökat tillståndsområde");
        const string route = "{partnership}/beslut/{number:int}";
        return [new(route, "samordnare", settled), new(route, "samordnare", open), new(route, "styrgrupp", settled)];
    }

    private static async Task<string> ProposedAsync(LyktaClient client, string title)
    {
        var made = await client.SubmitFormAsync(await client.GetAsync(Root + "/beslut"), "#foresla",
            ("Input.Title", title), ("Input.Proposal", "Att godkänna förslaget."), ("Input.On", "2026-11-02"), ("Input.IsAboutNobody", "true"));
        return made.Location ?? throw new InvalidOperationException(made.Text);
    }

    /// <summary>A row of the follow-up, passed by link to a colleague without an account.</summary>
    private static async Task<IReadOnlyList<Visit>> OfPassedRowAsync(LyktaHost host)
    {
        const string rows = Root + "/uppfoljning/2026-ar/rader";
        using var manager = await host.SignedInAsync("enhetschef");
        var link = AddressOn(await manager.SubmitFormAsync(await manager.GetAsync(rows + "?rad=1"), "form[action*='handler=Pass']", ("toTitle", "Biträdande enhetschef")));
        return
        [
            new("t/{token}/rad", "", link),
            new("t/{token}/rad", "", $"/t/{new string('a', 32)}/rad", 404),
            new("{partnership}/uppfoljning/{slug}/rader", "enhetschef", rows + "?rad=1"),
        ];
    }
}
