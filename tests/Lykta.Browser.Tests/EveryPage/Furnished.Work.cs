using System.Text;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.Capabilities.NightPatrols;
using Lykta.Web.Tests.Capabilities.Plans;
using Lykta.Web.Tests.TestKit;
using Lykta.Browser.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Browser.Tests.EveryPage;

/// <summary>The pages of the briefing, of continuity, of the plan and of the follow-up.</summary>
internal static partial class Furnished
{
    private static async Task<IReadOnlyList<Visit>> OfWorkAsync(BrowserFixture browser, LyktaHost host)
    {
        var draft = await PlanUploadedAsync(browser, host);
        await host.FillGapsAsync();
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Root + "/atgarder?status=Ongoing"), "form[action*='SaveView']", ("View.Name", "Det som pågår"), ("View.IsShared", "true"));
        await coordinator.SubmitAsync(await coordinator.GetAsync(Root + "/atgardsplan/1/beslut"), ("Input.Outcome", "AsProposed"), ("Input.Paragraph", "7"));
        await ChainAsync(host, coordinator);
        await SharedAsync(host, coordinator);
        var link = await host.ReadAsync(db => db.Set<BriefingSheet>().Where(s => s.Key == BriefingHouse.LastFriday).Select(s => s.Id).SingleAsync());
        var answers = await CaseAsync(host);
        var templates = await OfTemplatesAsync(host);
        return [.. templates, .. OfBriefing(link.Value), .. OfPlan(draft, await TableUploadedAsync(browser, host)), .. OfAnswers(answers), .. await OfPassedRowAsync(host), .. await OfDecisionsAsync(host), .. await OfNightAsync(host), .. await OfGroupsAsync(host), .. await OfCityAsync(host)];
    }

    private static IEnumerable<Visit> OfBriefing(Guid expired) =>
    [
        .. Simple("samordnare", "utsattning", "utsattning/deltagande", "introduktion/lage", "overlamning", "kontakter"),
        .. Simple("falt", "introduktion"),
        new("{partnership}/utsattning/{key}", "samordnare", BriefingHouse.Sheet),
        new("{partnership}/utsattning/{key}", "samordnare", $"{Root}/utsattning/{BriefingHouse.LastFriday}"),
        new("{partnership}/utsattning/{key}/dela", "samordnare", BriefingHouse.Sheet + "/dela"),
        new("{partnership}/utsattning/{key}/dela", "samordnare", $"{Root}/utsattning/{BriefingHouse.LastFriday}/dela"),
        new("{partnership}/utsattning/{key}/mote", "samordnare", BriefingHouse.Sheet + "/mote"),
        new("{partnership}/utsattning/{key}/rad", "samordnare", $"{BriefingHouse.Sheet}/rad?block={BriefingBlock.Presence}"),
        new("{partnership}/utsattning/{key}/visa/{version?}", "samordnare", $"{Root}/utsattning/{BriefingHouse.LastFriday}/visa"),
        new("{partnership}/utsattning/lank/{id:guid}", "falt", $"{Root}/utsattning/lank/{expired}", 410),
    ];

    private static IEnumerable<Visit> OfPlan(string draft, string table) =>
    [
        .. Simple("samordnare", "atgarder", "atgarder?vy=tavla", "atgarder?vy=tid", "atgarder?vy=tid&omrade=systemhot", "atgarder/ny", "atgardsplan", "atgardsplan/ny", "sjalvkontroll", "uppfoljning", "uppfoljning/ny"),
        .. Simple("admin", "installningar", "utskick"),
        new("{partnership}/atgarder/A-{nr:int}", "samordnare", Root + "/atgarder/A-1"),
        new("{partnership}/atgardsplan/{nr:int}", "samordnare", Root + "/atgardsplan/1"),
        new("{partnership}/atgardsplan/{nr:int}/beslut", "samordnare", Root + "/atgardsplan/1/beslut"),
        new("{partnership}/atgardsplan/{nr:int}/godkannande", "enhetschef", Root + "/atgardsplan/1/godkannande"),
        new("{partnership}/atgardsplan/{nr:int}/godkannande", "samordnare", Root + "/atgardsplan/1/godkannande"),
        new("{partnership}/atgardsplan/{nr:int}/begarda-beslut", "samordnare", Root + "/atgardsplan/1/begarda-beslut"),
        new("{partnership}/atgardsplan/{nr:int}/version/{version:int}", "styrgrupp", Root + "/atgardsplan/1/version/2"),
        .. Simple("samordnare", "atgarder/delat-med-oss"),
        new("{partnership}/atgarder/A-{nr:int}/dela", "samordnare", Root + "/atgarder/A-2/dela"),
        new("{partnership}/atgardsplan/{nr:int}/importera", "samordnare", Root + "/atgardsplan/1/importera"),
        new("{partnership}/atgardsplan/{nr:int}/importera/{id:guid}", "samordnare", draft),
        new("{partnership}/atgardsplan/{nr:int}/version/{version:int}", "samordnare", Root + "/atgardsplan/1/version/1"),
        new("{partnership}/uppfoljning/{slug}", "samordnare", Root + "/uppfoljning/2026-ar"),
        new("{partnership}/uppfoljning/{slug}/rader", "enhetschef", Root + "/uppfoljning/2026-ar/rader"),
        new("{partnership}/uppfoljning/{slug}/las-in", "enhetschef", Root + "/uppfoljning/2026-ar/las-in"),
        new("{partnership}/uppfoljning/{slug}/las-in/{id:guid}", "samordnare", table),
        new("{partnership}/uppfoljning/{slug}/granska", "enhetschef", Root + "/uppfoljning/2026-ar/granska"),
        new("{partnership}/atgardsplan/{nr:int}/mall", "styrgrupp", Root + "/atgardsplan/1/mall"),
        new("{partnership}/uppfoljning/{slug}/namnden", "sekreterare", Root + "/uppfoljning/2026-ar/namnden"),
        new("{partnership}/uppfoljning/{slug}/tjansteutlatande", "sekreterare", Root + "/uppfoljning/2026-ar/tjansteutlatande"),
    ];

    private static IEnumerable<Visit> OfAnswers(string address) =>
    [
        .. Simple("samordnare", "program", "program/nytt", "arenden", "arenden/nytt", "beslut", "nattvandring", "kalender", "overenskommelser", "rad", "rapporter"),
        new("{partnership}/nattvandring/grupp/{id:guid?}", "samordnare", Root + "/nattvandring/grupp"),
        new("{partnership}/program/{nr:int}", "samordnare", Root + "/program/1"),
        new("{partnership}/overenskommelser/{nr}", "samordnare", Root + "/overenskommelser/ny"),
        new("{partnership}/uppfoljning/{slug}/rapport", "samordnare", Root + "/uppfoljning/2026-ar/rapport"),
        new("{partnership}/uppfoljning/{slug}/namnden/jamfor", "sekreterare", Root + "/uppfoljning/2026-ar/namnden/jamfor"),
        new("{partnership}/arenden/{nr:int}", "sekreterare", address),
        new("{partnership}/arenden/{nr:int}/fraga/{fraga:int}", "sekreterare", address + "/fraga/1"),
        new("{partnership}/arenden/{nr:int}/bilaga-1", "sekreterare", address + "/bilaga-1"),
        new("{partnership}/arenden/{nr:int}/jamfor", "sekreterare", address + "/jamfor"),
    ];

    private static async Task<string> CaseAsync(LyktaHost host)
    {
        using var secretary = await host.SignedInAsync("sekreterare");
        var made = await secretary.SubmitAsync(await secretary.GetAsync(Root + "/arenden/nytt"),
            ("Input.Kind", "BoardQuestion"), ("Input.Title", "Trygghetsskapande åtgärder"), ("Input.OwnDiary", "SE 2026/295"), ("Input.ReceivedOn", "2026-07-08"),
            ("Input.DueOn", "2026-12-26"), ("Input.BoardOn", "2026-12-10"), ("Input.Signatories", "Parti A"), ("Input.Questions", "Vad har gjorts i år?\nVad har andra betalat?"));
        return made.Location ?? throw new InvalidOperationException(made.Text);
    }

    /// <summary>Friday evening: the sheet is shared, and the field is out.</summary>
    public static async Task<IReadOnlyList<Visit>> WithThePassBegunAsync(LyktaHost host)
    {
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.ShareAsync();
        var (address, shift) = await PatrolHouse.PlannedAsync(host);
        var mine = await PatrolHouse.SignUpAsync(host, address, 0);
        await PatrolHouse.SignUpAsync(host, address, 0);
        host.MoveTo(20, 21);
        return
        [
            .. Simple("falt", "ikvall"),
            .. Simple("samordnare", "ikvall", "utsattning"),
            new("{partnership}/utsattning/{key}/aterrapport", "falt", BriefingHouse.Sheet + "/aterrapport"),
            new("{partnership}/utsattning/{key}/visa/{version?}", "falt", BriefingHouse.Sheet + "/visa"),
            new("{partnership}/utsattning/oppen/{token}", "", await OpenAsync(host)),
            new("{partnership}/utsattning/{key}", "samordnare", BriefingHouse.Sheet),
            new("{partnership}/utsattning/{key}/dela", "samordnare", BriefingHouse.Sheet + "/dela"),
            .. await OutAsync(host, address, shift, mine.Location!),
        ];
    }

    private static async Task<string> OpenAsync(LyktaHost host) =>
        $"{Root}/utsattning/oppen/{await host.ReadAsync(db => db.Set<BriefingSheet>().Where(s => s.Key == BriefingHouse.Tonight).Select(s => s.OpenKey).SingleAsync())}";

    private static async Task<string> PlanUploadedAsync(BrowserFixture browser, LyktaHost host)
    {
        await using var visitor = await (await browser.VisitAsync(host, Device.Desktop)).SignInAsync("samordnare");
        await visitor.GoAsync(Root + "/atgardsplan/1/importera");
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "plan.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("Åtgärd;Hur;Ansvarig\nLjus vid stationen;Byt armaturer;Parkenheten\nNattvandring;;Föreningen\n"),
        });
        await visitor.Page.Locator("main form:has(input[type=file]) button").First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/importera/*");
        return new Uri(visitor.Page.Url).AbsolutePath;
    }

    /// <summary>One measure goes to the neighbour, and one comes from it.</summary>
    private static async Task SharedAsync(LyktaHost host, LyktaClient coordinator)
    {
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Root + "/atgarder/A-2/dela"), "main form");
        const string near = "/" + DemoSeed.NeighbourSlug;
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        var plan = (await neighbour.SubmitAsync(await neighbour.GetAsync(near + "/atgardsplan/ny"))).Location!;
        await neighbour.SubmitFormAsync(await neighbour.GetAsync($"{near}/atgarder/ny?plan={plan.Split('/')[^1]}"), "main form", ("Input.Name", "Gemensam kartläggning av stråket"));
        await neighbour.SubmitFormAsync(await neighbour.GetAsync(near + "/atgarder/A-1/dela"), "main form:has(button[aria-label*='Sundby'])");
    }

    /// <summary>A version that three functions have locked, a chain that has begun again, and a decision that waits for a nämnd.</summary>
    private static async Task ChainAsync(LyktaHost host, LyktaClient coordinator)
    {
        const string plan = Root + "/atgardsplan/1";
        foreach (var personas in new string[][] { ["samordnare", "enhetschef", "styrgrupp"], ["samordnare"] })
        {
            await coordinator.SubmitFormAsync(await coordinator.GetAsync(plan + "/godkannande"), "form[action*='SetUp']");
            foreach (var persona in personas)
            {
                using var client = await host.SignedInAsync(persona);
                await client.SubmitFormAsync(await client.GetAsync(plan + "/godkannande"), "form:has(input[name=Note])", ("Note", "Underlaget är genomgånget."));
            }
        }

        await coordinator.SubmitFormAsync(await coordinator.GetAsync(plan + "/begarda-beslut"), "form:has([name='Input.Proposal'])",
            ("Input.Proposal", "Nämnden tar ställning till avhopparverksamheten."), ("Input.Measures", "A-19"), ("Input.MeetingOn", "2026-11-26"), ("Input.RequestedBy", "Avdelningschef"));
    }

    /// <summary>The round's own table with one cell changed, and one that stops.</summary>
    private static async Task<string> TableUploadedAsync(BrowserFixture browser, LyktaHost host)
    {
        const string round = Root + "/uppfoljning/2026-ar";
        using var coordinator = await host.SignedInAsync("samordnare");
        var lines = (await coordinator.Http.GetStringAsync(round + "/tabell.csv")).Split("\r\n");
        string Changed(int at, int column, string text) => string.Join(';', lines[at].Split(';').Select((c, i) => i == column ? text : c));
        (lines[1], lines[2]) = (Changed(1, 3, "Avbrutet"), Changed(2, 3, "vet inte"));
        await using var visitor = await (await browser.VisitAsync(host, Device.Desktop)).SignInAsync("samordnare");
        await visitor.GoAsync(round + "/las-in");
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "runda.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(string.Join("\r\n", lines)) });
        await visitor.Page.Locator("main form:has(input[type=file]) button").First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/las-in/*");
        return new Uri(visitor.Page.Url).AbsolutePath;
    }
}
