using Lykta.Web.Capabilities.Observations.Report;
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
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing.Told;

/// <summary>Vad såg ni? One press a place, a line if one wants, in a minute.</summary>
[Needs(Permission.SeeTonight)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, BriefingAudiences audiences, Reporters reporters, TextWall wall, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    /// <summary>Told from the pass's beginning until the Tuesday after.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromDays(4);

    public SharedSheet Shared { get; private set; } = null!;

    public IReadOnlyList<SheetLine> Places { get; private set; } = [];

    public bool MayWrite { get; private set; }

    /// <summary>When the reader last answered.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    public Audience Audience => scope.Viewer.Kind == PrincipalKind.Account ? Audience.Inside : Audience.Outside;

    [BindProperty]
    public Fields Input { get; set; } = new();

    public bool IsWarned => Input.IsAboutNobody || ModelState.Any(e => e.Value!.Errors.Count > 0 && e.Key is "Input.Text" or "Input.Wish");

    public string Root => $"/{scope.Partnership!.Slug}";

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (await FindAsync(key, cancel) is not { } reporter)
            return NotFound();
        var (sheet, unit, membership) = (Shared.Sheet.Id, reporter.Owner.Unit, reporter.Membership);
        ToldAt = await db.Set<Debrief>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]).AsNoTracking().Where(d => d.SheetId == sheet && d.UnitId == unit && d.WrittenBy == membership)
            .OrderByDescending(d => d.Id).Select(d => (DateTimeOffset?)d.ReceivedAt).FirstOrDefaultAsync(cancel);
        // Opens without a network for as long as tonight's page does.
        if (Shared.Sheet.EndsAt.AddHours(3) is var end && end > time.GetUtcNow())
            Response.KeepUntil(end, scope);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        if (await FindAsync(key, cancel) is not { } reporter)
            return NotFound();
        await CarryOverAsync(key, cancel);
        var text = await PassAsync(Input.Text, "Input.Text", cancel);
        var wish = await PassAsync(Input.Wish, "Input.Wish", cancel);
        var answers = Input.Answers.ToList();
        if (ModelState.IsValid && answers.Count == 0 && text is null && wish is null)
            ModelState.AddModelError("", texts["Briefing.Told.Nothing"]);
        if (!ModelState.IsValid)
            return Page();
        // It goes to those who brief, whoever tells: the next sheet is made of it.
        await writes.RunOnceAsync(Request.SubmissionKey(), (unit, _) =>
        {
            var debrief = Debrief.Tell(Shared.Sheet.Id, reporter.Owner, reporter.Membership, SharingLevel.Briefing, text, wish, unit.Now);
            unit.Db.Add(debrief);
            foreach (var (item, answer) in answers)
                unit.Db.Add(new DebriefAnswer { DebriefId = debrief.Id, ItemId = BriefingItemId.From(item), Answer = answer });
            unit.Audit("briefing.told", nameof(Debrief), debrief.Id, ("answers", answers.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            return Task.FromResult("");
        }, cancel);
        TempData.Flash(texts["Briefing.Told.Done"]);
        return this.Received(Root + "/ikvall");
    }

    private async Task<ScreenedText?> PassAsync(string? value, string field, CancellationToken cancel)
    {
        if (!MayWrite)
            return null;
        var passed = await wall.PassAsync(new FreeText(value, field, "debrief") { MaxLength = Debrief.LongestText, IsAccepted = Input.IsAboutNobody }, cancel);
        ModelState.Add(texts, passed.Errors);
        return passed.IsOk ? passed.Value : null;
    }

    // The form may have been opened before a corrected edition was locked, with the rows of the edition before.
    private async Task CarryOverAsync(string key, CancellationToken cancel)
    {
        var (edition, audience) = (Shared.Sheet.Edition, Shared.Version.Audience);
        List<BriefingVersion> before = Input.Answers.Keys.All(item => Places.Any(p => p.Item == item)) ? [] : await (
            from sheet in db.Set<BriefingSheet>().AsNoTracking()
            join version in db.Set<BriefingVersion>().AsNoTracking() on sheet.Id equals version.SheetId
            where sheet.Key == key && sheet.State == SheetState.Shared && sheet.Edition < edition && version.Audience == audience
            orderby sheet.Edition descending
            select version).ToListAsync(cancel);
        var carried = CarriedAnswers.Onto(Places, [.. before.SelectMany(v => Own(v.Read()))], Input.Answers);
        if (carried.HasUnknown)
            ModelState.AddModelError("", texts["Briefing.Told.Unknown"]);
        Input = Input with { Answers = carried.Answers };
        Places = [.. Places, .. carried.Kept];
    }

    // Another district's places are told to that district.
    private static IEnumerable<SheetLine> Own(SheetDocument document) => document.In(BriefingBlock.Priorities).Where(l => l.District is null && !l.IsTakenBack);

    private async Task<Reporter?> FindAsync(string key, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await db.SharedSheetAsync(key, cancel) is not { } sheet || now < sheet.StartsAt || now > sheet.EndsAt + Open
            || await db.VersionAsync(sheet, await audiences.CurrentAsync(cancel), cancel) is not { } shared)
            return null;
        Shared = shared;
        Places = [.. Own(shared.Document)];
        var reporter = await reporters.CurrentAsync(cancel);
        MayWrite = reporter.MayWriteText;
        return reporter;
    }

    public sealed record Fields
    {
        public Dictionary<Guid, DebriefAnswerKind> Answers { get; init; } = [];

        public string? Text { get; init; }

        public string? Wish { get; init; }

        public bool IsAboutNobody { get; init; }
    }
}
