using System.Net;
using Lykta.Web.Capabilities.Continuity;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Continuity;

public sealed class AvailabilityTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;
    private const string Availability = Root + "/tillganglighet";

    [Theory, OnBothDatabases]
    public async Task Gap_OnFridayNight_IsSaidInWords(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await AddAsync(client, "Jourhavande fältgrupp");
        var id = await host.ReadAsync(db => db.Set<FunctionContact>().Where(c => c.Function == "Jourhavande fältgrupp").Select(c => c.Id).SingleAsync());
        var form = await client.GetAsync($"{Availability}/{id}");
        (string, string)[] every = [.. Reach.Weekdays.SelectMany(d => new[] { ("Day", d.ToString()), ("Evening", d.ToString()) })];
        (await client.SubmitFormAsync(form, "#nas", [.. every, .. Reach.Weekdays.Where(d => d is not (DayOfWeek.Friday or DayOfWeek.Saturday)).Select(d => ("Night", d.ToString()))])).Location.ShouldBe(Availability);
        var page = await client.GetAsync(Availability);
        page.Document.QuerySelector("#luckor p")!.TextContent.ShouldBe("Ingen funktion som har svarat nås dessa tider. Nätter: fredag–lördag. 4 funktioner har inte svarat.");
        page.Text.ShouldContain("Nås inte dessa tider. Nätter: fredag–lördag.");
        page.Text.ShouldContain("alla dagar");
        (await client.GetAsync($"{Availability}/{id}")).Document.QuerySelectorAll("#nas input[checked]").Length.ShouldBe(19);
        (await client.SubmitFormAsync(await client.GetAsync($"{Availability}/{id}"), "#nas", [.. every, .. Reach.Weekdays.Select(d => ("Night", d.ToString()))])).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(Availability)).Document.QuerySelector("#luckor p")!.TextContent.ShouldBe("Varje dag, kväll och natt nås minst en funktion. 4 funktioner har inte svarat.");
    }

    [Fact]
    public async Task Gaps_FunctionThatHasNotAnswered_IsNotSaidToBeOutOfReach()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        await AddAsync(client, "Jourhavande fältgrupp");
        await AddAsync(client, "Bostadsbolagets jour");
        var id = await host.ReadAsync(db => db.Set<FunctionContact>().Where(c => c.Function == "Jourhavande fältgrupp").Select(c => c.Id).SingleAsync());
        var answered = Reach.Weekdays.Where(d => d != DayOfWeek.Friday).Select(d => ("Night", d.ToString()));
        await client.SubmitFormAsync(await client.GetAsync($"{Availability}/{id}"), "#nas", [.. answered]);
        var said = (await client.GetAsync(Availability)).Document.QuerySelector("#luckor p")!.TextContent;
        said.ShouldStartWith("Ingen funktion som har svarat nås dessa tider. Dagtid: alla dagar. Kvällar: alla dagar. Nätter: fredag.");
        said.ShouldEndWith("inte svarat.");
    }

    [Fact]
    public void Gaps_OfSeveralParts_AreSaidTogether()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("sv-SE");
        try
        {
            default(Reach).With(ReachPart.Day, Reach.Weekdays).With(ReachPart.Evening, [DayOfWeek.Monday, DayOfWeek.Wednesday]).Gaps(new Texts())
                .ShouldBe("Kvällar: tisdag och torsdag–söndag. Nätter: alla dagar.");
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("samordnare", 200, 200), InlineData("polis", 200, 403), InlineData("falt", 200, 403), InlineData("forskola", 403, 403), InlineData("admin", 403, 403)]
    public async Task Pages_EachPersona_AreOpenOrRefused(string persona, int read, int manage)
    {
        await using var host = await LyktaHost.StartAsync();
        using var coordinator = await host.SignedInAsync("samordnare");
        await AddAsync(coordinator, "Jourhavande fältgrupp");
        var id = await host.ReadAsync(db => db.Set<FunctionContact>().Where(c => c.Function == "Jourhavande fältgrupp").Select(c => c.Id).SingleAsync());
        using var client = await host.SignedInAsync(persona);
        ((int)(await client.GetAsync(Availability)).Status).ShouldBe(read);
        ((int)(await client.GetAsync($"{Availability}/{id}")).Status).ShouldBe(manage);
        if (manage == 200)
            (await client.GetAsync($"{Availability}/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task AddAsync(LyktaClient client, string function)
    {
        var form = await client.GetAsync(Root + "/kontakter");
        (await client.SubmitFormAsync(form, "form[action*='handler=Add']", ("Input.Function", function), ("Input.Unit", form.Document.QuerySelector("#Input_Unit option:last-child")!.GetAttribute("value")!), ("Input.IsAboutNobody", "true")))
            .Status.ShouldBe(HttpStatusCode.Redirect);
    }
}
