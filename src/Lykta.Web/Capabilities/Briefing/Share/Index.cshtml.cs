using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing.Share;

/// <summary>Lås och dela: what each version loses and how the sheet is kept; after that the link, the words and the files.</summary>
[Needs(Permission.ManageBriefings)]
public sealed class IndexModel(
    LyktaDbContext db, LyktaScope scope, BriefingDesk desk, PartnershipDirectory partnerships, TextWall wall, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    public BriefingSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<SourceLine> Lines { get; private set; } = [];

    [BindProperty]
    public Fields Input { get; set; } = new();

    public string Root => $"/{scope.Partnership!.Slug}";

    public string Address => $"{Root}/utsattning/{Sheet.Key}";

    public string Link => $"{Request.PublicRoot()}{Root}/utsattning/lank/{Sheet.Id.Value}";

    /// <summary>The edition that is shared, also while a correction of it is drafted.</summary>
    [BindProperty(SupportsGet = true, Name = "delad")]
    public bool IsOfShared { get; set; }

    public bool IsLinkOpen => Sheet.LinkEndsAt > time.GetUtcNow();

    /// <summary>Mail, SMS and calendar hold what night patrols may have and nothing else.</summary>
    public SheetDocument? Outside { get; private set; }

    /// <summary>Where those without accounts read the version that is safe for all: what leaves in words leads there.</summary>
    public string OpenLink => $"{Request.PublicRoot()}{Root}/utsattning/oppen/{Sheet.OpenKey}";

    public OutsideWords Words => new(Outside!, OpenLink, texts);

    public IReadOnlyList<BriefingAudience> Audiences => SheetVersions.All;

    public IEnumerable<SelectListItem> Registrations => Enum.GetValues<Registration>()
        .Select(r => new SelectListItem(texts["Briefing.Registration." + r], r.ToString()) { Group = new() { Name = texts["Briefing.Registration.Help." + r] } });

    public IReadOnlyList<SheetLine> In(BriefingAudience audience) => SheetVersions.Cut(Lines, audience);

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel))
            return NotFound();
        var before = await db.Set<BriefingSheet>().AsNoTracking().Where(s => s.State == SheetState.Shared).OrderByDescending(s => s.Day).ThenByDescending(s => s.Edition).FirstOrDefaultAsync(cancel);
        Input = new() { Registration = before?.Registration, DisposalDecision = before?.DisposalDecision, IsSecrecyMarked = before?.IsSecrecyMarked ?? false };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel))
            return NotFound();
        var diary = Input.Registration == Registration.Registered ? await PassAsync(Input.DiaryNumber, "Input.DiaryNumber", 60, cancel) : null;
        var disposal = await PassAsync(Input.DisposalDecision, "Input.DisposalDecision", 160, cancel);
        if (!ModelState.IsValid)
            return Page();
        var record = new SheetRecord(Input.Registration, diary, Input.IsSecrecyMarked, disposal);
        // Tried on the copy that was read: a form with errors keeps its key, so nothing of it may be noted.
        var tried = Sheet.Share(record, null, time.GetUtcNow());
        if (!tried.IsOk)
        {
            ModelState.Add(texts, tried.Errors);
            return Page();
        }

        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
            (await desk.ShareAsync(unit, Sheet.Id, record, token)).IsOk ? "" : "locked", cancel);
        TempData.Flash(texts[done.Outcome.Length == 0 ? "Briefing.Share.Done" : "Briefing.Share.Already"], done.Outcome.Length == 0 ? FlashTone.Done : FlashTone.Warning);
        return Redirect(Address + "/dela");
    }

    public async Task<IActionResult> OnPostCloseLinkAsync(string key, CancellationToken cancel)
    {
        ModelState.Clear();
        IsOfShared = true;
        if (!await FindAsync(key, cancel))
            return NotFound();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            // Words of an earlier edition lead to the newest: all its addresses end together.
            foreach (var edition in await unit.Db.Set<BriefingSheet>().Where(s => s.Key == Sheet.Key && s.LinkEndsAt > unit.Now).ToListAsync(token))
                edition.CloseLink(unit.Now);
            unit.Audit("briefing.link-closed", nameof(BriefingSheet), Sheet.Id.Value);
            return "";
        }, cancel);
        TempData.Flash(texts["Briefing.Link.Closed"]);
        return Redirect(Address + "/dela?delad=true");
    }

    private async Task<ScreenedText?> PassAsync(string? value, string field, int longest, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new FreeText(value, field, "briefing") { MaxLength = longest, IsCode = true }, cancel);
        ModelState.Add(texts, passed.Errors);
        return passed.IsOk ? passed.Value : null;
    }

    private async Task<bool> FindAsync(string key, CancellationToken cancel)
    {
        if (await (IsOfShared ? db.SharedSheetAsync(key, cancel) : db.SheetAsync(key, cancel)) is not { } sheet)
            return false;
        Sheet = sheet;
        Lines = sheet.IsDraft ? await db.LinesAsync(sheet, partnerships, cancel, System.Globalization.CultureInfo.CurrentUICulture) : [];
        Outside = (await db.VersionAsync(sheet, BriefingAudience.NightPatrols, cancel))?.Document;
        return true;
    }

    public sealed record Fields
    {
        public Registration? Registration { get; init; }

        public string? DiaryNumber { get; init; }

        public bool IsSecrecyMarked { get; init; }

        public string? DisposalDecision { get; init; }
    }
}
