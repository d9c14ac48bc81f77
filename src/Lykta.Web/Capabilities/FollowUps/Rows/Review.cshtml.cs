using Lykta.Web.Capabilities.FollowUps.Reminders;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Rows;

/// <summary>Granska och skicka in: everything once more, then the receipt. Filled in is not sent in.</summary>
[Needs(Permission.AnswerFollowUp)]
public sealed class ReviewModel(LyktaDbContext db, LyktaScope scope, EntryDesk desk, Texts texts, TimeProvider time) : PageModel
{
    public FollowUpRound Round { get; private set; } = null!;

    public IReadOnlyList<RoundRow> Rows { get; private set; } = [];

    public IReadOnlyList<UnitReturn> Receipts { get; private set; } = [];

    [FromQuery(Name = "ersattare")]
    public bool AsDeputy { get; set; }

    public string Here => $"/{scope.Partnership!.Slug}/uppfoljning/{Round.Slug}";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => await OpenAsync(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, cancel))
            return NotFound();
        var now = time.GetUtcNow();
        if (!Round.IsOpenAt(now) && !Rows.Any(r => r.Entry.IsOpenAt(Round, now)))
        {
            ModelState.AddModelError("", texts["FollowUps.Rows.Locked", Round.DueOn.ToString("d MMMM yyyy", System.Globalization.CultureInfo.CurrentCulture)]);
            return Page();
        }

        var sent = await desk.SendAsync(Round, Rows, Request.SubmissionKey(), cancel);
        if (!sent.IsOk)
        {
            ModelState.Add(texts, sent.Errors);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        TempData.Flash(texts["FollowUps.Review.Done", sent.Value, Stockholm.Local(now).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)]);
        return LocalRedirect($"{Here}/granska");
    }

    private async Task<bool> OpenAsync(string slug, CancellationToken cancel)
    {
        Round = (await db.RoundAsync(slug, cancel))!;
        if (Round?.SentAt is null)
            return false;
        Rows = (await db.MyRowsAsync(Round.Id, scope.Viewer, cancel)).WholeUnits(AsDeputy);
        var id = Round.Id;
        var units = Rows.Select(r => r.Entry.UnitId!.Value).ToHashSet();
        Receipts = await db.Set<UnitReturn>().AsNoTracking().Where(r => r.RoundId == id && units.Contains(r.UnitId)).ToListAsync(cancel);
        return true;
    }
}
