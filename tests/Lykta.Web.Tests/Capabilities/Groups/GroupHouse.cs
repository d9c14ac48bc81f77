using System.Net;
using AngleSharp.Dom;
using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Groups;

/// <summary>What tests of groups do again and again, through the pages.</summary>
public static class GroupHouse
{
    public const string Root = "/" + DemoSeed.DistrictSlug;
    public const string Register = Root + "/grupper";

    /// <summary>The demo without its own group, which has tests of its own.</summary>
    public static async Task<LyktaHost> EmptyAsync(Database database = Database.Sqlite, IReadOnlyList<string>? settings = null)
    {
        var host = await LyktaHost.StartAsync(database, settings: [.. settings ?? []]);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) => unit.Db.Set<WorkGroup>().ExecuteDeleteAsync(cancel), CancellationToken.None);
        return host;
    }

    public static async Task<string> BeginAsync(this LyktaClient client, string name = "Torggruppen", params (string Name, string Value)[] more)
    {
        (string Name, string Value)[] usual = [("Input.Name", name), ("Input.Kind", "Geographic"), ("Input.Goals", "Ett tryggare torg."), ("Input.IsAboutNobody", "true")];
        var made = await client.SubmitFormAsync(await client.GetAsync(Register + "/ny"), "#grupp", [.. usual.Where(u => more.All(m => m.Name != u.Name)), .. more]);
        made.Status.ShouldBe(HttpStatusCode.Redirect, Errors(made));
        return made.Location!;
    }

    /// <summary>A unit of the partnership by its name, or an organisation of no unit here.</summary>
    public static async Task JoinAsync(this LyktaClient client, string group, string organisation, bool isUnit = false, string mailbox = "", string cluster = "")
    {
        var form = await client.GetAsync(group + "/medlem");
        var unit = isUnit ? form.Document.QuerySelectorAll("#Input_Unit option").Single(o => o.TextContent == organisation).GetAttribute("value")! : "";
        var joined = await client.SubmitFormAsync(form, "#medlem", ("Input.Unit", unit), ("Input.Organisation", isUnit ? "" : organisation), ("Input.Function", "Samordnande funktion"),
            ("Input.Category", "School"), ("Input.Mailbox", mailbox), ("Input.Cluster", cluster), ("Input.IsAboutNobody", "true"));
        joined.Status.ShouldBe(HttpStatusCode.Redirect, Errors(joined));
    }

    public static async Task<string> PlanAsync(this LyktaClient client, string group, string day, string place = "Medborgarkontoret")
    {
        var planned = await client.SubmitFormAsync(await client.GetAsync(group + "/moten/nytt"), "#mote", ("Input.Day", day), ("Input.From", "09:00"), ("Input.To", "10:30"), ("Input.Place", place), ("Input.IsAboutNobody", "true"));
        planned.Status.ShouldBe(HttpStatusCode.Redirect, Errors(planned));
        return planned.Location!;
    }

    public static async Task AddItemAsync(this LyktaClient client, string meeting, string heading) =>
        (await client.SubmitFormAsync(await client.GetAsync(meeting), "#ny-punkt", ("Heading", heading), ("Input.IsAboutNobody", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);

    /// <summary>The first item's note form.</summary>
    public static async Task<LyktaPage> NoteAsync(this LyktaClient client, string meeting, string does, params (string, string)[] values) =>
        await client.SubmitFormAsync(await client.GetAsync(meeting), "#dagordning form[action*='handler=Note']", [("does", does), .. values]);

    public static async Task<LyktaPage> PressAsync(this LyktaClient client, string page, string form) => await client.SubmitFormAsync(await client.GetAsync(page), form);

    public static Task<GroupMeeting> MeetingAsync(this LyktaHost host, string meeting)
    {
        var parts = meeting.Split('/');
        var (group, number) = (int.Parse(parts[^3]), int.Parse(parts[^1]));
        return host.ReadAsync(db => db.Set<GroupMeeting>().AsNoTracking().SingleAsync(m => m.Number == number && db.Set<WorkGroup>().Any(g => g.Id == m.GroupId && g.Number == group)));
    }

    public static string? Errors(LyktaPage page) => page.Document.QuerySelector(".ds-error-summary")?.TextContent ?? page.Status.ToString();
}
