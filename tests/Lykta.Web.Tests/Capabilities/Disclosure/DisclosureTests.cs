using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Lykta.Web.Capabilities.Disclosure;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.Disposal;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Disclosure;

public sealed class DisclosureTests
{
    private const string Address = $"/{DemoSeed.DistrictSlug}/utlamnande";

    [Theory, OnBothDatabases]
    public async Task Copy_MaskedWordsAndFields_AreInNoByteOfAnyFormat(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var number = await PlantAsync(host, SharingLevel.Branch);
        using var client = await host.SignedInAsync("sekreterare");
        var open = await OpenAsync(client);
        open.Text.ShouldContain("kanariegul");
        var row = await client.GetAsync($"{Address}/1/rad/{number}");
        var words = row.Document.QuerySelectorAll("input[name=ord]").Where(i => i.ParentElement!.TextContent.Trim() is "kanariegul" or "gunga").ToList();
        words.Count.ShouldBe(2);
        foreach (var word in words)
            (await client.SubmitFormAsync(await client.GetAsync($"{Address}/1/rad/{number}"), "form[action*='handler=Mask']", ("ord", word.GetAttribute("value")!), ("lagrum", "Osl26P1"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.SubmitFormAsync(await client.GetAsync($"{Address}/1/rad/{number}"), "form[action*='handler=Mask']", ("hela", "Wish"), ("lagrum", "Osl35P1"))).Status.ShouldBe(HttpStatusCode.Redirect);
        foreach (var path in new[] { "kopia", "kopia.csv", "kopia.xlsx" })
        {
            var text = await AllTextAsync(client, $"{Address}/1/{path}");
            text.ShouldContain("vid torget", customMessage: path);
            text.ShouldContain("26 kap. 1 §", customMessage: path);
            text.ShouldContain("35 kap. 1 §", customMessage: path);
            text.ShouldNotContain("kanariegul", Case.Insensitive, path);
            text.ShouldNotContain("gunga", Case.Insensitive, path);
            text.ShouldNotContain("hemlig önskan", Case.Insensitive, path);
        }

        // Two neighbours masked by the same provision are one block.
        (await client.GetAsync($"{Address}/1/kopia")).Document.QuerySelectorAll("mark.masked").Length.ShouldBe(2);
        (await host.ReadAsync(db => db.Set<ReadEntry>().CountAsync(e => e.SubjectKind == "Observation" && e.Channel == "export"))).ShouldBeGreaterThan(0);
    }

    [Theory, OnBothDatabases]
    public async Task Copy_Row_HoldsAllThatItSaysAndTellsWhatIsLeftOut(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var number = await PlantAsync(host, SharingLevel.Partnership, draft => draft with
        {
            To = draft.From.AddMinutes(75),
            Longitude = 16.94812,
            Latitude = 59.00125,
            GroupSize = GroupSize.FiveToNine,
            Unsafety = 2,
            IsRecurring = true,
            IsPoliceReported = false,
        });
        using var client = await host.SignedInAsync("sekreterare");
        await OpenAsync(client);
        string[] held = ["2026-11-20 14:02", "2026-11-20 15:17", "59.00125, 16.94812", "5–9 personer", "2 på skalan 0–3", "Återkommande", "Polisanmält", "Kom in"];
        foreach (var path in new[] { "kopia", "kopia.csv", "kopia.xlsx" })
        {
            var text = await AllTextAsync(client, $"{Address}/1/{path}");
            foreach (var words in held)
                text.ShouldContain(words, customMessage: path);
            text.ShouldContain("Utelämnat: bilder", customMessage: path);
        }

        foreach (var field in new[] { "End", "Position", "Unsafety" })
            (await client.SubmitFormAsync(await client.GetAsync($"{Address}/1/rad/{number}"), "form[action*='handler=Mask']", ("hela", field), ("lagrum", "Osl26P1"))).Status.ShouldBe(HttpStatusCode.Redirect);
        foreach (var path in new[] { "kopia", "kopia.csv", "kopia.xlsx" })
        {
            var text = await AllTextAsync(client, $"{Address}/1/{path}");
            text.ShouldContain("5–9 personer", customMessage: path);
            foreach (var words in new[] { "15:17", "59.00125", "2 på skalan" })
                text.ShouldNotContain(words, customMessage: path);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Close_Case_LeavesThatItHappenedAndNothingElse(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var number = await PlantAsync(host, SharingLevel.Partnership);
        using var client = await host.SignedInAsync("samordnare");
        await OpenAsync(client);
        await client.SubmitFormAsync(await client.GetAsync($"{Address}/1/rad/{number}"), "form[action*='handler=Mask']", ("hela", "Row"), ("lagrum", "Osl26P1"));
        (await host.ReadAsync(db => db.Set<DisclosureMask>().CountAsync())).ShouldBe(1);
        var closed = await client.SubmitFormAsync(await client.GetAsync($"{Address}/1"), "form[action*='handler=Close']", ("utfall", "PartlyDisclosed"));
        closed.Status.ShouldBe(HttpStatusCode.Redirect);
        (await host.ReadAsync(db => db.Set<DisclosureMask>().CountAsync())).ShouldBe(0);
        var kept = await host.ReadAsync(db => db.Set<DisclosureCase>().SingleAsync());
        (kept.From, kept.To, kept.PlaceId, kept.TypeId, kept.Outcome).ShouldBe((null, null, null, null, DisclosureOutcome.PartlyDisclosed));
        foreach (var path in new[] { "", "/kopia", "/kopia.csv", $"/rad/{number}", "/avslag" })
            (await client.GetAsync($"{Address}/1{path}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(Address)).Text.ShouldContain("Lämnat ut med maskningar");
        var trail = await host.ReadAsync(db => db.Set<AuditEntry>().Where(e => e.Action.StartsWith("disclosure.")).Select(e => e.Action).ToListAsync());
        trail.ShouldContain("disclosure.closed");
    }

    [Theory, OnBothDatabases]
    public async Task Cover_OwnBranchRowsYes_OthersUnsharedRowsNo(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (own, others) = await host.ReadAsync(async db =>
        {
            var root = await db.Set<Organisation>().Where(o => o.Name == "Sundby-Ekbackens stadsdelsförvaltning").Select(o => o.Id).SingleAsync();
            return (
                await db.Set<Observation>().CountAsync(o => o.OwnerOrganisationId == root || o.Sharing >= SharingLevel.Briefing),
                await db.Set<Observation>().CountAsync(o => o.OwnerOrganisationId != root && o.Sharing < SharingLevel.Briefing));
        });
        others.ShouldBeGreaterThan(0);
        using var client = await host.SignedInAsync("sekreterare");
        var form = await client.GetAsync(Address);
        await client.SubmitAsync(form, ("Input.Requester", "Media"));
        (await client.GetAsync($"{Address}/1")).Text.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"{own} iakttagelser omfattas."));
    }

    [Theory, OnBothDatabases]
    public async Task Refusal_Page_TellsWhereAndUntilWhenToAppeal(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("sekreterare");
        await OpenAsync(client);
        var page = await client.GetAsync($"{Address}/1/avslag?lagrum=Osl26P1&lagrum=Osl18P1&delvis=true");
        page.Text.ShouldContain("kammarrätten");
        page.Text.ShouldContain("inom tre veckor från den dag då du fick del av beslutet");
        page.Text.ShouldContain("26 kap. 1 § OSL");
        page.Text.ShouldContain("SOD 2026/800");
        page.Text.ShouldContain("Sundby-Ekbackens stadsdelsnämnd");
        (await client.GetAsync($"{Address}/1/avslag?lagrum=banan")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, OnBothDatabases]
    public async Task Post_BadInput_IsToldOrRefused(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var number = await PlantAsync(host, SharingLevel.Partnership);
        using var client = await host.SignedInAsync("samordnare");
        var wrong = await client.SubmitAsync(await client.GetAsync(Address), ("Input.ReceivedOn", "2030-01-01"), ("Input.From", "2026-02-01"), ("Input.To", "2026-01-01"), ("Input.Place", Guid.NewGuid().ToString()));
        wrong.Text.ShouldContain("Ange när begäran kom in");
        wrong.Text.ShouldContain("Sista dagen kan inte ligga före den första");
        wrong.Text.ShouldContain("Välj något i listan");
        await OpenAsync(client);
        var row = await client.GetAsync($"{Address}/1/rad/{number}");
        (await client.SubmitFormAsync(row, "form[action*='handler=Mask']", ("ord", "Text:3:2"), ("lagrum", "Osl26P1"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await client.SubmitFormAsync(row, "form[action*='handler=Mask']", ("lagrum", "Osl26P1"))).Text.ShouldContain("Välj vad som ska maskas");
        (await client.SubmitFormAsync(row, "form[action*='handler=Mask']", ("hela", "Text"))).Text.ShouldContain("Välj vilket lagrum");
        (await client.SubmitFormAsync(await client.GetAsync($"{Address}/1"), "form[action*='handler=Close']", ("utfall", "17"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetAsync($"{Address}/99")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"{Address}/1/rad/999999")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("falt"), InlineData("polis"), InlineData("enhetschef"), InlineData("styrgrupp"), InlineData("admin"), InlineData("analytiker")]
    [InlineData("utvarderare"), InlineData("forskola")]
    public async Task Get_OtherRoles_AreForbidden(string persona)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        foreach (var path in new[] { "", "/1", "/1/kopia", "/1/kopia.csv", "/1/avslag", "/1/rad/1" })
            (await client.GetAsync(Address + path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
    }

    [Fact]
    public void MaskedRow_TextChangedSinceItWasMasked_HidesTheWholeField()
    {
        var id = ObservationId.New();
        var mask = DisclosureMask.Part(Guid.NewGuid(), id, DisclosureField.Text, 4, 4, "Hej Anna igen", Statute.Osl26P1);
        MaskedRow.Of(Row(id, "Hej Anna igen"), [mask]).Fields[DisclosureField.Text].ShouldBe([new("Hej ", null), new(null, Statute.Osl26P1), new(" igen", null)]);
        MaskedRow.Of(Row(id, "Anna säger hej"), [mask]).Fields[DisclosureField.Text].ShouldBe([new(null, Statute.Osl26P1)]);
    }

    private static DisclosedRow Row(ObservationId id, string text) =>
        new(id, 1, 0, new Dictionary<DisclosureField, string?> { [DisclosureField.Text] = text });

    private static async Task<LyktaPage> OpenAsync(LyktaClient client)
    {
        var opened = await client.SubmitAsync(
            await client.GetAsync(Address), ("Input.DiaryNumber", "SOD 2026/800"), ("Input.Requester", "Media"), ("Input.From", "2026-11-20"), ("Input.To", "2026-11-20"));
        opened.Location.ShouldBe($"{Address}/1");
        return await client.GetAsync($"{Address}/1");
    }

    private static async Task<string> AllTextAsync(LyktaClient client, string path)
    {
        var bytes = await client.Http.GetByteArrayAsync(path);
        if (!path.EndsWith(".xlsx", StringComparison.Ordinal))
            return WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes));
        var all = new StringBuilder(Encoding.Latin1.GetString(bytes));
        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(CancellationToken.None));
            all.Append(await reader.ReadToEndAsync());
        }

        return all.ToString();
    }

    private static async Task<int> PlantAsync(LyktaHost host, SharingLevel sharing, Func<ObservationDraft, ObservationDraft>? more = null) => await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
    {
        var type = await unit.Db.Set<EventType>().FirstAsync(cancel);
        var owner = await unit.Db.Set<Organisation>().SingleAsync(o => o.Name == "Fältgruppen", cancel);
        var draft = new ObservationDraft(type.Id, unit.Now, new(owner.Id, owner.RootId, owner.BranchId), ObservationSource.Form)
        {
            Text = DisposalTests.Text("En kanariegul gunga vid torget"),
            Wish = DisposalTests.Text("En hemlig önskan"),
            Sharing = sharing,
        };
        return (await unit.ReceiveAsync(more is null ? draft : more(draft), cancel)).Number;
    }, CancellationToken.None);
}
