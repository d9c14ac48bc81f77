using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Dom;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.City;
using Lykta.Web.Tests.Capabilities.DocumentTemplates;
using Lykta.Web.Tests.Capabilities.OfficialVersions;
using Lykta.Web.Tests.Capabilities.Plans;
using Lykta.Web.Tests.Documents.Templates;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Documents.OfficeFiles;

/// <summary>Every Word and Excel file that Lykta makes, each fetched where its page offers it.</summary>
internal sealed class OfficeFiles
{
    private const string Root = "/" + DemoSeed.DistrictSlug;
    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);

    /// <summary>By a name of their own, with the suffix.</summary>
    public IReadOnlyDictionary<string, byte[]> All => files;

    /// <summary>Addresses that were asked, to hold against the routes.</summary>
    public List<string> Asked { get; } = [];

    public IReadOnlyDictionary<string, byte[]> Of(string suffix) => files.Where(f => f.Key.EndsWith(suffix, StringComparison.Ordinal)).ToDictionary();

    public static async Task<OfficeFiles> MakeAsync(LyktaHost host)
    {
        var made = new OfficeFiles();
        await CityHouse.ReportedAsync(host);
        var compilation = await CityHouse.CompiledAsync(host);
        using (var coordinator = await host.SignedInAsync("samordnare"))
        {
            await made.GetAsync(coordinator, "atgarder.xlsx", "atgarder-tomt.xlsx|atgarder.xlsx?q=finnsinte", "iakttagelser.xlsx", "platser.xlsx", "grupper.xlsx", "karta.xlsx", "utvarderingar.xlsx", "utvarderingar.docx", "plan.docx|atgardsplan/1/mall.docx", "plan.xlsx|atgardsplan/1/mall.xlsx");
            foreach (var file in new[] { "namnden.docx", "namnden.xlsx", "tabell.xlsx", "ils.xlsx" })
                await made.GetAsync(coordinator, $"runda-{file}|uppfoljning/2026-t2/{file}");
            var answer = await CaseAsync(coordinator);
            await made.GetAsync(coordinator, $"svar.docx|{answer}/svar.docx", $"bilaga-1.docx|{answer}/bilaga-1.docx", $"bilaga-1.xlsx|{answer}/bilaga-1.xlsx");
            var template = (await coordinator.HandInAsync(OfficeTemplate.Make())).Location![(Root.Length + 1)..];
            await made.GetAsync(coordinator, "startmall.docx|dokumentmallar/startmall.docx", $"prov.docx|{template}/prov.docx");
            var own = await coordinator.Http.GetByteArrayAsync($"{Root}/{answer}/svar.docx");
            (await coordinator.KeepAsync(await coordinator.CompareAsync($"{Root}/{answer}", own))).Status.ShouldBe(HttpStatusCode.Redirect);
            await coordinator.KeptBoardAsync();
            await coordinator.KeptStatementAsync();
            await made.GetAsync(coordinator, "officiellt-tjansteutlatande.docx|uppfoljning/2026-t2/tjansteutlatande/officiell-1.docx");
            await made.GetAsync(coordinator, $"officiellt-svar.docx|{answer}/officiell-1.docx", "officiell-namnden.docx|uppfoljning/2026-t2/namnden/officiell-1.docx");
            made.Unpack("paket-", await coordinator.Http.GetByteArrayAsync($"{Root}/{answer}/svar.zip"));
        }

        using (var secretary = await host.SignedInAsync("sekreterare"))
        {
            await secretary.SubmitAsync(await secretary.GetAsync($"{Root}/utlamnande"), ("Input.From", "2026-11-01"));
            await made.GetAsync(secretary, "kopia.xlsx|utlamnande/1/kopia.xlsx");
            made.Unpack("diariet-", await StatementAsync(secretary, "zip"));
        }

        await made.VersionAsync(host);
        using (var administrator = await host.SignedInAsync("admin"))
            await made.GetAsync(administrator, "spar.xlsx");
        using (var analyst = await host.SignedInAsync("analytiker"))
            await made.GetAsync(analyst, "samlat.xlsx");
        using var city = await host.SignedInAsync("beredning");
        await made.KeepAsync(city, "sammanstallning.docx", $"{compilation}.docx");
        await made.KeepAsync(city, "indikatorer.xlsx", CityHouse.Root + "/staden/indikatorer.xlsx");
        await made.KeepAsync(city, "indikator.xlsx", CityHouse.Root + "/staden/indikatorer/1.xlsx");
        var plan = await host.ReadAsync(db => db.Set<Lykta.Web.Capabilities.City.Handling.CityPlanDecision>().Select(d => d.Id).SingleAsync());
        await made.KeepAsync(city, "handlingsplan.docx", $"{CityHouse.Root}/handlingsplaner/{plan:N}.docx");
        return made;
    }

    // A version of the plan that three functions have approved and signed.
    private async Task VersionAsync(LyktaHost host)
    {
        const string chain = $"{Root}/atgardsplan/1/godkannande";
        await host.FillGapsAsync();
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(chain), "form[action*='SetUp']");
        foreach (var persona in new[] { "samordnare", "enhetschef", "styrgrupp" })
        {
            using var client = await host.SignedInAsync(persona);
            await client.SubmitFormAsync(await client.GetAsync(chain), "form:has(input[name=Note])", ("Note", "Underlaget är genomgånget."));
        }

        await GetAsync(coordinator, "planversion.docx|atgardsplan/1/version/1.docx");
    }

    /// <summary>A tjänsteutlåtande in one of its forms.</summary>
    public static async Task<byte[]> StatementAsync(LyktaClient client, string format, params (string Name, string Value)[] changed)
    {
        const string address = $"{Root}/uppfoljning/2026-t2/tjansteutlatande";
        var form = (IHtmlFormElement)(await client.GetAsync(address)).Document.QuerySelector("main form")!;
        (string Name, string Value)[] typed = [("Input.DiaryNumber", "SE 2026/295"), ("Input.Officer", "Handläggare stab"), ("format", format), .. changed];
        using var content = new FormUrlEncodedContent(LyktaClient.FieldsOf(form).Where(f => typed.All(t => t.Name != f.Key)).Concat(typed.Select(t => KeyValuePair.Create(t.Name, t.Value))));
        using var sent = await client.Http.PostAsync(address, content);
        sent.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await sent.Content.ReadAsByteArrayAsync();
    }

    private static async Task<string> CaseAsync(LyktaClient client)
    {
        var made = await client.SubmitAsync(
            await client.GetAsync($"{Root}/arenden/nytt"), ("Input.Kind", "BoardQuestion"), ("Input.Title", "Konkreta och direkta trygghetsskapande åtgärder"), ("Input.OwnDiary", "SE 2026/296"),
            ("Input.ReceivedOn", "2026-07-08"), ("Input.DueOn", "2026-12-26"), ("Input.BoardOn", "2026-12-10"), ("Input.Signatories", "Moderaterna\nCenterpartiet"), ("Input.Questions", "1. Vilka insatser har gjorts?\n2. Vad planeras?"));
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Text);
        var question = await client.GetAsync(made.Location + "/fraga/1");
        await client.SubmitFormAsync(question, "main form.form", ("Answer", "Fältgruppen går fasta stråk & håller öppet.\nÄven på loven."), ("lista", "true"), ("sign", "true"));
        return made.Location![(Root.Length + 1)..];
    }

    // "name.xlsx|address" or an address that is its own name.
    private async Task GetAsync(LyktaClient client, params string[] addresses)
    {
        foreach (var address in addresses.Select(a => a.Split('|')))
            await KeepAsync(client, address[0], $"{Root}/{address[^1]}");
    }

    private async Task KeepAsync(LyktaClient client, string name, string address)
    {
        using var response = await client.Http.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        files.Add(name, await response.Content.ReadAsByteArrayAsync());
        Asked.Add(address.Split('?')[0]);
    }

    private void Unpack(string prefix, byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".docx", StringComparison.Ordinal) || e.Name.EndsWith(".xlsx", StringComparison.Ordinal)))
        {
            using var from = entry.Open();
            using var held = new MemoryStream();
            from.CopyTo(held);
            files.Add(prefix + entry.Name, held.ToArray());
        }
    }
}
