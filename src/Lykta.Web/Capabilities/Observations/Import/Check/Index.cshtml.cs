using System.Text.Json;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Import.Check;

/// <summary>What was understood of the file and what was not; the choices are remembered for the next file with the same headings.</summary>
[Needs(Permission.ImportObservations)]
public sealed class IndexModel(
    ImportDrafts drafts, ImportHandover handover, LyktaScope scope, LyktaDbContext db, Writes writes, TextWall wall, JobWorker worker, TimeProvider time,
    KeyedDigest digests, Texts texts) : PageModel
{
    [BindProperty]
    public Answers Input { get; set; } = new();

    public ImportDraft Draft { get; private set; } = null!;

    public ImportReading Reading { get; private set; } = null!;

    public ImportLists Lists { get; private set; } = null!;

    public bool IsRemembered { get; private set; }

    /// <summary>Rows of the file that are in Lykta already; counted when everything is understood.</summary>
    public int Known { get; private set; }

    /// <summary>Headings of the columns that nothing is read from.</summary>
    public IReadOnlyList<string> Unread { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (drafts.Find(id, scope) is not { } draft)
            return Lost();
        var known = await db.Set<ImportMapping>().AsNoTracking().SingleOrDefaultAsync(m => m.Headings == draft.Headings, cancel);
        var choices = known is null ? null : JsonSerializer.Deserialize<KeptChoices>(known.Choices)?.For(draft, Digest);
        IsRemembered = choices is not null;
        Input = Answers.From(choices ?? new() { Columns = ImportHeaders.Guess(draft.Header) });
        await ReadAsync(draft, cancel);
        await CountKnownAsync(cancel);
        return Page();
    }

    /// <summary>Reads anew with the changed choices.</summary>
    public async Task<IActionResult> OnPostLookAsync(Guid id, CancellationToken cancel)
    {
        if (drafts.Find(id, scope) is not { } draft)
            return Lost();
        await ReadAsync(draft, cancel);
        await CountKnownAsync(cancel);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostImportAsync(Guid id, CancellationToken cancel)
    {
        if (drafts.Find(id, scope) is not { } draft)
            return Lost();
        await ReadAsync(draft, cancel);
        if (!Answers.Rings.Contains(Input.Sharing) || !ModelState.IsValid)
        {
            await CountKnownAsync(cancel);
            ModelState.Clear();
            ModelState.AddModelError("Input.Sharing", texts["Observations.Report.Error.NotOffered"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (!Reading.IsReady)
        {
            ModelState.AddModelError("", texts["Import.NotReady"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var outcome = await writes.RunOnceAsync(Request.SubmissionKey(), (unit, token) => OrderAsync(unit, draft, token), cancel);
        drafts.Forget(id, scope);
        worker.Wake();
        return LocalRedirect(outcome.Outcome);
    }

    private async Task<string> OrderAsync(WriteUnit unit, ImportDraft draft, CancellationToken cancel)
    {
        var known = await unit.Db.Set<ImportMapping>().SingleOrDefaultAsync(m => m.Headings == draft.Headings, cancel);
        var before = known is null ? null : JsonSerializer.Deserialize<KeptChoices>(known.Choices);
        var choices = JsonSerializer.Serialize(KeptChoices.Of(Input.ToChoices(draft), Digest, before));
        if (known is null)
            unit.Db.Add(ImportMapping.For(draft.Headings, choices, unit.Now));
        else
            known.Use(choices, unit.Now);
        var job = Job.Order(
            ObservationImport.JobName, JsonSerializer.Serialize(new ImportOrder(Input.Sharing)), ImportHandover.Pack(Reading.Rows),
            unit.Scope.Viewer.PrimaryMembership, Reading.Rows.Count, unit.Now);
        unit.Db.Add(job);
        handover.Keep(job.Id, Reading.Rows);
        unit.Audit("import.ordered", nameof(Job), job.Id.Value, ("rows", $"{Reading.Rows.Count}"), ("sharing", Input.Sharing.ToString()));
        return $"/{unit.Scope.Partnership!.Slug}/jobb/{job.Id.Value}";
    }

    private string Digest(string text) => digests.Of(scope.PartnershipId, text);

    private async Task ReadAsync(ImportDraft draft, CancellationToken cancel)
    {
        Draft = draft;
        Lists = await db.ImportListsAsync(await wall.ContextAsync(FieldKind.ImportCell, cancel), time.GetUtcNow(), cancel);
        var choices = Input.ToChoices(draft);
        Reading = draft.Read(choices, Lists, Digest);
        // A sheet may say something to the right of its headings; in a CSV file that is a fault of the row.
        var beside = draft.Format == TableFormat.Csv ? [] : Enumerable.Repeat("", Math.Max(0, draft.Rows.Max(r => r.Cells.Count) - draft.Header.Count));
        Unread = [.. draft.Header.Concat(beside).Index().Where(h => h.Index >= draft.Header.Count || choices.Columns[h.Index] == ImportField.None)
            .Select(h => h.Item.Trim() is { Length: > 0 } heading ? heading : texts["Import.Check.NoHeading", h.Index + 1].Value)];
    }

    private async Task CountKnownAsync(CancellationToken cancel)
    {
        if (!Reading.IsReady)
            return;
        var known = await db.KnownRowsAsync([.. Reading.Rows.Select(r => (r.Key, r.ContentKey))], cancel);
        Known = Reading.Rows.Count(r => known.Has(r.Key, r.ContentKey));
    }

    private RedirectToPageResult Lost()
    {
        TempData["flash"] = texts["Import.Lost"].Value;
        TempData["flash-tone"] = "Warning";
        return RedirectToPage("/Observations/Import/Index", new { partnership = scope.Partnership!.Slug });
    }

    /// <summary>The choices as a form sends them: words by place in a list, as a word may hold anything.</summary>
    public sealed class Answers
    {
        public static readonly IReadOnlyList<SharingLevel> Rings = [SharingLevel.Organisation, SharingLevel.Briefing, SharingLevel.Partnership];

        public List<ImportField> Columns { get; set; } = [];

        public List<WordAnswer> Types { get; set; } = [];

        public List<WordAnswer> Places { get; set; } = [];

        public SharingLevel Sharing { get; set; } = SharingLevel.Partnership;

        public bool DropStoppedTexts { get; set; }

        public static Answers From(ImportChoices choices) => new()
        {
            Columns = [.. choices.Columns],
            Sharing = choices.Sharing,
            DropStoppedTexts = choices.DropStoppedTexts,
            Types = [.. choices.Types.Select(t => new WordAnswer { Word = t.Key, Means = t.Value })],
            Places = [.. choices.Places.Select(p => new WordAnswer { Word = p.Key, Means = p.Value.Length == 0 ? WordAnswer.NoPlace : p.Value })],
        };

        public ImportChoices ToChoices(ImportDraft draft) => new()
        {
            Columns = [.. Columns.Concat(Enumerable.Repeat(ImportField.None, draft.Header.Count)).Take(draft.Header.Count)],
            Types = Words(Types),
            Places = Words(Places),
            Sharing = Rings.Contains(Sharing) ? Sharing : SharingLevel.Organisation,
            DropStoppedTexts = DropStoppedTexts,
        };

        private static Dictionary<string, string> Words(List<WordAnswer> answers) => answers
            .Where(a => !string.IsNullOrEmpty(a.Word) && !string.IsNullOrEmpty(a.Means)).DistinctBy(a => a.Word, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(a => a.Word!, a => a.Means == WordAnswer.NoPlace ? "" : a.Means!, StringComparer.OrdinalIgnoreCase);
    }

    public sealed class WordAnswer
    {
        public const string NoPlace = "-";

        public string? Word { get; set; }

        public string? Means { get; set; }
    }
}
