using Lykta.Web.Capabilities.Observations.List;
using Lykta.Web.Capabilities.Observations.OwnFields;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Lykta.Web.Capabilities.Observations.Triage;

/// <summary>Bedöm: what has come in, oldest first; one number key and Enter for each.</summary>
[Needs(Permission.TriageObservations)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TriageDesk desk, ReadLog reads, Texts texts, TimeProvider time, IMemoryCache cache) : PageModel
{
    private const int MostWaiting = 30;
    private const string LastKey = "Bedom.Senast";

    [BindProperty]
    public TriageInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "nr")]
    public int? Number { get; set; }

    public Observation? Item { get; private set; }

    public IReadOnlyList<ObservationRow> Waiting { get; private set; } = [];

    public int WaitingCount { get; private set; }

    public IReadOnlyList<ObservationRow> Similar { get; private set; } = [];

    public IReadOnlyList<Guid> HeldPhotos { get; private set; } = [];

    public ObservationNames Names { get; private set; } = null!;

    public IReadOnlyDictionary<string, string?> Own { get; private set; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>What the other saved, when a race was lost; what was typed here stays in the form.</summary>
    public Observation? Theirs { get; private set; }

    public bool HasSoftWarning { get; private set; }

    /// <summary>What was just assessed here: the way back to it.</summary>
    public int? Last => TempData[LastKey] as int?;

    public string Root => $"/{scope.Partnership!.Slug}";

    public string AgeOf(DateTimeOffset at) => ObservationTodos.Age(at, time.GetUtcNow(), texts);

    public string? UnsafetyOf(Observation item) => Names.UnsafetyName(item.Unsafety, item.ScaleVersion, texts);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        if (!await OpenAsync(cancel))
            return NotFound();
        if (Item is not null)
        {
            Input = TriageInput.Of(Item, Names, time.Today());
            Own = await OwnAsync(Item, cancel);
            reads.Note(nameof(Observation), Item.Id.Value, "page");
        }

        reads.Note(nameof(Observation), Waiting.Concat(Similar).Where(r => r.Sharing != SharingLevel.Open && r.Id != Item?.Id).Select(r => r.Id.Value).Distinct(), "list");

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await OpenAsync(cancel) || Item is null)
            return NotFound();
        Own = Names.Fields.ToDictionary(f => f.Key, f => (string?)Request.Form[$"Own[{f.Key}]"].ToString(), StringComparer.Ordinal);
        return await DoAsync("Observations.Triage.Done", () => desk.AssessAsync(Item.Number, Input, Own, Names, Request.SubmissionKey(), cancel), cancel);
    }

    public async Task<IActionResult> OnPostMergeAsync(int into, CancellationToken cancel)
    {
        var isAnswered = await db.Set<Observation>().AnyAsync(o => o.Number == into && o.Feedback != null, cancel);
        return await ActAsync(isAnswered ? "Observations.Triage.Merged.Answered" : "Observations.Triage.Merged", async () =>
        {
            await desk.MergeAsync(Item!.Number, into, Input.Version, Request.SubmissionKey(), cancel);
            return [];
        }, cancel);
    }

    public async Task<IActionResult> OnPostPhotoAsync(Guid photo, bool? release, CancellationToken cancel)
    {
        // A decision that is not one must not remove the photo.
        if (release is not { } isReleased)
            return BadRequest();
        return await ActAsync(isReleased ? "Observations.Triage.Photo.Released" : "Observations.Triage.Photo.Removed", async () =>
        {
            await desk.DecidePhotoAsync(photo, isReleased, Request.SubmissionKey(), cancel);
            return [];
        }, cancel, staysHere: true);
    }

    private async Task<IActionResult> ActAsync(string doneKey, Func<Task<IReadOnlyList<Error>>> act, CancellationToken cancel, bool staysHere = false)
    {
        if (!await OpenAsync(cancel) || Item is null)
            return NotFound();
        var typed = Input.Version;
        Input = TriageInput.Of(Item, Names, time.Today());
        Input.Version = typed;
        Own = await OwnAsync(Item, cancel);
        return await DoAsync(doneKey, act, cancel, staysHere);
    }

    private async Task<IActionResult> DoAsync(string doneKey, Func<Task<IReadOnlyList<Error>>> act, CancellationToken cancel, bool staysHere = false)
    {
        try
        {
            var errors = await act();
            if (errors.Count == 0)
            {
                TempData.Flash(texts[doneKey, Item!.Number]);
                if (!staysHere)
                    TempData[LastKey] = Item.Number;
                return LocalRedirect(staysHere ? $"{Root}/bedom?nr={Item.Number}" : Root + "/bedom");
            }

            ModelState.Add(texts, errors);
            HasSoftWarning = errors.HasSoftWarning();
        }
        catch (ChangedMeanwhileException)
        {
            Theirs = await db.Set<Observation>().AsNoTracking().SingleOrDefaultAsync(o => o.Number == Item!.Number, cancel);
            if (Theirs is null)
                return NotFound();
            Input.Version = Theirs.Version;
            ModelState.Remove("Input.Version");
            ModelState.Add(texts, TriageErrors.Changed);
        }

        return Page();
    }

    private async Task<bool> OpenAsync(CancellationToken cancel)
    {
        Names = await ObservationNames.KeptAsync(db, cache, cancel);
        Waiting = await db.Set<Observation>().AwaitingTriage().Take(MostWaiting).Rows().ToListAsync(cancel);
        WaitingCount = Waiting.Count < MostWaiting ? Waiting.Count : await db.Set<Observation>().AwaitingTriage().CountAsync(cancel);
        var number = Number ?? (Waiting.Count == 0 ? null : Waiting[0].Number);
        if (number is null)
            return true;
        Item = await db.Set<Observation>().AsNoTracking().SingleOrDefaultAsync(o => o.Number == number && o.Status != ObservationStatus.Duplicate, cancel);
        if (Item is null)
            return false;
        Similar = await desk.SimilarAsync(Item, cancel);
        if (scope.Viewer.May(Permission.ReleasePhotos))
            HeldPhotos = await db.Set<ObservationPhoto>().Where(p => p.ObservationId == Item.Id && p.ReleasedAt == null).Select(p => p.Id).ToListAsync(cancel);
        return true;
    }

    private async Task<Dictionary<string, string?>> OwnAsync(Observation item, CancellationToken cancel)
    {
        var values = await db.Set<OwnFieldValue>().AsNoTracking().Where(v => v.ObservationId == item.Id).ToDictionaryAsync(v => v.FieldId, v => v.Value, cancel);
        return Names.Fields.ToDictionary(f => f.Key, f => values.GetValueOrDefault(f.Id), StringComparer.Ordinal);
    }
}
