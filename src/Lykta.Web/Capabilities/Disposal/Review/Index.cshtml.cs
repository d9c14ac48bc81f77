using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal.Review;

/// <summary>Granskning: texts that were sent although the wall warned; the coordinator keeps or removes each within a week.</summary>
[Needs(Permission.TriageObservations)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, ReadLog reads, Texts texts) : PageModel
{
    private const int MostOthers = 50;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Texts that stand elsewhere than in observations.</summary>
    public IReadOnlyList<Other> Others { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        Rows = await (
            from o in db.Set<Observation>().AsNoTracking()
            join t in db.Set<EventType>() on o.TypeId equals t.Id
            where o.TextReviewDueOn != null
            orderby o.TextReviewDueOn, o.Number
            select new Row(o.Id, o.Number, english ? t.NameEn : t.NameSv, o.Text, o.ActionTaken, o.Wish, o.TextReviewDueOn!.Value)).Take(100).ToListAsync(cancel);
        reads.Note(nameof(Observation), Rows.Select(r => r.Id.Value), "page");
        Others = await OthersAsync(cancel);
        reads.Note(nameof(WarnedText), Others.Select(t => t.Id), "page");
    }

    public Task<IActionResult> OnPostKeepTextAsync([FromForm] Guid id, CancellationToken cancel) => DecideTextAsync(id, isKept: true, cancel);

    public Task<IActionResult> OnPostRemoveTextAsync([FromForm] Guid id, CancellationToken cancel) => DecideTextAsync(id, isKept: false, cancel);

    private async Task<IActionResult> DecideTextAsync(Guid id, bool isKept, CancellationToken cancel)
    {
        if (await db.Set<WarnedText>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } asked || await WarnedTexts.FindAsync(db, asked, cancel) is null)
            return NotFound();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            if (await unit.Db.Set<WarnedText>().SingleOrDefaultAsync(t => t.Id == id, token) is not { } text)
                return "";
            if (isKept)
            {
                unit.Db.Remove(text);
                unit.Audit("text.kept", text.Entity, id, ("field", text.Property));
            }
            else
            {
                await unit.RemoveWarnedAsync(text, ErasureReason.Review, token);
            }

            return "";
        }, cancel);
        TempData.Flash(texts[isKept ? "TextReview.Kept" : "TextReview.Removed"]);
        return Redirect($"/{scope.Partnership!.Slug}/granskning");
    }

    // Those that the coordinator may read, by the gate of the row they stand in; the others wait for the week's end.
    private async Task<IReadOnlyList<Other>> OthersAsync(CancellationToken cancel)
    {
        List<Other> others = [];
        foreach (var text in await db.Set<WarnedText>().AsNoTracking().OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(MostOthers).ToListAsync(cancel))
        {
            if (await WarnedTexts.FindAsync(db, text, cancel) is { } entry && text.TextIn(entry) is { } words)
                others.Add(new(text.Id, NameOf(text.Channel), words, text.DueOn));
        }

        return others;
    }

    private string NameOf(string channel) =>
        TextCatalogue.Embedded.Find("TextReview.Channel." + channel, CultureInfo.CurrentUICulture) ?? texts["TextReview.Channel.other"];

    public Task<IActionResult> OnPostKeepAsync([FromForm] Guid id, CancellationToken cancel) => DecideAsync(id, isKept: true, cancel);

    public Task<IActionResult> OnPostRemoveAsync([FromForm] Guid id, CancellationToken cancel) => DecideAsync(id, isKept: false, cancel);

    private async Task<IActionResult> DecideAsync(Guid id, bool isKept, CancellationToken cancel)
    {
        var which = ObservationId.From(id);
        if (!await db.Set<Observation>().AnyAsync(o => o.Id == which && o.TextReviewDueOn != null, cancel))
            return NotFound();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            if (await unit.Db.Set<Observation>().SingleOrDefaultAsync(o => o.Id == which && o.TextReviewDueOn != null, token) is not { } observation)
                return "";
            if (isKept)
            {
                observation.KeepText();
                unit.Audit("observation.text-kept", nameof(Observation), id);
            }
            else
            {
                unit.RemoveText(observation, ErasureReason.Review);
            }

            return "";
        }, cancel);
        TempData.Flash(texts[isKept ? "TextReview.Kept" : "TextReview.Removed"]);
        return Redirect($"/{scope.Partnership!.Slug}/granskning");
    }

    public sealed record Other(Guid Id, string Where, string Text, DateOnly DueOn);

    public sealed record Row(ObservationId Id, int Number, string Type, string? Text, string? ActionTaken, string? Wish, DateOnly DueOn);
}
