using System.Net;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Members;

public sealed class OrganisationTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task Organisations_AddRenameClose_ChangeTheTree(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync(Root + "/organisationer");
        page.Document.QuerySelectorAll(".tree .tree .tree li").Length.ShouldBeGreaterThan(5);
        var parent = await host.ReadAsync(db => db.Set<Organisation>().Where(o => o.Name == "Sundbyhem AB").Select(o => o.Id).SingleAsync());
        var added = await admin.SubmitAsync(page, ("Input.Name", "Sundbyhem väst"), ("Input.ParentId", parent.Value.ToString()), ("Input.Branch", "Fastighet"), ("Input.IsWeekly", "true"));
        added.Status.ShouldBe(HttpStatusCode.Redirect, added.Text);
        var made = await host.ReadAsync(db => db.Set<Organisation>().SingleAsync(o => o.Name == "Sundbyhem väst"));
        (made.RootId, made.Category, made.ReportsWeekly).ShouldBe((parent, OrganisationCategory.PropertyOwner, true));

        var edit = await admin.GetAsync($"{Root}/organisationer/{made.Id.Value}");
        await admin.SubmitAsync(edit, ("Input.Name", "Sundbyhem öst"), ("Input.IsWeekly", "false"), ("Input.ReporterCategory", "fastighet"));
        var changed = await host.ReadAsync(db => db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == made.Id));
        (changed.Name, changed.ReportsWeekly, changed.ReporterCategory).ShouldBe(("Sundbyhem öst", false, "fastighet"));

        await admin.SubmitFormAsync(await admin.GetAsync($"{Root}/organisationer/{made.Id.Value}"), "form[action*='Close']");
        (await admin.GetAsync($"{Root}/organisationer/{made.Id.Value}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await admin.GetAsync(Root + "/organisationer")).Document.QuerySelectorAll(".tree a").ShouldNotContain(a => a.TextContent == "Sundbyhem öst");
    }

    [Fact]
    public async Task Organisations_CloseInUse_IsRefused()
    {
        await using var host = await LyktaHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var office = await host.ReadAsync(db => db.Set<Organisation>().Where(o => o.Name == "Kansli").Select(o => o.Id).SingleAsync());
        var refused = await admin.SubmitFormAsync(await admin.GetAsync($"{Root}/organisationer/{office.Value}"), "form[action*='Close']");
        refused.Text.ShouldContain("öppna underenheter eller medlemmar");
    }
}
