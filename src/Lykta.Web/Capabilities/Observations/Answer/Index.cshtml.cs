using Lykta.Web.Capabilities.Observations.List;
using Lykta.Web.Capabilities.Observations.Triage;
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
using Microsoft.Extensions.Caching.Memory;

namespace Lykta.Web.Capabilities.Observations.Answer;

/// <summary>Återkoppla: what the report led to, in a ready sentence and one's own words; closes the observation.</summary>
[Needs(Permission.TriageObservations)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TriageDesk desk, Texts texts, IMemoryCache cache) : PageModel
{
    private static readonly string[] Ready = ["Done", "Planned", "Forwarded", "Known", "NotDone"];

    [BindProperty]
    public FeedbackInput Input { get; set; } = new();

    public Observation Item { get; private set; } = null!;

    public ObservationNames Names { get; private set; } = null!;

    /// <summary>Reports of the same whose reporters get the answer too.</summary>
    public int Others { get; private set; }

    public bool HasSoftWarning { get; private set; }

    public bool IsChanged { get; private set; }

    public string Root => $"/{scope.Partnership!.Slug}";

    public IEnumerable<SelectListItem> Sentences => Ready.Select(r => new SelectListItem(texts[$"Observations.Answer.Ready.{r}"], r))
        .Append(new(texts["Observations.Answer.Ready.None"], ""));

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancel)
    {
        if (!await OpenAsync(number, cancel))
            return NotFound();
        Input = new() { Version = Item.Version, Own = Item.Feedback, Sentence = Item.Feedback is null ? null : "" };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int number, CancellationToken cancel)
    {
        if (!await OpenAsync(number, cancel))
            return NotFound();
        var ready = Ready.Contains(Input.Sentence, StringComparer.Ordinal) ? texts[$"Observations.Answer.Ready.{Input.Sentence}"].Value : "";
        try
        {
            var errors = await desk.AnswerAsync(number, $"{ready} {Input.Own}".Trim(), Input.Version, Input.IsAboutNoOne, Request.SubmissionKey(), cancel);
            if (errors.Count == 0)
            {
                TempData.Flash(texts[Item.Status == ObservationStatus.Duplicate ? "Observations.Answer.Done.Merged" : "Observations.Answer.Done", number]);
                return LocalRedirect($"{Root}/iakttagelser/{number}");
            }

            ModelState.Add(texts, errors);
            HasSoftWarning = errors.HasSoftWarning();
        }
        catch (ChangedMeanwhileException)
        {
            IsChanged = true;
            Input.Version = Item.Version;
            ModelState.Remove("Input.Version");
            ModelState.Add(texts, TriageErrors.Changed);
        }

        return Page();
    }

    private async Task<bool> OpenAsync(int number, CancellationToken cancel)
    {
        var item = await db.Set<Observation>().AsNoTracking().SingleOrDefaultAsync(o => o.Number == number, cancel);
        if (item is null)
            return false;
        (Item, Names) = (item, await ObservationNames.KeptAsync(db, cache, cancel));
        Others = (await db.MergedIntoAsync(item.Id, cancel)).Count;
        return true;
    }

    public sealed class FeedbackInput
    {
        public string? Sentence { get; set; }

        public string? Own { get; set; }

        public int Version { get; set; }

        public bool IsAboutNoOne { get; set; }
    }
}
