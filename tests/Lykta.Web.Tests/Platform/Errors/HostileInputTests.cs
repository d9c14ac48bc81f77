using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.NightPatrols;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.Capabilities.NightPatrols;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Errors;

/// <summary>What only somebody clever or a broken program sends: it is refused in words, and what was answered is true.</summary>
public sealed class HostileInputTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task Date_BeyondTheCalendar_IsRefusedAndNoPageFalls(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        foreach (var day in new[] { "9999-12-31", "0001-01-01" })
        {
            var answer = await coordinator.SubmitAsync(await coordinator.GetAsync(Root + "/overenskommelser/ny"), ("Input.Title", "Samverkan"), ("Input.Counterpart", "Polisen"),
                ("Input.Purposes", "Tryggare torg"), ("Input.Areas", "Ungdomsmiljöer"), ("Input.SignedOn", day), ("Input.ValidFrom", day));
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, day);
            answer.Document.QuerySelector(".ds-error-summary")!.TextContent.ShouldContain("skriv ett datum, till exempel", customMessage: day);
            answer.Document.QuerySelector("#Input_ValidFrom")!.GetAttribute("value").ShouldBe(day);
            var report = await coordinator.SubmitFormAsync(await coordinator.GetAsync(Root + "/rapportera"), "main form", ("Input.Date", day), ("Input.From", "23:59"), ("Input.To", "00:01"));
            ((int)report.Status).ShouldBeLessThan(500, day);
        }

        (await coordinator.GetAsync(Root + "/laget")).Status.ShouldBe(HttpStatusCode.OK);
        (await coordinator.GetAsync(Root + "/overenskommelser")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "0123456789")]
    [InlineData("multipart/form-data; boundary=\"\"", "0123456789")]
    [InlineData("application/x-www-form-urlencoded", "många")]
    [InlineData("application/x-www-form-urlencoded", "lång")]
    public async Task Form_ThatCannotBeRead_IsABadRequest(string type, string body)
    {
        await using var host = await LyktaHost.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Address };
        var sent = body switch
        {
            "många" => string.Join('&', Enumerable.Range(0, 1100).Select(i => $"f{i}=1")),
            "lång" => new string('k', 3000) + "=1",
            _ => body,
        };
        foreach (var path in new[] { "/logga-in", "/fel/503" })
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(sent));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
            // The page of errors asked for by itself says what it was asked to say, or that the form is bad.
            ((int)answer.StatusCode).ShouldBeOneOf(path == "/logga-in" ? [400] : [400, 404, 503]);
            if (path == "/logga-in")
                (await answer.Content.ReadAsStringAsync()).ShouldContain("<h1");
        }
    }

    [Fact]
    public async Task ErrorPage_AskedForByItself_ShowsNoPostedFields()
    {
        await using var host = await LyktaHost.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Address };
        using var content = new FormUrlEncodedContent([new("rad", "Ring det här numret")]);
        using var answer = await http.PostAsync(new Uri("/fel/503", UriKind.Relative), content);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("Ring det här numret");
    }

    [Theory]
    [InlineData("/atgarder?sok=a%EF%BF%BEb")]
    [InlineData("/program?sok=%EF%BF%BE")]
    [InlineData("/platser?sok=a%EF%BF%BEb")]
    public async Task Search_WithWhatIsNoCharacter_Answers(string address)
    {
        await using var host = await LyktaHost.StartAsync();
        using var coordinator = await host.SignedInAsync("samordnare");
        (await coordinator.GetAsync(Root + address)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task SignUp_AnotherPersonWithTheSameForm_IsSignedUpToo(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (address, shift) = await PatrolHouse.PlannedAsync(host);
        using var browser = host.NewClient();
        var page = await browser.GetAsync(address);
        var own = new List<string>();
        foreach (var (name, phone) in new[] { ("Anna Ett", "070 174 06 05"), ("Bertil Två", "070 174 06 06"), ("Anna Ett", "070 174 06 05") })
        {
            var done = await browser.SubmitAsync(page, ("Input.Shift", shift.Value.ToString()), ("Input.Name", name), ("Input.Phone", phone), ("Input.IsAdult", "true"));
            done.Status.ShouldBe(HttpStatusCode.Redirect);
            own.Add(done.Location!);
        }

        (await host.ReadAsync(db => db.Set<PatrolSignUp>().CountAsync(s => s.ShiftId == shift))).ShouldBe(2);
        own[0].ShouldNotBe(own[1]);
    }

    [Fact]
    public async Task PatrolGroup_WithPeopleSignedUp_KeepsItsUnit()
    {
        await using var host = await LyktaHost.StartAsync();
        var (address, _) = await PatrolHouse.PlannedAsync(host);
        await PatrolHouse.SignUpAsync(host, address, 0);
        var group = await host.ReadAsync(db => db.Set<PatrolGroup>().Where(g => g.Name == PatrolHouse.Group).Select(g => g.Id).SingleAsync());
        using var coordinator = await host.SignedInAsync("samordnare");
        var page = await coordinator.GetAsync($"{PatrolHouse.Patrols}/grupp/{group.Value}");
        var other = page.Document.QuerySelectorAll("#Input_Unit option").Single(o => o.TextContent == "Trygghet och säkerhet").GetAttribute("value")!;
        var moved = await coordinator.SubmitFormAsync(page, "#grupp", ("Input.Unit", other), ("Input.IsAboutNobody", "true"));
        moved.Status.ShouldBe(HttpStatusCode.OK);
        moved.Document.QuerySelector(".ds-error-summary")!.TextContent.ShouldContain("listan är ledarens");
    }

    [Fact]
    public async Task Share_SecondOfTwoAtOnce_IsToldThatNothingOfItWasKept()
    {
        await using var host = await LyktaHost.StartAsync();
        using var coordinator = await host.SignedInAsync("samordnare");
        var page = await coordinator.GetAsync(BriefingHouse.Sheet + "/dela");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => coordinator.SubmitFormAsync(
            page, "main form", ("__nyckel", Guid.NewGuid().ToString("N")), ("Input.Registration", "Registered"), ("Input.DiaryNumber", $"UTS 2026/{n}"), ("Input.DisposalDecision", "Gallras enligt plan"))));
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Redirect || a.Status == HttpStatusCode.OK);
        (await host.ReadAsync(db => db.Set<BriefingSheet>().CountAsync(s => s.State == SheetState.Shared && s.DiaryNumber != null))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task SeenAgain_PressedManyTimesBySameSender_CountsOnce(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var field = await host.SignedInAsync("falt");
        var seen = await host.ReadAsync(db => db.Set<Web.Capabilities.Observations.Observation>()
            .Where(o => o.Status == Web.Capabilities.Observations.ObservationStatus.New && o.Sharing == Lykta.Web.Data.SharingLevel.Partnership)
            .OrderByDescending(o => o.Number).Select(o => new { o.Number, o.Sightings }).FirstAsync());
        var token = (await field.GetAsync(Root + "/rapportera")).Document.QuerySelector("input[name='__skydd']")!.GetAttribute("value")!;
        for (var press = 0; press < 3; press++)
            (await field.PostAsync(Root + "/rapportera/liknande", [new("number", $"{seen.Number}"), new("__nyckel", Guid.NewGuid().ToString("N")), new("__skydd", token)])).Status.ShouldBe(HttpStatusCode.Redirect);
        (await host.ReadAsync(db => db.Set<Web.Capabilities.Observations.Observation>().Where(o => o.Number == seen.Number).Select(o => o.Sightings).SingleAsync())).ShouldBe(seen.Sightings + 1);
    }
}
