using System.Net;
using System.Text;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Files;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.Plans.Import;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.FollowUps.Sheet;

/// <summary>A round's table out to Excel and back.</summary>
public sealed class RoundTableTests
{
    private const string Round = $"/{DemoSeed.DistrictSlug}/uppfoljning/2026-ar";

    [Theory, OnBothDatabases]
    public async Task RoundTrip_UnchangedThenEdited_ChangesTheAcceptedRowsOnly(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        foreach (var format in new[] { "xlsx", "csv" })
        {
            var bytes = await client.Http.GetByteArrayAsync($"{Round}/tabell.{format}");
            var same = await client.SendFileAsync($"{Round}/las-in", bytes, $"runda.{format}");
            same.Text.ShouldContain($"0 rader skiljer sig, {DemoMeasures.All.Count} är oförändrade.", customMessage: same.Text);
            var edited = await EditAsync(bytes, format, (row, cells) =>
            {
                if (row is 1 or 2)
                    (cells[3], cells[4]) = ("Avviker från planen", $"Ändrad i {format}, rad {row}.");
            });
            var check = await client.SendFileAsync($"{Round}/las-in", edited, $"runda.{format}");
            check.Document.QuerySelectorAll("tr[data-row]").Length.ShouldBe(2);
            check.Document.QuerySelectorAll(".diff ins").Select(i => i.TextContent).ShouldContain($"Ändrad i {format}, rad 2.");
            var numbers = check.Document.QuerySelectorAll("input[name=rad]").Select(i => i.GetAttribute("value")!).ToList();
            var (first, second) = (NumberOf(numbers[0]), NumberOf(numbers[1]));
            var before = await EntryAsync(host, first);
            var stored = await client.PressAsync(check, "Store", ("rad", numbers[1]));
            stored.Status.ShouldBe(HttpStatusCode.Redirect, stored.Text);
            (await client.GetAsync(stored.Location!)).Text.ShouldContain("1 rad är ändrad.");
            (await EntryAsync(host, second)).Work.ShouldBe($"Ändrad i {format}, rad 2.");
            (await EntryAsync(host, first)).Version.ShouldBe(before.Version);
        }
    }

