using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing.Meeting;

/// <summary>Mötesläge on a projector: one block at a time, by keys; notes and attendance on the same page.</summary>
[Needs(Permission.ManageBriefings)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, BriefingDesk desk, PartnershipDirectory partnerships, TextWall wall, Writes writes, ReadLog reads, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    /// <summary>What the meeting is given.</summary>
    public const int Minutes = 20;

    /// <summary>More of one kind than this is a slip of the finger.</summary>
    private const int MostOfOneKind = 200;

    public static readonly IReadOnlyList<BriefingBlock> Steps = Enum.GetValues<BriefingBlock>();

    public BriefingSheet Sheet { get; private set; } = null!;

    public SheetDocument Document { get; private set; } = null!;

    public BriefingBlock Step { get; private set; }

    /// <summary>Rows of this step that stand in the sheet and not on the wall.</summary>
    public int HiddenRows { get; private set; }

    public Maps.MapSketch? Map { get; private set; }

    public IReadOnlyDictionary<AttendingRole, int> Attendance { get; private set; } = new Dictionary<AttendingRole, int>();

    /// <summary>What has been noted at this step.</summary>
    public BriefingNote? Noted { get; private set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public bool IsAboutNobody { get; set; }

    /// <summary>The counts as they were written, when they could not be taken.</summary>
    public IReadOnlyDictionary<AttendingRole, string> Typed { get; private set; } = new Dictionary<AttendingRole, string>();

    public DateOnly AgesOn => Sheet.AgesOn(time.Today());

    public static string FieldOf(AttendingRole role) => $"Present[{role}]";

    /// <summary>What the page showed in that field when it was opened.</summary>
    public static string ShownOf(AttendingRole role) => $"Shown[{role}]";

    public string Sheets => $"/{scope.Partnership!.Slug}/utsattning/{Sheet.Key}";

    public string Address => Sheets + "/mote";

    /// <summary>Versions that everyone in the room may read, as far as attendance tells.</summary>
    public IReadOnlyList<BriefingAudience> Walls { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "vagg")]
    public BriefingAudience? Chosen { get; set; }

    public string StepAddress(BriefingBlock block) => $"{Address}?block={(int)block}{(Chosen is { } wall ? "&vagg=" + wall : "")}";

    public BriefingBlock? Before => Step == Steps[0] ? null : Step - 1;

    public BriefingBlock? After => Step == Steps[^1] ? null : Step + 1;

    public bool IsWarned => IsAboutNobody || ModelState["Note"]?.Errors.Count > 0;

    public async Task<IActionResult> OnGetAsync(string key, int? block, CancellationToken cancel)
    {
        if (!await FindAsync(key, block, cancel))
            return NotFound();
        Note = Noted?.Text;
        reads.Note(nameof(BriefingSheet), Sheet.Id.Value, "meeting");
        return Page();
    }

    /// <summary>Nästa and Tillbaka are this too: what has been written is kept before the page is left.</summary>
    public async Task<IActionResult> OnPostNoteAsync(string key, int? block, [FromForm] string? till, CancellationToken cancel)
    {
        if (!await FindAsync(key, block, cancel))
            return NotFound();
        if (till is not null && Plain(Note) == Plain(Noted?.Text))
            return Redirect(AddressOf(till));
        var passed = await wall.PassAsync(new FreeText(Note, "Note", "briefing") { MaxLength = 1000, IsAccepted = IsAboutNobody }, cancel);
        ModelState.Add(texts, passed.Errors);
        if (!ModelState.IsValid)
            return Page();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var note = await unit.Db.Set<BriefingNote>().SingleOrDefaultAsync(n => n.SheetId == Sheet.Id && n.Block == Step, token);
            if (note is null)
                unit.Db.Add(note = BriefingNote.On(Sheet.Id, Step));
            else
                WriteUnit.Expect(note, Request.RowVersion());
            note.Say(passed.Value);
            unit.Audit("briefing.noted", nameof(BriefingSheet), Sheet.Id.Value, ("block", Step.ToString()));
            return "";
        }, cancel);
        TempData.Flash(texts["Briefing.Meeting.Noted"]);
        return Redirect(AddressOf(till));
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) =>
        await FindAsync(Sheet.Key, (int)Step, cancel) ? new(new { Note = Noted?.Text }, "") : null;

    public async Task<IActionResult> OnPostPresentAsync(string key, int? block, CancellationToken cancel)
    {
        if (!await FindAsync(key, block, cancel))
            return NotFound();
        Note = Noted?.Text;
        Typed = Enum.GetValues<AttendingRole>().ToDictionary(r => r, r => Request.Form[FieldOf(r)].ToString().Trim());
        var counts = Counts();
        if (!ModelState.IsValid)
            return Page();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            // Two may count in the same room: what this one left as it stood is the other's.
            var changed = Enum.GetValues<AttendingRole>().Where(r => Typed[r] != Request.Form[ShownOf(r)].ToString()).ToList();
            await unit.Db.Set<BriefingAttendance>().Where(a => a.SheetId == Sheet.Id && changed.Contains(a.Role)).ExecuteDeleteAsync(token);
            foreach (var (role, count) in counts.Where(c => c.Value > 0 && changed.Contains(c.Key)))
                unit.Db.Add(new BriefingAttendance { SheetId = Sheet.Id, Role = role, Count = count });
            unit.Audit("briefing.attendance", nameof(BriefingSheet), Sheet.Id.Value);
            return "";
        }, cancel);
        TempData.Flash(texts["Briefing.Meeting.Counted"]);
        return Redirect(StepAddress(Step));
    }

    private Dictionary<AttendingRole, int> Counts()
    {
        Dictionary<AttendingRole, int> counts = [];
        foreach (var (role, typed) in Typed.Where(t => t.Value.Length > 0))
        {
            if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostOfOneKind)
                counts[role] = count;
            else
                ModelState.AddModelError(FieldOf(role), texts["Briefing.Error.Count"]);
        }

        return counts;
    }

    private string AddressOf(string? till) => till switch
    {
        "dela" => Sheets + "/dela",
        "ut" => Sheets,
        _ => StepAddress(int.TryParse(till, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && Steps.Contains((BriefingBlock)step) ? (BriefingBlock)step : Step),
    };

    // A browser sends its own line ends.
    private static string Plain(string? note) => (note ?? "").ReplaceLineEndings("\n").Trim();

    private async Task<bool> FindAsync(string key, int? block, CancellationToken cancel)
    {
        if (await db.SheetAsync(key, cancel) is not { } sheet || (block is { } asked && !Steps.Contains((BriefingBlock)asked)))
            return false;
        (Sheet, Step) = (sheet, (BriefingBlock)(block ?? 1));
        Noted = await db.Set<BriefingNote>().AsNoTracking().SingleOrDefaultAsync(n => n.SheetId == sheet.Id && n.Block == Step, cancel);
        // In the room sit guards and patrols too: what only one's own organisation may see is not on the wall.
        var lines = await db.LinesAsync(sheet, partnerships, cancel, CultureInfo.CurrentUICulture);
        Document = desk.Document(sheet, await BriefingDesk.CollaborationNameAsync(db, sheet, cancel), lines, await WallAsync(cancel));
        HiddenRows = lines.Count(l => Concerns(l.Line)) - Document.Lines.Count(Concerns);
        Attendance = await db.Set<BriefingAttendance>().AsNoTracking().Where(a => a.SheetId == sheet.Id).ToDictionaryAsync(a => a.Role, a => a.Count, cancel);
        if (Step == BriefingBlock.Map)
            Map = await BriefingMap.DrawAsync(HttpContext.RequestServices, Document, texts, cancel);
        return true;
    }

    private bool Concerns(SheetLine line) => Step == BriefingBlock.Map ? line.Place is not null && line.Block != BriefingBlock.Presence : line.Block == Step;

    /// <summary>The version on the wall: chosen, but never more than the widest audience in the room may read; guards are reckoned with.</summary>
    private async Task<BriefingAudience> WallAsync(CancellationToken cancel)
    {
        var roles = await db.Set<BriefingAttendance>().AsNoTracking().Where(a => a.SheetId == Sheet.Id && a.Count > 0).Select(a => a.Role).ToListAsync(cancel);
        var widest = roles.Select(AudienceOf).DefaultIfEmpty(BriefingAudience.PoliceAndMunicipality).Max();
        Walls = [.. SheetVersions.All.Where(a => a >= widest)];
        var wanted = Chosen ?? (roles.Count == 0 ? BriefingAudience.Guards : widest);
        return Walls.Contains(wanted) ? wanted : widest;
    }

    private static BriefingAudience AudienceOf(AttendingRole role) => role switch
    {
        AttendingRole.Guards => BriefingAudience.Guards,
        AttendingRole.NightPatrols or AttendingRole.Housing or AttendingRole.Other => BriefingAudience.NightPatrols,
        _ => BriefingAudience.PoliceAndMunicipality,
    };
}
