using System.Net;
using Lykta.Web.Capabilities.FocusPlaces;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.FocusPlaces;

/// <summary>What tests of focus places do again and again, through the pages.</summary>
public static class FocusHouse
{
    public const string Root = "/" + DemoSeed.DistrictSlug;
    public const string Focus = Root + "/fokusplatser";
    public const string Team = "Park och stadsmiljö";

    public static readonly string[] Four = ["kyrkbyparken", "hamnstraket", "sundby-torg", "bjorkparken"];

    /// <summary>A period as the form says it: the first open team with that name, four places.</summary>
    public static async Task<LyktaPage> SubmitPeriodAsync(this LyktaClient client, string from, string to, string team = Team, params (string Name, string Value)[] more)
    {
        var form = await client.GetAsync(Focus + "/ny");
        var unit = form.Document.QuerySelectorAll("#Input_Team option").Single(o => o.TextContent == team).GetAttribute("value")!;
        (string Name, string Value)[] usual =
        [
            ("Input.Team", unit), ("Input.From", from), ("Input.To", to), ("Input.Reason", "Mörka stråk, få vuxna"), ("Input.Sharing", "Partnership"),
            .. Four.Select((slug, i) => ($"Input.Place{i + 1}", slug)),
        ];
        return await client.SubmitFormAsync(form, "#period", [.. usual.Where(u => more.All(m => m.Name != u.Name)), .. more]);
    }

    public static async Task<FocusPeriod> PlanPeriodAsync(this LyktaHost host, LyktaClient client, string from, string to, string team = Team, params (string Name, string Value)[] more)
    {
        var planned = await client.SubmitPeriodAsync(from, to, team, more);
        planned.Status.ShouldBe(HttpStatusCode.Redirect, planned.Document.QuerySelector(".ds-error-summary")?.TextContent);
        return await host.ReadAsync(db => db.Set<FocusPeriod>().AsNoTracking().OrderByDescending(p => p.Number).FirstAsync());
    }
}
