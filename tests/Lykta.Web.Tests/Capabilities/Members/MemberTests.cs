using System.Net;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Members;

public sealed class MemberTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Fact]
    public async Task List_Members_AreSortedInSwedish()
    {
        await using var host = await LyktaHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var names = (await admin.GetAsync(Root + "/medlemmar")).Document.QuerySelectorAll("tbody th").Select(t => t.TextContent).ToList();
        names.ShouldBe(names.Order(StringComparer.Create(new("sv-SE"), ignoreCase: true)));
        names.Count.ShouldBe(DemoPersonas.All.Count);
    }

    [Theory, OnBothDatabases]
    public async Task Edit_OtherRole_HoldsWithinFiveSeconds(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var police = await host.SignedInAsync("polis");
        (await police.GetAsync(Root + "/iakttagelser")).Status.ShouldBe(HttpStatusCode.OK);
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync(await MemberPathAsync(host, Role.Partner));
        (await admin.SubmitAsync(page, ("Input.Role", "Reporter"))).Status.ShouldBe(HttpStatusCode.Redirect);
        host.Clock.Move(TimeSpan.FromSeconds(5));
        (await police.GetAsync(Root + "/iakttagelser")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothDatabases]
    public async Task End_AfterAQuestion_ClosesTheDoorAndIsAudited(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var steering = await host.SignedInAsync("styrgrupp");
        (await steering.GetAsync(Root)).Status.ShouldBe(HttpStatusCode.Redirect);
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync(await MemberPathAsync(host, Role.Steering));
        page.Document.QuerySelectorAll("main form").Length.ShouldBe(2, "the role and the account; no press here ends it");
        var question = await admin.GetAsync(page.Document.QuerySelector("a[href$='/avsluta']")!.GetAttribute("href")!);
        question.Text.ShouldContain("Avsluta behörigheten?");
        question.Text.ShouldContain("Den går inte att öppna igen");
        (await steering.GetAsync(Root)).Status.ShouldBe(HttpStatusCode.Redirect, "asking ends nothing");
        (await admin.SubmitFormAsync(question, "main form")).Location.ShouldBe(Root + "/medlemmar");
        (await admin.GetAsync(question.Path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await steering.GetAsync(Root)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Action == "member.ended"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Account_Closed_EndsSessionsAndOpensAgain(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Field)]);
        using var person = host.NewClient();
        await host.SignInAsync(person, account);
        (await person.GetAsync(Root + "/iakttagelser")).Status.ShouldBe(HttpStatusCode.OK);
        using var admin = await host.SignedInAsync("admin");
        var id = await host.ReadAsync(db => db.Set<Membership>().Where(m => m.AccountId == account.Id).Select(m => m.Id).SingleAsync());
        var path = $"{Root}/medlemmar/{id.Value}";
        (await admin.SubmitFormAsync(await admin.GetAsync(path), "form[action*='Account']")).Status.ShouldBe(HttpStatusCode.Redirect);
        host.Clock.Move(TimeSpan.FromSeconds(3));
        (await person.GetAsync(Root + "/iakttagelser")).Location!.ShouldContain("/logga-in");
        using var again = host.NewClient();
        (await again.SignInFormAsync(await again.GetAsync("/logga-in"), account.Email, account.Password)).Status.ShouldBe(HttpStatusCode.OK);
        var closed = await admin.GetAsync(path);
        closed.Text.ShouldContain("Kontot är stängt");
        await admin.SubmitFormAsync(closed, "form[action*='Account']");
        host.Clock.Move(TimeSpan.FromMinutes(11));
        (await host.SignInAsync(host.NewClient(), account)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await host.ReadAsync(db => db.Set<AuditEntry>().Where(e => e.SubjectId == account.Id && e.Action.StartsWith("account.")).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()))
            .ShouldBe(["account.disabled", "account.enabled"]);
    }

    [Fact]
    public async Task Account_OwnOrOfAnotherPartnershipToo_IsNotClosed()
    {
        await using var host = await LyktaHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var own = await admin.GetAsync(await MemberPathAsync(host, Role.Administrator));
        (await admin.SubmitFormAsync(own, "form[action*='Account']")).Text.ShouldContain("ditt eget konto");
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Field), (DemoSeed.NeighbourSlug, Role.Field)]);
        var id = await host.ReadAsync(db => db.Set<Membership>().Where(m => m.AccountId == account.Id).Select(m => m.Id).SingleAsync());
        var both = await admin.GetAsync($"{Root}/medlemmar/{id.Value}");
        (await admin.SubmitFormAsync(both, "form[action*='Account']")).Text.ShouldContain("annan samverkan");
        (await host.SignInAsync(host.NewClient(), account)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("ShiftPhone")]
    [InlineData("UnitLink")]
    [InlineData("99")]
    [InlineData("-1")]
    [InlineData("Kung")]
    public async Task Edit_RoleThatIsNotOffered_IsRefused(string role)
    {
        await using var host = await LyktaHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var path = await MemberPathAsync(host, Role.Steering);
        var refused = await admin.SubmitAsync(await admin.GetAsync(path), ("Input.Role", role));
        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.Document.QuerySelector("#Input_Role-error").ShouldNotBeNull();
        (await MemberPathAsync(host, Role.Steering)).ShouldBe(path);
    }

    [Fact]
    public async Task Edit_LastAdministrator_CannotGoOrStepDown()
    {
        await using var host = await LyktaHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync(await MemberPathAsync(host, Role.Administrator));
        (await admin.SubmitFormAsync(await admin.GetAsync(page.Path + "/avsluta"), "main form")).Text.ShouldContain("minst en administratör");
        (await admin.SubmitAsync(page, ("Input.Role", "Reporter"))).Text.ShouldContain("minst en administratör");
        (await admin.GetAsync(Root + "/medlemmar")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Review_AfterAYear_KeepsOrEnds()
    {
        await using var host = await LyktaHost.StartAsync();
        using (var early = await host.SignedInAsync("admin"))
            (await early.GetAsync(Root + "/medlemmar/granskning")).Text.ShouldContain("Inget att granska");
        host.Clock.Move(TimeSpan.FromDays(366));
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync(Root + "/medlemmar/granskning");
        var before = page.Document.QuerySelectorAll("tbody tr").Length;
        before.ShouldBe(DemoPersonas.All.Count);
        await admin.SubmitFormAsync(page, "tbody form");
        (await admin.GetAsync(Root + "/medlemmar/granskning")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(before - 1);
        (await host.ReadAsync(db => db.Set<Membership>().CountAsync(m => m.ReviewedAt != null && m.EndedAt == null))).ShouldBe(1);
        page = await admin.GetAsync(Root + "/medlemmar/granskning");
        var steering = (await MemberPathAsync(host, Role.Steering)).Split('/')[^1];
        var question = await admin.GetAsync(page.Document.QuerySelector($"tbody a[href*='{steering}']")!.GetAttribute("href")!);
        question.Document.QuerySelector("main .buttons a")!.GetAttribute("href").ShouldBe(Root + "/medlemmar/granskning");
        (await admin.SubmitFormAsync(question, "main form")).Location.ShouldBe(Root + "/medlemmar/granskning");
        (await admin.GetAsync(Root + "/medlemmar/granskning")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(before - 2);
    }

    [Theory]
    [InlineData("samordnare")]
    [InlineData("polis")]
    [InlineData("sekreterare")]
    public async Task Get_RoleWithoutTheRight_IsForbidden(string persona)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        foreach (var path in new[] { "medlemmar", "medlemmar/bjud-in", "medlemmar/granskning", "organisationer" })
            (await client.GetAsync($"{Root}/{path}")).Status.ShouldBe(HttpStatusCode.Forbidden, path);
    }

    [Fact]
    public async Task Get_MemberOfAnotherPartnership_IsNotFound()
    {
        await using var host = await LyktaHost.StartAsync();
        var foreign = await host.ReadAsync(db => db.Set<Membership>().Select(m => m.Id).FirstAsync(), DemoSeed.NeighbourSlug);
        using var admin = await host.SignedInAsync("admin");
        (await admin.GetAsync($"{Root}/medlemmar/{foreign.Value}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await admin.GetAsync("/norra-astad/medlemmar")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> MemberPathAsync(LyktaHost host, Role role)
    {
        var id = await host.ReadAsync(db => db.Set<Membership>().Where(m => m.Role == role).OrderBy(m => m.FunctionTitle == "Kommunpolis" ? 0 : 1).Select(m => m.Id).FirstAsync());
        return $"{Root}/medlemmar/{id.Value}";
    }
}
