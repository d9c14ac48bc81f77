using System.Net;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Microsoft.AspNetCore.Localization;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Briefing;

/// <summary>What a line of the sheet refuses, and how it says so.</summary>
public sealed class LineTests
{
    [Theory, OnBothDatabases]
    public async Task Line_LockedOrRemovedUnderAnOpenPage_IsRefusedWithWhatWasTyped(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        (await coordinator.WriteLineAsync(BriefingBlock.ForYourArea, ("Input.Text", "Samling vid torget"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var id = (await host.ReadAsync(db => db.Set<BriefingItem>().SingleAsync(i => i.Text == "Samling vid torget"))).Id.Value;
        var (edit, fresh) = (await coordinator.GetAsync($"{Sheet}/rad?id={id}"), await coordinator.GetAsync($"{Sheet}/rad?block=ForYourArea"));
        var removed = await coordinator.SubmitFormAsync(await coordinator.GetAsync(Sheet), $"form[action*='handler=Remove']:has(input[value='{id}'])");
        removed.Location.ShouldBe($"{Sheet}#block-{(int)BriefingBlock.ForYourArea}", "the keyboard goes on where it was");
        var gone = await coordinator.SubmitAsync(edit, ("Input.Text", "Samling vid kiosken"));
        gone.Status.ShouldBe(HttpStatusCode.Conflict);
        gone.Text.ShouldContain("någon annan har tagit bort den");
        gone.Document.QuerySelector("#Input_Text")!.TextContent.ShouldContain("Samling vid kiosken");
        (await coordinator.SubmitFormAsync(await coordinator.GetAsync(Sheet), "form[action*='handler=TakeBack']")).Status.ShouldBe(HttpStatusCode.Redirect);
        var back = await coordinator.SubmitAsync(gone);
        back.Status.ShouldBe(HttpStatusCode.Conflict, "taken back it is another version, shown beside");
        (await coordinator.SubmitAsync(back)).Status.ShouldBe(HttpStatusCode.Redirect);
        await coordinator.ShareAsync();
        foreach (var (page, typed) in new[] { (fresh, "Ny rad"), (edit, "Ändrad rad") })
        {
            var locked = await coordinator.SubmitAsync(page, ("Input.Text", typed), ("__nyckel", Guid.NewGuid().ToString("N")));
            locked.Status.ShouldBe(HttpStatusCode.Conflict, typed);
            locked.Text.ShouldContain("Utsättningen låstes och delades medan du skrev.");
            locked.Document.QuerySelector("#Input_Text")!.TextContent.ShouldContain(typed);
        }

        (await coordinator.GetAsync($"{Sheet}/rad?block=ForYourArea")).Status.ShouldBe(HttpStatusCode.NotFound);
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Sheet), "form[action*='handler=Correct']");
        var older = await coordinator.SubmitAsync(edit, ("Input.Text", "Ändrad rad"));
        older.Status.ShouldBe(HttpStatusCode.Conflict, "a line of the edition before");
        (await coordinator.SubmitAsync(fresh, ("Input.Text", "Ny rad"), ("__nyckel", Guid.NewGuid().ToString("N")))).Status.ShouldBe(HttpStatusCode.Redirect, "into the correction");
        (await host.ReadAsync(db => db.Set<BriefingItem>().Where(i => i.Text != null && i.Text.StartsWith("Samling vid")).Select(i => i.Text).Distinct().ToListAsync())).ShouldBe(["Samling vid kiosken"]);
    }

    [Theory]
    [InlineData("10:00", "09:00", "#Input_From")]
    [InlineData("17:00", "20:00", "#Input_From")]
    [InlineData("22:00", "04:00", "#Input_To")]
    [InlineData("01:00", "23:00", "#Input_To")]
    public async Task Presence_OutsideThePass_IsRefusedOnTheField(string from, string to, string field)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.WriteLineAsync(BriefingBlock.Presence, ("Input.Heading", "Fält"), ("Input.From", from), ("Input.To", to));
        page.Status.ShouldBe(HttpStatusCode.OK);
        var summary = page.Document.QuerySelector($".ds-error-summary a[href='{field}']").ShouldNotBeNull();
        summary.TextContent.ShouldBe("Passet är 18–03. Skriv en tid i passet");
        page.Document.QuerySelector("#Input_From")!.GetAttribute("value").ShouldBe(from, "what was typed stays");
    }

    [Theory]
    [InlineData("18:00", "03:00")]
    [InlineData("23:00", "01:00")]
    [InlineData("01:00", "02:30")]
    public async Task Presence_InsideThePass_IsSaved(string from, string to)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.WriteLineAsync(BriefingBlock.Presence, ("Input.Heading", "Fält"), ("Input.From", from), ("Input.To", to));
        page.Status.ShouldBe(HttpStatusCode.Redirect, page.Text);
    }

    [Theory]
    [InlineData("sv-SE", "Antal personer: skriv ett helt tal med siffror, till exempel 3. Du skrev ”två”")]
    [InlineData("en-GB", "Number of persons: write a whole number in digits, for example 3. You wrote “två”")]
    public async Task Count_InWords_IsAskedForInTheReadersLanguageByTheQuestion(string language, string said)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        client.Cookies.Add(client.Http.BaseAddress!, new Cookie(CookieRequestCultureProvider.DefaultCookieName, Uri.EscapeDataString(CookieRequestCultureProvider.MakeCookieValue(new(language)))));
        var page = await client.WriteLineAsync(BriefingBlock.Presence, ("Input.Heading", "Fält"), ("Input.From", "20:00"), ("Input.To", "23:00"), ("Input.Count", "två"));
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelector(".ds-error-summary a[href='#Input_Count']").ShouldNotBeNull().TextContent.ShouldBe(said);
        page.Document.QuerySelector("#Input_Count-error").ShouldNotBeNull().TextContent.ShouldEndWith(said);
        page.Document.QuerySelector("#Input_Count")!.GetAttribute("value").ShouldBe("två");
    }

    [Theory]
    [InlineData("Input.From", "sent", "Från: skriv ett klockslag, till exempel 18:30. Du skrev ”sent”")]
    [InlineData("Input.Sharing", "alla", "Vem får läsa raden: välj ett av svaren")]
    public async Task Answer_ThatCannotBeRead_NamesItsQuestion(string field, string typed, string said)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var right = new[] { ("Input.Heading", "Fält"), ("Input.From", "20:00"), ("Input.To", "23:00") }.Where(f => f.Item1 != field);
        var page = await client.WriteLineAsync(BriefingBlock.Presence, [.. right, (field, typed)]);
        page.Document.QuerySelector(".ds-error-summary").ShouldNotBeNull().TextContent.ShouldContain(said);
    }
}
