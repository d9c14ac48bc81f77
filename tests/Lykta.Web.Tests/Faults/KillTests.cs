using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Faults;

/// <summary>kill -9 of the program itself. It shows that nothing acknowledged lived in memory alone; for the disk's own cache see <see cref="PowerCutTests"/>.</summary>
public sealed class KillTests
{
    private const int Senders = 6;

    [Theory, OnBothDatabases]
    public async Task Kill9_WhileSending_LosesNothingAcknowledgedAndDoublesNothing(Database database)
    {
        await using var place = await FaultPlace.MakeAsync(database);
        var before = await place.ReadAsync(db => db.Set<Observation>().CountAsync());
        var (ledger, random) = (new Ledger(), new Random(20261120));
        var program = await place.StartAsync();
        for (var round = 0; round < Rounds.Of(3, 200); round++)
        {
            await LoadAndKillAsync(program, ledger, random.Next(100, 700));
            program = await place.StartAsync();
            await SendAgainAsync(program, ledger);
            await place.ShouldHoldAsync(ledger, before);
        }

        await program.DisposeAsync();
        ledger.Acknowledged.Count.ShouldBeGreaterThan(30);
    }

    [Theory, OnBothDatabases]
    public async Task Kill9_InMidImport_IsTakenUpAgainAndDoublesNothing(Database database)
    {
        Assert.SkipUnless(database == Database.Sqlite || Rounds.IsLong, "On PostgreSQL a dead node's job waits two minutes for its lease: run with --long.");
        await using var place = await FaultPlace.MakeAsync(database);
        var before = await place.ReadAsync(db => db.Set<Observation>().CountAsync());
        const int rows = 4000;
        var program = await place.StartAsync();
        var job = await OrderImportAsync(program, rows);
        for (var kills = 0; kills < Rounds.Of(2, 10); kills++)
        {
            var stored = await place.ReadAsync(db => db.Set<Observation>().CountAsync());
            while (stored < before + rows && await place.ReadAsync(db => db.Set<Observation>().CountAsync()) == stored)
                await Task.Delay(10);
            await program.KillAsync();
            program = await place.StartAsync();
        }

        using var client = await Sender.SignInAsync(program.Address, "samordnare");
        LyktaPage page;
        do
        {
            await Task.Delay(100);
            page = await client.GetAsync(job);
        }
        while (page.Document.QuerySelector("progress") is not null);
        await program.DisposeAsync();
        page.Text.ShouldContain($"{rows}");
        (await place.ReadAsync(db => db.Set<Observation>().CountAsync())).ShouldBe(before + rows);
        (await place.ReadAsync(db => db.Set<DayCount>().SumAsync(c => c.Count))).ShouldBe(before + rows);
    }

    private static async Task LoadAndKillAsync(BuiltProgram program, Ledger ledger, int milliseconds)
    {
        using var stop = new CancellationTokenSource();
        var senders = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Sender.SignedInAsync(program.Address)));
        var sending = Task.WhenAll(senders.Select(s => s.SendUntilAsync(ledger, stop.Token)));
        await Task.Delay(milliseconds, CancellationToken.None);
        await program.KillAsync();
        await stop.CancelAsync();
        await sending;
        foreach (var sender in senders)
            sender.Dispose();
    }

    // What was never answered, and some of what was: the same key gives the same answer and one row.
    private static async Task SendAgainAsync(BuiltProgram program, Ledger ledger)
    {
        using var sender = await Sender.SignedInAsync(program.Address);
        foreach (var key in ledger.Unsure.Keys)
            (await sender.SendAsync(ledger, key)).ShouldBe(HttpStatusCode.Redirect);
        foreach (var key in ledger.Acknowledged.Take(20))
            (await sender.PostAsync(key)).ShouldBe((HttpStatusCode.Redirect, ledger.AnswerTo(key)));
    }

    private static async Task<string> OrderImportAsync(BuiltProgram program, int rows)
    {
        const string path = $"/{DemoSeed.DistrictSlug}/importera";
        using var client = await Sender.SignInAsync(program.Address, "samordnare");
        var page = await client.GetAsync(path);
        using var form = new MultipartFormDataContent();
        foreach (var field in LyktaClient.FieldsOf((IHtmlFormElement)page.Document.QuerySelector("main form")!))
            form.Add(new StringContent(field.Value), field.Key);
        var csv = "Nr;Typ;Datum;Tid;Plats;Beskrivning\r\n"
            + string.Concat(Enumerable.Range(1, rows).Select(n => $"K{n};Trasig belysning;2026-{1 + (n % 9):D2}-{1 + (n % 28):D2};18:30;Björkparken;Lampan vid gångvägen är släckt.\r\n"));
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "Input.File", "rapporter.csv");
        using var sent = await client.Http.PostAsync(path, form);
        var check = await client.GetAsync(sent.Headers.Location!.ToString());
        var answers = LyktaClient.FieldsOf((IHtmlFormElement)check.Document.QuerySelector("main form")!);
        var ordered = await client.PostAsync($"{check.Path}?handler=Import", answers);
        ordered.Status.ShouldBe(HttpStatusCode.Redirect, ordered.Text);
        return ordered.Location!;
    }
}
