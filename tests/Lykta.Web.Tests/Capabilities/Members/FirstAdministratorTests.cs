using System.Net;
using Lykta.Web.Capabilities.Members;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Members;

public sealed class FirstAdministratorTests
{
    [Theory, OnBothDatabases]
    public async Task Door_Used_FoundsAPartnershipOnce(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database, isDemo: false, isEmpty: true);
        var token = await host.Services.GetRequiredService<FirstDoors>().OpenAsync(CancellationToken.None);
        using var client = host.NewClient();
        var page = await client.GetAsync("/forsta/" + token);
        var founded = await client.SubmitAsync(page, Plan("vastra"));
        founded.Location.ShouldBe("/logga-in/sakra", founded.Text);
        (await client.GetAsync("/forsta/" + token)).Status.ShouldBe(HttpStatusCode.NotFound);

        var secure = await client.GetAsync("/logga-in/sakra");
        var key = secure.Document.QuerySelector("kbd")!.TextContent.Replace(" ", "");
        await client.SubmitFormAsync(secure, "form:has([name='Input.Code'])", ("Input.Code", host.CodeOf(new(default, "", "", key))));
        (await client.GetAsync("/")).Location.ShouldBe("/vastra");
        (await client.GetAsync("/vastra")).Location.ShouldBe("/vastra/medlemmar");
        (await client.GetAsync("/vastra/medlemmar")).Text.ShouldContain("Administratör");
        (await host.ReadAsync(db => db.Set<EventType>().CountAsync(), "vastra")).ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Door_RefusedForm_StaysOpen()
    {
        await using var host = await LyktaHost.StartAsync(isDemo: false, isEmpty: true);
        var token = await host.Services.GetRequiredService<FirstDoors>().OpenAsync(CancellationToken.None);
        using var client = host.NewClient();
        var page = await client.GetAsync("/forsta/" + token);
        (await client.SubmitAsync(page, [.. Plan("vastra").Where(f => f.Item1 != "Input.Password"), ("Input.Password", "kort")])).Text.ShouldContain("minst 12 tecken");
        (await client.SubmitAsync(page, Plan("logga-in"))).Text.ShouldContain("upptagen");
        (await client.SubmitAsync(page, Plan("Västra"))).Text.ShouldContain("bindestreck");
        (await client.SubmitAsync(page, Plan("vastra"))).Location.ShouldBe("/logga-in/sakra");
    }

    [Theory]
    [InlineData("Input.Name", "Samverkan 811218-9876")]
    [InlineData("Input.Authority", "Nämnden 811218-9876")]
    [InlineData("Input.Slug", "811218-9876")]
    public async Task Door_PersonalNumberInAName_IsStoppedAndStaysOpen(string field, string value)
    {
        await using var host = await LyktaHost.StartAsync(isDemo: false, isEmpty: true);
        var token = await host.Services.GetRequiredService<FirstDoors>().OpenAsync(CancellationToken.None);
        using var client = host.NewClient();
        var page = await client.GetAsync("/forsta/" + token);
        var refused = await client.SubmitAsync(page, [.. Plan("vastra").Where(f => f.Item1 != field), (field, value)]);
        refused.Document.QuerySelector($"#{field.Replace('.', '_')}-error").ShouldNotBeNull(refused.Text);
        (await client.SubmitAsync(page, Plan("vastra"))).Location.ShouldBe("/logga-in/sakra");
    }

    [Fact]
    public async Task Door_AfterADay_IsClosed()
    {
        await using var host = await LyktaHost.StartAsync(isDemo: false, isEmpty: true);
        var token = await host.Services.GetRequiredService<FirstDoors>().OpenAsync(CancellationToken.None);
        using var client = host.NewClient();
        var page = await client.GetAsync("/forsta/" + token);
        host.Clock.Move(FirstDoors.Length);
        (await client.GetAsync("/forsta/" + token)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.SubmitAsync(page, Plan("vastra"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Command_FirstAdmin_ReplacesTheDoor()
    {
        await using var host = await LyktaHost.StartAsync(isDemo: false, isEmpty: true);
        var before = await host.Services.GetRequiredService<FirstDoors>().OpenAsync(CancellationToken.None);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Lykta:Data", host.DataFolder)]).Build();
        (await FirstDoors.RunAsync(configuration)).ShouldBe(0);
        await using var db = host.Store.Open(new());
        (await db.Set<FirstDoor>().CountAsync()).ShouldBe(1);
        using var client = host.NewClient();
        (await client.GetAsync("/forsta/" + before)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static (string, string)[] Plan(string slug) =>
    [
        ("Input.Name", "Västra"), ("Input.Authority", "Västra stadsdelsnämnden"), ("Input.Slug", slug), ("Input.Email", "forst@exempel.se"),
        ("Input.Way", "Password"), ("Input.Password", TestAccounts.Password),
    ];
}
