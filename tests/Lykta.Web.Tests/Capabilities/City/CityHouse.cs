using System.Net;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.City;

/// <summary>What tests of the city do again and again.</summary>
public static class CityHouse
{
    public const string Root = "/" + DemoSeed.CitySlug;
    public const string Plan = Root + "/staden/handlingsplan/2027";
    public const string Report = $"/{DemoSeed.DistrictSlug}/uppfoljning/2026-t2/rapport";

    /// <summary>The district has reported its second third of the year.</summary>
    public static async Task ReportedAsync(LyktaHost host)
    {
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var round = await unit.Db.Set<FollowUpRound>().SingleAsync(r => r.Slug == "2026-t2", cancel);
            foreach (var of in await unit.Db.Set<FollowUpEntry>().Where(e => e.RoundId == round.Id && e.UnitId != null).Select(e => e.UnitId!.Value).Distinct().ToListAsync(cancel))
                unit.Db.Add(UnitReturn.Of(round.Id, of, await unit.NextNumberAsync("return", cancel), 1, null, unit.Now));
            return true;
        }, CancellationToken.None);
        using var client = await host.SignedInAsync("samordnare");
        (await client.SubmitFormAsync(await client.GetAsync(Report), "main form")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>The city has sent all that the districts reported back to them; where it is read in the city.</summary>
    public static async Task<string> CompiledAsync(LyktaHost host)
    {
        using var city = await host.SignedInAsync("beredning");
        var draft = await city.GetAsync(Root + "/staden/sammanstallning?ar=2026");
        var sentences = draft.Document.QuerySelectorAll("input[name=mening]").Select(i => KeyValuePair.Create("mening", i.GetAttribute("value")!));
        var keys = LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)draft.Document.QuerySelector("main form")!).Where(f => f.Key != "mening");
        var sent = await city.PostAsync(draft.Path, keys.Concat(sentences));
        sent.Status.ShouldBe(HttpStatusCode.Redirect, sent.Text);
        return sent.Location!;
    }

    /// <summary>Next year's plan as the city's coordinator makes it, of the compilation that has been sent.</summary>
    public static async Task PlannedAsync(LyktaClient coordinator)
    {
        var page = await coordinator.GetAsync(Root + "/staden/handlingsplan");
        var made = await coordinator.SubmitFormAsync(page, "main form", ("From", page.Document.QuerySelector("select option")!.GetAttribute("value")!));
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Text);
    }
}