    [Theory, OnBothDatabases]
    public async Task WrongFile_IsRefusedWithTheReason_AndChangesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var before = await StateAsync(host);
        var bytes = await client.Http.GetByteArrayAsync($"{Round}/tabell.xlsx");
        var other = await client.Http.GetByteArrayAsync($"/{DemoSeed.DistrictSlug}/uppfoljning/2026-t2/tabell.xlsx");
        await RefusedAsync(client, other, "Filen hör till rundan 2026-t2, inte till 2026-ar");
        await RefusedAsync(client, await EditAsync(bytes, "xlsx", (_, cells) => cells.RemoveAt(0)), "Kolumnen Nyckel (ändra inte) saknas");
        await RefusedAsync(client, await EditAsync(bytes, "csv", (_, cells) => cells.RemoveAt(3)), "Kolumnen Läge saknas");
        await RefusedAsync(client, await EditAsync(bytes, "csv", (row, cells) => cells[0] = row == 3 ? "2026-ar/A-" : cells[0]), "nyckeln är ändrad eller borttagen");
        var first = "";
        await RefusedAsync(client, await EditAsync(bytes, "csv", (row, cells) => { first = row == 1 ? cells[0] : first; cells[0] = row == 2 ? first : cells[0]; }), "har samma nyckel");
        await RefusedAsync(client, Encoding.UTF8.GetBytes("Hej;du\n1;2\n"), "saknas i filen");
        await RefusedAsync(client, Encoding.UTF8.GetBytes("PK\u0003\u0004trasig"), "");
        (await StateAsync(host)).ShouldBe(before);
    }

    [Theory, OnBothDatabases]
    public async Task HalfEditedCells_StopTheWholeFile(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var before = await StateAsync(host);
        var bytes = await client.Http.GetByteArrayAsync($"{Round}/tabell.csv");
        var edited = await EditAsync(bytes, "csv", (row, cells) =>
        {
            cells[3] = row == 1 ? "Går sådär" : cells[3];
            cells[4] = row == 2 ? "Gäller 811218-9876" : row == 3 ? "En bra ändring." : cells[4];
        });
        var check = await client.SendFileAsync($"{Round}/las-in", edited, "runda.csv");
        check.Text.ShouldContain("Läget är inte något av: Som planerat");
        check.Body.ShouldNotContain("811218-9876");
        check.Document.QuerySelector("button[formaction*=Store]").ShouldBeNull();
        (await client.PressAsync(check, "Store")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await StateAsync(host)).ShouldBe(before);
    }

    [Theory, OnBothDatabases]
    public async Task RowChangedMeanwhile_IsMarkedAndNotTakenByItself(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var bytes = await client.Http.GetByteArrayAsync($"{Round}/tabell.csv");
        var edited = await EditAsync(bytes, "csv", (_, cells) => cells[4] = cells[0].Contains("/A-1/", StringComparison.Ordinal) ? "Ur filen" : cells[4]);
        using var manager = await host.SignedInAsync("enhetschef");
        await manager.SubmitFormAsync(await manager.GetAsync($"{Round}/rader?rad=1"), "#rad form[data-autosave]", ("Status", "Deviates"), ("Work", "Ur formuläret"));
        var check = await client.SendFileAsync($"{Round}/las-in", edited, "runda.csv");
        check.Text.ShouldContain("ändrad i Lykta sedan filen hämtades");
        var tick = check.Document.QuerySelector("input[name=rad][value^='1/']")!;
        tick.HasAttribute("checked").ShouldBeFalse();
        await manager.SubmitFormAsync(await manager.GetAsync($"{Round}/rader?rad=1"), "#rad form[data-autosave]", ("Work", "Ännu nyare"));
        var stored = await client.PressAsync(check, "Store", ("rad", tick.GetAttribute("value")!));
        stored.Status.ShouldBe(HttpStatusCode.Redirect, stored.Text);
        (await client.GetAsync(stored.Location!)).Text.ShouldContain("1 rad hade någon annan ändrat under tiden");
        (await EntryAsync(host, 1)).Work.ShouldBe("Ännu nyare");
        var again = await client.SendFileAsync($"{Round}/las-in", edited, "runda.csv");
        await client.PressAsync(again, "Store", ("rad", again.Document.QuerySelector("input[name=rad]")!.GetAttribute("value")!));
        (await EntryAsync(host, 1)).Work.ShouldBe("Ur filen");
    }

    [Theory, OnBothDatabases]
    public async Task UnitManager_SeesAndWritesTheOwnRowsOnly(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var manager = await host.SignedInAsync("enhetschef");
        using var coordinator = await host.SignedInAsync("samordnare");
        var own = TableReader.ReadAll(new MemoryStream(await manager.Http.GetByteArrayAsync($"{Round}/tabell.csv")), "a.csv").Value;
        var all = await coordinator.Http.GetByteArrayAsync($"{Round}/tabell.csv");
        own.Count.ShouldBe(DemoMeasures.All.Count(m => m.Lead == "Fältgruppen") + 1);
        var check = await manager.SendFileAsync($"{Round}/las-in", all, "alla.csv");
        check.Text.ShouldContain("finns inte bland de rader som du får skriva");
        check.Document.QuerySelector("button[formaction*=Store]").ShouldBeNull();
        host.Clock.Move(TimeSpan.FromDays(11));
        using var later = await host.SignedInAsync("enhetschef");
        var late = await EditAsync(await later.Http.GetByteArrayAsync($"{Round}/tabell.csv"), "csv", (row, cells) => cells[4] = row > 0 ? "För sent" : cells[4]);
        (await later.SendFileAsync($"{Round}/las-in", late, "sen.csv")).Text.ShouldContain("rader är låsta och ändras inte");
        (await host.ReadAsync(db => db.Set<FollowUpEntry>().CountAsync(e => e.Work == "För sent"))).ShouldBe(0);
    }

    [Theory]
    [InlineData("samordnare", HttpStatusCode.OK)]
    [InlineData("enhetschef", HttpStatusCode.OK)]
    [InlineData("polis", HttpStatusCode.OK)]
    [InlineData("styrgrupp", HttpStatusCode.Forbidden)]
    [InlineData("sekreterare", HttpStatusCode.Forbidden)]
    [InlineData("analytiker", HttpStatusCode.Forbidden)]
    public async Task Get_ByRole_IsAllowedOrRefused(string persona, HttpStatusCode status)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync($"{Round}/las-in")).Status.ShouldBe(status);
        (await client.GetAsync($"{Round}/tabell.csv")).Status.ShouldBe(status);
        (await client.GetAsync($"{Round}/las-in/{Guid.NewGuid()}")).Status.ShouldBe(status == HttpStatusCode.OK ? HttpStatusCode.Redirect : status);
        if (status == HttpStatusCode.OK)
            (await client.GetAsync(Round.Replace("2026-ar", "1999-t1", StringComparison.Ordinal) + "/las-in")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync($"{Round}/tabell.csv")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task RefusedAsync(LyktaClient client, byte[] file, string reason)
    {
        var refused = await client.SendFileAsync($"{Round}/las-in", file, "fil.csv");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, refused.Text);
        refused.Document.Title!.ShouldStartWith("Fel:");
        refused.Text.ShouldContain(reason);
    }

    // As Excel would: read, change cells (row 0 is the heading), written again in the wanted format.
    private static async Task<byte[]> EditAsync(byte[] file, string format, Action<int, List<string>> edit)
    {
        var read = TableReader.ReadAll(new MemoryStream(file), "fil").Value;
        var start = read.FindIndex(r => r.Cells.Any(c => c.StartsWith("Nyckel", StringComparison.Ordinal)));
        List<List<string>> rows = [.. read.Skip(start).Select(r => r.Cells.ToList())];
        var width = rows[0].Count;
        for (var i = 0; i < rows.Count; i++)
        {
            while (rows[i].Count < width)
                rows[i].Add("");
            edit(i, rows[i]);
        }

        ITableWriter writer = format == "xlsx" ? new XlsxWriter() : new CsvSwedishWriter();
        using var written = new MemoryStream();
        await writer.WriteAsync(new TableDocument("Ändrad", [.. rows[0].Select(h => new TableColumn(h))], BodyAsync(), new(2026, 11, 20, 14, 0, 0, TimeSpan.Zero)), written, CancellationToken.None);
        return written.ToArray();

        async IAsyncEnumerable<IReadOnlyList<object?>> BodyAsync()
        {
            await Task.CompletedTask;
            foreach (var row in rows.Skip(1))
                yield return [.. row];
        }
    }

    private static int NumberOf(string seen) => int.Parse(seen.Split('/')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static Task<FollowUpEntry> EntryAsync(LyktaHost host, int number) => host.ReadAsync(db => (
        from e in db.Set<FollowUpEntry>().AsNoTracking()
        join m in db.Set<Web.Capabilities.Plans.Measure>() on e.MeasureId equals m.Id
        join r in db.Set<FollowUpRound>() on e.RoundId equals r.Id
        where r.Slug == "2026-ar" && m.Number == number
        select e).SingleAsync());

    private static async Task<string> StateAsync(LyktaHost host) =>
        string.Join('\n', (await host.ReadAsync(db => db.Set<FollowUpEntry>().AsNoTracking().OrderBy(e => e.Id).ToListAsync())).Select(e => $"{e.Id} {e.Version} {e.Status} {e.Work} {e.Plan} {e.Method}"));
}
