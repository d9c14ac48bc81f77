using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal.Correction;

/// <summary>Rättelse, which is not gallring: a text that should never have been stored goes at once, by the coordinator, without a decision.</summary>
[Needs(Permission.TriageObservations)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, ReadLog reads, Texts texts) : PageModel
{
    [FromQuery(Name = "nr")]
    public int? Number { get; set; }

    public Row? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        if (Number is not null && !await FindAsync(cancel))
            ModelState.Add(texts, new Error("Correction.NotFound", "nr"));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] bool bilder, CancellationToken cancel)
    {
        if (!ModelState.IsValid || Number is null || !await FindAsync(cancel))
            return NotFound();
        var id = Found!.Id;
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            unit.RemoveText(await unit.Db.Set<Observation>().SingleAsync(o => o.Id == id, token), ErasureReason.Correction);
            if (bilder && await unit.Db.Set<ObservationPhoto>().Where(p => p.ObservationId == id).ExecuteDeleteAsync(token) is > 0 and var photos)
                unit.Audit("observation.photos-removed", nameof(Observation), id.Value, ("count", photos.ToString(CultureInfo.InvariantCulture)));
            return "";
        }, cancel);
        TempData.Flash(texts["Correction.Done", Number]);
        return Redirect($"/{scope.Partnership!.Slug}/rattelse");
    }

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        Found = await (
            from o in db.Set<Observation>().AsNoTracking()
            join t in db.Set<EventType>() on o.TypeId equals t.Id
            where o.Number == Number
            select new Row(
                o.Id, english ? t.NameEn : t.NameSv, new[] { o.Text, o.ActionTaken, o.Wish, o.Problem, o.Feedback, o.ForwardedTo },
                db.Set<ObservationPhoto>().Count(p => p.ObservationId == o.Id))).SingleOrDefaultAsync(cancel);
        if (Found is not null)
            reads.Note(nameof(Observation), Found.Id.Value, "page");
        return Found is not null;
    }

    public sealed record Row(ObservationId Id, string Type, string?[] Texts, int Photos);
}
