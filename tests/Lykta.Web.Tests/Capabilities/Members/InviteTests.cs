using System.Net;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Members;

public sealed class InviteTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task Invite_NewPerson_MakesAnAccountThatMustBeSecured(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var path = await InviteAsync(host, "ny@exempel.se", Role.Field);

        using var person = host.NewClient();
        var page = await person.GetAsync(path);
        page.Text.ShouldContain("Fältassistent, Kvarnberget");
        var weak = await person.SubmitAsync(page, ("Input.Way", "Password"), ("Input.Password", "password1234"));
        weak.Text.ShouldContain("för lätt att gissa");
        var made = await person.SubmitAsync(page, ("Input.Way", "Password"), ("Input.Password", TestAccounts.Password));
        made.Location.ShouldBe("/logga-in/sakra", made.Text);
        (await person.GetAsync(Root)).Location!.ShouldContain("/logga-in", customMessage: "nothing opens before the second step");

        var secure = await person.GetAsync("/logga-in/sakra");
        var key = secure.Document.QuerySelector("kbd")!.TextContent.Replace(" ", "");
        await person.SubmitFormAsync(secure, "form:has([name='Input.Code'])", ("Input.Code", host.CodeOf(new(default, "", "", key))));
        (await person.GetAsync(Root)).Location.ShouldBe(Root + "/laget");
        using var second = host.NewClient();
        (await second.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, "once");
    }

    [Fact]
    public async Task Invite_ExistingAccount_MustSignInAndGetsTheMembership()
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.NeighbourSlug, Role.Field)]);
        var path = await InviteAsync(host, account.Email, Role.Coordinator);
        using var stranger = host.NewClient();
        var page = await stranger.GetAsync(path);
        page.Text.ShouldContain("har redan ett konto");
        var forced = await stranger.SubmitFormAsync(await stranger.GetAsync("/logga-in"), "form[action='/logga-in']", ("Input.Email", "x@y.se"), ("Input.Password", "z"));
        var token = forced.Document.QuerySelector("[name=__skydd]")!.GetAttribute("value")!;
        (await stranger.PostAsync(path, [new("__skydd", token), new("Input.Way", "Password"), new("Input.Password", "ett helt nytt lösenord")]))
            .Status.ShouldBe(HttpStatusCode.NotFound, "an invitation opens nobody's account");

        using var person = host.NewClient();
        (await host.SignInAsync(person, account, path)).Location.ShouldBe(path);
        var joined = await person.SubmitFormAsync(await person.GetAsync(path), "form[action*='Join']");
        joined.Location.ShouldBe(Root);
        (await person.GetAsync(Root + "/iakttagelser")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Invite_AccountBegunElsewhere_IsNotClaimed(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var begun = await BeginAsync(host, "halv@exempel.se", DemoSeed.NeighbourSlug);
        var path = await InviteAsync(host, "halv@exempel.se", Role.Field);
        // Whoever made the invitation can open it as well as the one invited.
        using var stranger = host.NewClient();
        (await stranger.GetAsync(path)).Text.ShouldContain("har redan ett konto");
        var token = (await stranger.GetAsync("/logga-in")).Document.QuerySelector("[name=__skydd]")!.GetAttribute("value")!;
        (await stranger.PostAsync(path, [new("__skydd", token), new("Input.Way", "Password"), new("Input.Password", TestAccounts.Password)])).Status.ShouldBe(HttpStatusCode.NotFound);
        await using var db = host.Store.Open(new());
        (await db.Users.Where(a => a.Id == begun).Select(a => a.PasswordHash).SingleAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Invite_AccountBegunHere_IsClaimedAgain()
    {
        await using var host = await LyktaHost.StartAsync();
        await BeginAsync(host, "halv@exempel.se", DemoSeed.DistrictSlug);
        var path = await InviteAsync(host, "halv@exempel.se", Role.Field);
        using var person = host.NewClient();
        (await person.SubmitAsync(await person.GetAsync(path), ("Input.Way", "Password"), ("Input.Password", TestAccounts.Password))).Location.ShouldBe("/logga-in/sakra");
    }

    [Fact]
    public async Task Invite_AfterSevenDays_IsDead()
    {
        await using var host = await LyktaHost.StartAsync();
        var path = await InviteAsync(host, "ny@exempel.se", Role.Field);
        host.Clock.Move(TimeSpan.FromDays(7));
        using var person = host.NewClient();
        (await person.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Invite_Withdrawn_IsDead()
    {
        await using var host = await LyktaHost.StartAsync();
        var path = await InviteAsync(host, "ny@exempel.se", Role.Field);
        using var admin = await host.SignedInAsync("admin");
        var list = await admin.GetAsync(Root + "/medlemmar");
        list.Text.ShouldContain("ny@exempel.se");
        await admin.SubmitFormAsync(list, "form[action*='Withdraw']");
        using var person = host.NewClient();
        (await person.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Invite_PersonnummerInTheFunction_IsStopped()
    {
        await using var host = await LyktaHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync(Root + "/medlemmar/bjud-in");
        var refused = await admin.SubmitAsync(page, ("Input.Email", "ny@exempel.se"), ("Input.Title", "Vakt 19811218-9876"), ("Input.UnitId", UnitOf(page)), ("Input.Role", "Field"));
        refused.Text.ShouldContain("personnumret");
        (await host.ReadAsync(db => db.Set<AccessLink>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Invite_RoleOfAPhone_IsRefused()
    {
        await using var host = await LyktaHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync(Root + "/medlemmar/bjud-in");
        var refused = await admin.SubmitAsync(page, ("Input.Email", "ny@exempel.se"), ("Input.Title", "Vakt"), ("Input.UnitId", UnitOf(page)), ("Input.Role", "ShiftPhone"));
        refused.Text.ShouldContain("Välj en roll");
    }

    [Theory, OnBothDatabases]
    public async Task Invite_MemberWithThatRoleInThatUnit_IsRefusedOnTheField(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Field), (DemoSeed.NeighbourSlug, Role.Coordinator)]);
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync(Root + "/medlemmar/bjud-in");
        var kansli = page.Document.QuerySelectorAll("#Input_UnitId option").Single(o => o.TextContent == "Kansli").GetAttribute("value")!;
        Task<LyktaPage> AskAsync(string email, string unit, Role role) =>
            admin.SubmitAsync(page, ("Input.Email", email), ("Input.Title", "Fältassistent, Kvarnberget"), ("Input.UnitId", unit), ("Input.Role", role.ToString()));
        var refused = await AskAsync(" " + account.Email.ToUpperInvariant(), kansli, Role.Field);
        refused.Document.QuerySelector("#Input_Email-error")!.TextContent.ShouldContain("redan medlem i enheten med den rollen");
        refused.Document.QuerySelector("#Input_Email")!.GetAttribute("value")!.Trim().ShouldBe(account.Email.ToUpperInvariant());
        (await host.ReadAsync(db => db.Set<AccessLink>().CountAsync())).ShouldBe(0);

        // What the other partnership has given is neither a hindrance nor told.
        page = await admin.GetAsync(Root + "/medlemmar/bjud-in");
        var other = await AskAsync(account.Email, kansli, Role.Coordinator);
        other.Document.QuerySelector(".flash")!.TextContent.ShouldContain("redan medlem här: Fältpersonal, Kansli. ");
        using var person = host.NewClient();
        var path = new Uri(other.Document.QuerySelector(".address")!.TextContent).AbsolutePath;
        await host.SignInAsync(person, account, path);
        (await person.SubmitFormAsync(await person.GetAsync(path), "form[action*='Join']")).Location.ShouldBe(Root);
        (await host.ReadAsync(db => db.Set<Membership>().Where(m => m.AccountId == account.Id && m.EndedAt == null).Select(m => m.Role).ToListAsync()))
            .ShouldBe([Role.Field, Role.Coordinator], ignoreOrder: true);
        page = await admin.GetAsync(Root + "/medlemmar/bjud-in");
        var elsewhere = await host.MakeAccountAsync("bara-granne@exempel.se", memberships: [(DemoSeed.NeighbourSlug, Role.Field)]);
        var told = await AskAsync(elsewhere.Email, kansli, Role.Field);
        told.Document.QuerySelector(".address").ShouldNotBeNull();
        told.Document.QuerySelector(".flash").ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Invite_AccountBegunHereInThatRole_MayBeInvitedAnew(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await BeginAsync(host, "halv@exempel.se", DemoSeed.DistrictSlug);
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync(Root + "/medlemmar/bjud-in");
        var kansli = page.Document.QuerySelectorAll("#Input_UnitId option").Single(o => o.TextContent == "Kansli").GetAttribute("value")!;
        var made = await admin.SubmitAsync(page, ("Input.Email", "halv@exempel.se"), ("Input.Title", "Prövare"), ("Input.UnitId", kansli), ("Input.Role", "Coordinator"));
        made.Document.QuerySelector(".address").ShouldNotBeNull("otherwise nobody could ever come in with it");
    }

    private static async Task<string> InviteAsync(LyktaHost host, string email, Role role)
    {
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync(Root + "/medlemmar/bjud-in");
        var made = await admin.SubmitAsync(page, ("Input.Email", email), ("Input.Title", "Fältassistent, Kvarnberget"), ("Input.UnitId", UnitOf(page)), ("Input.Role", role.ToString()));
        var address = made.Document.QuerySelector(".address")?.TextContent ?? throw new InvalidOperationException(made.Text);
        return new Uri(address).AbsolutePath;
    }

    /// <summary>Took an invitation with a key in mind, and never made the key.</summary>
    private static async Task<Guid> BeginAsync(LyktaHost host, string email, string slug)
    {
        await using var services = host.Services.CreateAsyncScope();
        var account = new Account { UserName = email, Email = email, EmailConfirmed = true, CreatedAt = host.Clock.GetUtcNow() };
        (await services.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account)).Succeeded.ShouldBeTrue();
        await host.JoinAsync(account.Id, slug, Role.Coordinator);
        return account.Id;
    }

    private static string UnitOf(LyktaPage page) => page.Document.QuerySelector("#Input_UnitId option:last-child")!.GetAttribute("value")!;
}
