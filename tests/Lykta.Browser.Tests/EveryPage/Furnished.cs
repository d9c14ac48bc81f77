using System.Text;
using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Capabilities.Members;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.Import;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Capabilities.Places.Import;
using Lykta.Web.Capabilities.Disposal;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lykta.Browser.Tests.EveryPage;

/// <summary>The demo with one of everything that a page can be about, made through the pages themselves.</summary>
internal static partial class Furnished
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    public static async Task<IReadOnlyList<Visit>> WithEverythingAsync(this BrowserFixture browser, LyktaHost host)
    {
        var receipt = await ReportedAsync(browser, host);
        var draft = await UploadedAsync(browser, host);
        var (link, disclosure, job, invitation) = await OrderedAsync(host);
        var first = "/forsta/" + await host.Services.GetRequiredService<FirstDoors>().OpenAsync(CancellationToken.None);
        var own = await host.ReadAsync(db => db.Set<Observation>().MaxAsync(o => o.Number));
        var open = await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Status == ObservationStatus.New && o.Sharing >= SharingLevel.Briefing)
            .OrderBy(o => o.Number).Select(o => o.Number).FirstAsync());
        var row = await disclosure.RowAsync(host);
        var type = await host.ReadAsync(db => db.Set<EventType>().Select(t => t.Id).FirstAsync());
        var category = await host.ReadAsync(db => db.Set<ReporterCategory>().Select(c => c.Id).FirstAsync());
        var member = await host.ReadAsync(db => db.Set<Membership>().Select(m => m.Id).FirstAsync());
        var organisation = await host.ReadAsync(db => db.Set<Organisation>().Select(o => o.Id).FirstAsync());
        var collaboration = await host.ReadAsync(db => db.Set<Collaboration>().Select(c => c.Slug).FirstAsync());
        var areas = await AreasImportedAsync(host);
        var area = "{partnership}/samarbeten/{slug}";
        return
        [
            .. Public(link, first, invitation),
            .. Simple("samordnare", "karta", "karta?tid=28&vy=yta", "karta?tid=egen", "lankar", "platser", "platser/ny", "omraden", "omraden/importera", "rattelse", "granskning",
                "bedom", "iakttagelser", "kodlistor", "polisens-handelser", "importera", "samarbeten", "laget", "laget/saknas", "rapportera"),
            .. Simple("falt", "ikvall", "mina", "rapportera"),
            .. Simple("sekreterare", "laget", "utlamnande"),
            .. Simple("styrgrupp", "laget"),
            .. Simple("admin", "medlemmar", "medlemmar/granskning", "medlemmar/bjud-in", "organisationer", "gallring", "spar", "spar?logg=lasningar"),
            .. Simple("analytiker", "samlat"),
            new("{partnership}/platser/{slug}", "samordnare", Root + "/platser/sundby-torg"),
            new("{partnership}/platser/{slug}/andra", "samordnare", Root + "/platser/sundby-torg/andra"),
            new("{partnership}/platser/{slug}/affisch", "samordnare", Root + "/platser/sundby-torg/affisch"),
            new("{partnership}/iakttagelser/{number:int}", "samordnare", $"{Root}/iakttagelser/{open}"),
            new("{partnership}/iakttagelser/{number:int}/svar", "samordnare", $"{Root}/iakttagelser/{open}/svar"),
            new("{partnership}/mina/{number:int}/ratta", "falt", $"{Root}/mina/{own}/ratta"),
            new("{partnership}/rapportera/kvitto/{key:length(8,64)}", "falt", receipt),
            new("{partnership}/importera/{id:guid}", "samordnare", draft),
            new("{partnership}/importera/ta-tillbaka/{import:guid}", "samordnare", await ImportedAsync(host)),
            new("{partnership}/omraden/importer/{import:guid}", "samordnare", areas),
            new("{partnership}/omraden/importer/{import:guid}/ta-tillbaka", "samordnare", areas + "/ta-tillbaka"),
            new("{partnership}/kodlistor/typ/{id:guid}", "samordnare", $"{Root}/kodlistor/typ/{type.Value}"),
            new("{partnership}/kodlistor/kategori/{id:guid}", "samordnare", $"{Root}/kodlistor/kategori/{category.Value}"),
            new("{partnership}/medlemmar/{id:guid}", "admin", $"{Root}/medlemmar/{member.Value}"),
            new("{partnership}/medlemmar/{id:guid}/avsluta", "admin", $"{Root}/medlemmar/{member.Value}/avsluta"),
            new("{partnership}/organisationer/{id:guid}", "admin", $"{Root}/organisationer/{organisation.Value}"),
            new("{partnership}/gallring/{klass}", "admin", Root + "/gallring/ObservationText"),
            new("{partnership}/gallring/bekrafta", "admin", Root + "/gallring/bekrafta?klasser=ObservationText"),
            new("{partnership}/jobb/{id:guid}", "admin", job),
            new("{partnership}/utlamnande/{nummer:int}", "sekreterare", Root + "/utlamnande/1"),
            new("{partnership}/utlamnande/{nummer:int}/avslag", "sekreterare", Root + "/utlamnande/1/avslag?lagrum=Osl26P1"),
            new("{partnership}/utlamnande/{nummer:int}/kopia", "sekreterare", Root + "/utlamnande/1/kopia"),
            new("{partnership}/utlamnande/{nummer:int}/rad/{rad:int}", "sekreterare", row),
            new(area, "samordnare", $"{Root}/samarbeten/{collaboration}"),
            new(area + "/andra", "samordnare", $"{Root}/samarbeten/{collaboration}/andra"),
            new(area + "/slapp", "samordnare", $"{Root}/samarbeten/{collaboration}/slapp"),
            new("{partnership}/iakttagelser", "samordnare", Root + "/iakttagelser?fran=fel", 400),
            new("konto", "samordnare", "/konto"),
            new("valj", "samordnare", "/valj"),
            new("logga-ut", "samordnare", "/logga-ut"),
            .. await OfWorkAsync(browser, host),
        ];
    }

    /// <summary>Pages that need no sign-in, and the two in the middle of one.</summary>
    private static IEnumerable<Visit> Public(string link, string first, string invitation) =>
    [
        new("t/{token}", "", link),
        new("t/{token}", "", "/t/" + new string('a', 32), 404),
        new("forsta/{token}", "", first),
        new("inbjudan/{token}", "", invitation),
        new("logga-in", "", "/logga-in"),
        new("logga-in/glomt", "", "/logga-in/glomt"),
        new("logga-in/nytt-losenord/{account:guid}/{token}", "", "/logga-in/nytt-losenord/" + new string('a', 32) + "/gammal", 404),
        new("demo", "", "/demo"),
        new("oppet/installningar", "", "/oppet/installningar"),
        new("oppet/orosanmalan", "", "/oppet/orosanmalan"),
        new("oppet/tillganglighet", "", "/oppet/tillganglighet"),
        new("fel/{code:int?}", "styrgrupp", Root + "/finns-inte", 404),
        new("fel/{code:int?}", "styrgrupp", Root + "/medlemmar", 403),
        new("logga-in/kod", "half", "/logga-in/kod"),
        new("logga-in/sakra", "half-new", "/logga-in/sakra"),
    ];

    private static IEnumerable<Visit> Simple(string persona, params string[] pages) =>
        pages.Select(p => new Visit("{partnership}/" + p.Split('?')[0], persona, $"{Root}/{p}"));

    private static async Task<string> ReportedAsync(BrowserFixture browser, LyktaHost host)
    {
        await using var visitor = await (await browser.VisitAsync(host)).SignInAsync("falt");
        await visitor.GoAsync(Root + "/rapportera?typ=ungdomssamling&plats=bjorkparken");
        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Skicka" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/rapportera/kvitto/*");
        return new Uri(visitor.Page.Url).AbsolutePath;
    }

    private static async Task<string> UploadedAsync(BrowserFixture browser, LyktaHost host)
    {
        await using var visitor = await (await browser.VisitAsync(host, Device.Desktop)).SignInAsync("samordnare");
        await visitor.GoAsync(Root + "/importera");
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "vakter.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("Datum;Plats;Händelse;Beskrivning\n2026-11-14 21:30;Björkparken;Trasig belysning;Två stolpar mörka\nfel;Ingenstans;Okänt;Vid 0701234567\n"),
        });
        await visitor.Page.Locator("main form:has(input[type=file]) button").First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/importera/*");
        return new Uri(visitor.Page.Url).AbsolutePath;
    }

    private static async Task<(string Link, string Disclosure, string Job, string Invitation)> OrderedAsync(LyktaHost host)
    {
        await host.MakeAccountAsync("halv@exempel.se", memberships: [(DemoSeed.DistrictSlug, Role.Field)]);
        await host.MakeAccountAsync("ny@exempel.se", withApp: false, memberships: [(DemoSeed.DistrictSlug, Role.Field)]);
        using var coordinator = await host.SignedInAsync("samordnare");
        using var secretary = await host.SignedInAsync("sekreterare");
        using var admin = await host.SignedInAsync("admin");
        var shift = await coordinator.SubmitFormAsync(await coordinator.GetAsync(Root + "/lankar"), "form[action*='Shift']");
        var disclosure = (await secretary.SubmitAsync(await secretary.GetAsync(Root + "/utlamnande"), ("Input.From", "2026-11-01"))).Location!;
        var job = await JobAsync(host);
        var invite = await admin.GetAsync(Root + "/medlemmar/bjud-in");
        var unit = invite.Document.QuerySelector("[name='Input.UnitId'] option[value]:not([value=''])")!.GetAttribute("value")!;
        var invited = await admin.SubmitAsync(invite, ("Input.Email", "gast@exempel.se"), ("Input.Title", "Fältassistent, Kvarnberget"), ("Input.UnitId", unit), ("Input.Role", "Field"));
        return (AddressOn(shift), disclosure, job, AddressOn(invited));
    }

    private static async Task<string> JobAsync(LyktaHost host)
    {
        var id = await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var admin = await unit.Db.Set<Membership>().SingleAsync(m => m.Role == Role.Administrator, cancel);
            var job = Job.Order(DisposalJob.JobName, """{"Classes":[]}""", null, admin.Id, 0, unit.Now);
            unit.Db.Add(job);
            var rule = RetentionRule.Propose(RetentionClass.ObservationText);
            _ = rule.Decide(new(1, 0), Screened("Stadsdelsnämnden"), new(2026, 10, 1), Screened("SOD 2026/713"), new(2026, 10, 2)).Value;
            unit.Db.Add(rule);
            return job.Id.Value;
        }, CancellationToken.None);
        return $"{Root}/jobb/{id}";
    }

    private static async Task<string> ImportedAsync(LyktaHost host)
    {
        var id = await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var job = Job.Order(ObservationImport.JobName, "{}", null, null, 1, unit.Now);
            job.End(JobStatus.Completed, "Import.Outcome", """["1","0"]""", unit.Now);
            unit.Db.Add(job);
            var type = await unit.Db.Set<EventType>().FirstAsync(cancel);
            var owner = await unit.Db.Set<Organisation>().SingleAsync(o => o.Name == "Fältgruppen", cancel);
            await unit.ReceiveAsync(new(type.Id, unit.Now, new(owner.Id, owner.RootId, owner.BranchId), ObservationSource.Import) { Import = job.Id }, cancel);
            return job.Id.Value;
        }, CancellationToken.None);
        return $"{Root}/importera/ta-tillbaka/{id}";
    }

    // An import that drew an area as it is drawn already: its border can come back, and no map changes.
    private static async Task<string> AreasImportedAsync(LyktaHost host)
    {
        var id = await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var area = await unit.Db.Set<Area>().OrderBy(a => a.Name).FirstAsync(cancel);
            var record = AreaImportRecord.Of(Screened("omraden.geojson"), "Samordnare", unit.Now);
            var change = AreaImportChange.Redrawn(record.Id, area, area.Boundary, area.ParentId);
            record.Hold([change]);
            unit.Db.AddRange(record, change);
            return record.Id.Value;
        }, CancellationToken.None);
        return $"{Root}/omraden/importer/{id}";
    }

    private static ScreenedText Screened(string words) =>
        ScreenedText.TryPass(words, ScreeningContext.Inside, new HashSet<FindingKind>(), out var passed, out _) ? passed : throw new InvalidOperationException(words);

    private static async Task<string> RowAsync(this string disclosure, LyktaHost host)
    {
        using var secretary = await host.SignedInAsync("sekreterare");
        var page = await secretary.GetAsync(disclosure);
        return page.Document.QuerySelector("a[href*='/rad/']")!.GetAttribute("href")!;
    }

    private static string AddressOn(LyktaPage page) =>
        new Uri(page.Document.QuerySelector(".address")?.TextContent ?? throw new InvalidOperationException(page.Text)).AbsolutePath;
}
