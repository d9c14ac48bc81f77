using System.Net;
using Lykta.Web.Capabilities.Links;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Links;

public sealed class LinkTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task Shift_RightPin_OpensTonightAndNothingElse(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (path, pin) = await MakeShiftAsync(host);
        using var phone = host.NewClient();
        var form = await phone.GetAsync(path);
        form.Text.ShouldContain("Öppna passet");
        var entered = await phone.SubmitAsync(form, ("Input.Pin", pin));
        entered.Location.ShouldBe(Root + "/ikvall", entered.Text);
        (await phone.GetAsync(Root + "/ikvall")).Text.ShouldContain("114 14");
        (await phone.GetAsync(Root)).Location.ShouldBe(Root + "/ikvall");
        (await phone.GetAsync("/")).Location.ShouldBe(Root);
        (await phone.GetAsync(Root + "/iakttagelser")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await phone.GetAsync(Root + "/lankar")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await phone.GetAsync("/konto")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await phone.GetAsync("/norra-astad/ikvall")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Shift_CookieAndLink_DieWithTheShift()
    {
        await using var host = await LyktaHost.StartAsync();
        var (path, pin) = await MakeShiftAsync(host);
        using var phone = host.NewClient();
        await phone.SubmitAsync(await phone.GetAsync(path), ("Input.Pin", pin));
        host.Clock.Move(TimeSpan.FromHours(11.9));
        (await phone.GetAsync(Root + "/ikvall")).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Move(TimeSpan.FromHours(0.2));
        (await phone.GetAsync(Root + "/ikvall")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await phone.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Shift_TenWrongPins_KillTheLink(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (path, pin) = await MakeShiftAsync(host);
        using var phone = host.NewClient();
        var form = await phone.GetAsync(path);
        for (var i = 0; i < Doors.MostPins - 1; i++)
            (await phone.SubmitAsync(form, ("Input.Pin", Wrong(pin)))).Text.ShouldContain("Koden stämmer inte");
        (await phone.SubmitAsync(form, ("Input.Pin", Wrong(pin)))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await phone.SubmitAsync(form, ("Input.Pin", pin))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Shift_ManyWrongPinsAtOnce_AreCountedEach(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (path, pin) = await MakeShiftAsync(host);
        using var phone = host.NewClient();
        var form = await phone.GetAsync(path);
        await Task.WhenAll(Enumerable.Range(0, 15).Select(_ => phone.SubmitAsync(form, ("Input.Pin", Wrong(pin)))));
        var tries = await host.ReadAsync(db => db.Set<AccessLink>().Select(l => l.FailedPins).SingleAsync());
        tries.ShouldBe(Doors.MostPins);
    }

    [Fact]
    public async Task Shift_Revoked_IsDeadAtOnce()
    {
        await using var host = await LyktaHost.StartAsync();
        var (path, pin) = await MakeShiftAsync(host);
        using var phone = host.NewClient();
        await phone.SubmitAsync(await phone.GetAsync(path), ("Input.Pin", pin));
        (await phone.GetAsync(Root + "/ikvall")).Status.ShouldBe(HttpStatusCode.OK);
        using var coordinator = await host.SignedInAsync("samordnare");
        var closed = await coordinator.SubmitFormAsync(await coordinator.GetAsync(Root + "/lankar"), "form[action*='Revoke']");
        closed.Status.ShouldBe(HttpStatusCode.Redirect);
        var (page, door) = (await phone.GetAsync(Root + "/ikvall"), await phone.GetAsync(path));
        var (foreign, never) = (await phone.GetAsync("/norra-astad/ikvall"), await phone.GetAsync("/t/" + AccessLink.NewToken()));
        new[] { page, door, foreign, never }.ShouldAllBe(p => p.Status == HttpStatusCode.NotFound);
        new[] { page, door, never }.ShouldAllBe(p => p.Document.QuerySelector("h1")!.TextContent == "Länken gäller inte" && p.Text.Contains("samordnaren", StringComparison.Ordinal));
        foreign.Text.ShouldContain("Sidan finns inte");
    }

    [Theory, OnBothDatabases]
    public async Task Unit_QrCode_OpensTheReportAndNothingElse(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        host.Clock.MoveToTrueTime();
        using var coordinator = await host.SignedInAsync("samordnare");
        var page = await coordinator.GetAsync(Root + "/lankar");
        var poster = await coordinator.SubmitFormAsync(page, "form[action*='Unit']");
        poster.Document.QuerySelector("svg.qr").ShouldNotBeNull(poster.Text);
        poster.Text.ShouldContain("Berätta vad du ser");
        poster.Text.ShouldContain("Tell us what you see");
        var path = new Uri(poster.Document.QuerySelector(".address")!.TextContent).AbsolutePath;
        using var unit = host.NewClient();
        (await unit.GetAsync(path)).Location.ShouldBe(Root + "/rapportera");
        (await unit.GetAsync(Root)).Location.ShouldBe(Root + "/rapportera");
        (await unit.GetAsync(Root + "/ikvall")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await unit.GetAsync(Root + "/iakttagelser")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var again = await coordinator.SubmitFormAsync(page, "form[action*='Unit']");
        again.Status.ShouldBe(HttpStatusCode.Redirect, "the same form sent twice makes one link and never shows it twice");
    }

    [Fact]
    public async Task Unit_WhileSignedInAsAPerson_AsksFirst()
    {
        await using var host = await LyktaHost.StartAsync();
        using var coordinator = await host.SignedInAsync("samordnare");
        var poster = await coordinator.SubmitFormAsync(await coordinator.GetAsync(Root + "/lankar"), "form[action*='Unit']");
        var path = new Uri(poster.Document.QuerySelector(".address")!.TextContent).AbsolutePath;
        var asked = await coordinator.GetAsync(path);
        asked.Status.ShouldBe(HttpStatusCode.OK);
        (await coordinator.GetAsync(Root + "/iakttagelser")).Status.ShouldBe(HttpStatusCode.OK);
        (await coordinator.SubmitAsync(asked)).Location.ShouldBe(Root + "/rapportera");
        (await coordinator.GetAsync(Root + "/iakttagelser")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("polis")]
    [InlineData("falt")]
    [InlineData("styrgrupp")]
    public async Task Get_RoleWithoutTheRight_IsForbidden(string persona)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync(Root + "/lankar")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/t/")]
    [InlineData("/T/")]
    public async Task Get_UnknownToken_IsNotFoundAndBrakedWithRetryAfter(string door)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = host.NewClient();
        (await client.GetAsync(door + AccessLink.NewToken())).Status.ShouldBe(HttpStatusCode.NotFound);
        LyktaPage? last = null;
        for (var i = 0; i < 200 && last?.Status != HttpStatusCode.TooManyRequests; i++)
            last = await client.GetAsync(door + AccessLink.NewToken());
        last!.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        int.Parse(last.Headers["Retry-After"]).ShouldBeGreaterThan(0);
        last.Text.ShouldContain("För många försök");
    }

    [Theory, OnBothDatabases]
    public async Task Shift_DoorLockedByGuesses_LeavesThePhoneInside(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (path, pin) = await MakeShiftAsync(host);
        using var phone = host.NewClient();
        await phone.SubmitAsync(await phone.GetAsync(path), ("Input.Pin", pin));
        using var guesser = host.NewClient();
        var form = await guesser.GetAsync(path);
        for (var i = 0; i < Doors.MostPins; i++)
            await guesser.SubmitAsync(form, ("Input.Pin", Wrong(pin)));
        (await guesser.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        host.Clock.Move(TimeSpan.FromSeconds(10));
        (await phone.GetAsync(Root + "/ikvall")).Status.ShouldBe(HttpStatusCode.OK, "somebody else's guesses end nobody's evening");
    }

    [Theory, OnBothDatabases]
    public async Task SignOut_OfALink_LeavesNoCookieAndNothingOpen(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (path, pin) = await MakeShiftAsync(host);
        using var phone = host.NewClient();
        await phone.SubmitAsync(await phone.GetAsync(path), ("Input.Pin", pin));
        var page = await phone.GetAsync(Root + "/ikvall");
        phone.Cookies.GetCookies(host.Address).Select(c => c.Name).ShouldContain("lykta-lank");
        (await phone.SubmitFormAsync(page, "form[action='/logga-ut']")).Location.ShouldBe("/logga-in");
        phone.Cookies.GetCookies(host.Address).Select(c => c.Name).ShouldNotContain("lykta-lank");
        (await phone.GetAsync(Root + "/ikvall")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBothDatabases]
    public async Task Administrator_MakesShiftLinks_OfOwnUnitsWithoutTheWidestVersionAndEachIsLogged(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync(Root + "/lankar");
        page.Document.QuerySelectorAll("#shift-unit option").Select(o => o.TextContent).ShouldNotContain("Lokalpolisområde Sundby");
        var units = await host.ReadAsync(db => db.Set<Organisation>().ToDictionaryAsync(o => o.Name, o => o.Id));
        var foreign = await host.ReadAsync(db => db.Set<Organisation>().Select(o => o.Id).FirstAsync(), DemoSeed.NeighbourSlug);
        foreach (var refused in new[] { units["Lokalpolisområde Sundby"], foreign })
            (await admin.SubmitFormAsync(page, "form[action*='Shift']", ("unitId", refused.Value.ToString()))).Document.QuerySelector(".pin").ShouldBeNull();
        (await host.ReadAsync(db => db.Set<AccessLink>().CountAsync(l => l.Kind == AccessLinkKind.Shift))).ShouldBe(0);
        var made = await admin.SubmitFormAsync(await admin.GetAsync(Root + "/lankar"), "form[action*='Shift']", ("unitId", units["Stadens ordningsvakter"].Value.ToString()));
        made.Document.QuerySelector(".pin").ShouldNotBeNull(made.Text);
        var link = await host.ReadAsync(db => db.Set<AccessLink>().SingleAsync(l => l.Kind == AccessLinkKind.Shift));
        var logged = await host.ReadAsync(db => db.Set<Web.Platform.Audit.AuditEntry>().Where(a => a.SubjectId == link.Id.Value).Select(a => a.Action).ToListAsync());
        logged.ShouldBe(["link.made", "link.shift-version"], ignoreOrder: true);
    }

    private static async Task<(string Path, string Pin)> MakeShiftAsync(LyktaHost host)
    {
        host.Clock.MoveToTrueTime();
        using var coordinator = await host.SignedInAsync("samordnare");
        var made = await coordinator.SubmitFormAsync(await coordinator.GetAsync(Root + "/lankar"), "form[action*='Shift']");
        var address = made.Document.QuerySelector(".address")?.TextContent ?? throw new InvalidOperationException(made.Text);
        return (new Uri(address).AbsolutePath, made.Document.QuerySelector(".pin")!.TextContent);
    }

    private static string Wrong(string pin) => pin == "123456" ? "654321" : "123456";
}
