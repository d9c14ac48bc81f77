using Lykta.Web.Capabilities.Continuity;
using Lykta.Web.Tests.Capabilities.FocusPlaces;
using Lykta.Web.Tests.Capabilities.Groups;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Browser.Tests.EveryPage;

/// <summary>A group with members, a meeting that is held and one to come, a need, focus periods of two teams, and a function that says when it is reached.</summary>
internal static partial class Furnished
{
    private const string GroupRoute = "{partnership}/grupper/{nr:int}";
    private const string MeetingRoute = GroupRoute + "/moten/{mote:int}";

    private static async Task<IReadOnlyList<Visit>> OfGroupsAsync(LyktaHost host)
    {
        using var client = await host.SignedInAsync("samordnare");
        var group = await client.BeginAsync("Torggruppen", ("Input.Kind", "Temporary"), ("Input.Trigger", "Många samlas vid torget."), ("Input.EndsOn", "2026-11-20"));
        await client.JoinAsync(group, "Bokhandeln", mailbox: "butik@exempel.se");
        await client.JoinAsync(group, "Norra skolan", cluster: "Norra klustret");
        await client.JoinAsync(group, "Lokalpolisområde Sundby", isUnit: true);
        var held = await client.PlanAsync(group, "2026-11-20");
        await client.AddItemAsync(held, "Belysningen vid torget");
        await client.NoteAsync(held, "action", ("Input.Note", "Byt tre lampor."), ("Input.Owner", "Parkenheten"));
        await client.NoteAsync(held, "point", ("Input.Note", "Fråga hyresvärden om portarna."));
        await client.SubmitFormAsync(await client.GetAsync($"{GroupHouse.Register}/behov?grupp={group.Split('/')[^1]}"), "#behov", ("Input.Text", "Dela nulägesbild"), ("Input.Day", "2026-12-04"), ("Input.IsAboutNobody", "true"));
        await client.PressAsync(held, "#hallet");
        var period = await host.PlanPeriodAsync(client, "2026-11-02", "2026-11-24");
        await host.PlanPeriodAsync(client, "2026-12-14", "2027-01-10", "Fältgruppen");
        var contact = await host.ReadAsync(db => db.Set<FunctionContact>().Select(c => c.Id).FirstAsync());
        return
        [
            .. Simple("samordnare", "fokusplatser", "fokusplatser?visa=alla", "fokusplatser/ny", $"fokusplatser/ny?efter={period.Number}"),
            .. Simple("polis", "fokusplatser"),
            new("{partnership}/fokusplatser/{nr:int}/andra", "samordnare", $"{Root}/fokusplatser/{period.Number}/andra"),
            new("{partnership}/fokusplatser/{nr:int}/andra", "falt", $"{Root}/fokusplatser/{period.Number + 1}/andra"),
            .. Simple("samordnare", "grupper", "grupper/ny", "grupper/behov", "tillganglighet", "utsattning/belastning"),
            new(GroupRoute, "samordnare", group),
            new(GroupRoute, "polis", group),
            new(GroupRoute, "falt", group),
            new(GroupRoute + "/andra", "samordnare", group + "/andra"),
            new(GroupRoute + "/medlem", "samordnare", group + "/medlem"),
            new(GroupRoute + "/moten/nytt", "samordnare", group + "/moten/nytt"),
            new(MeetingRoute, "samordnare", held),
            new(MeetingRoute, "samordnare", group + "/moten/2"),
            new(MeetingRoute, "falt", held),
            new(MeetingRoute + "/andra", "samordnare", group + "/moten/2/andra"),
            new("{partnership}/tillganglighet/{id:guid}", "samordnare", $"{Root}/tillganglighet/{contact}"),
        ];
    }
}
