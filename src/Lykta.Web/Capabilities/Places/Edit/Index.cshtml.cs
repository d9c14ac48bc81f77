using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places.Edit;

/// <summary>Changes, closes and reopens a place. Who saves second from the same version sees both texts.</summary>
[Needs(Permission.ManagePlaces)]
public sealed class IndexModel(LyktaDbContext db, PlaceForm form, Writes writes, LyktaScope scope, Texts texts) : PageModel, IPlaceFormPage
{
    [BindProperty]
    public PlaceInput Input { get; set; } = new();

    public PlaceForm Form => form;

    public Place Place { get; private set; } = null!;

    /// <summary>What somebody else saved meanwhile; null when nobody did.</summary>
    public PlaceInput? Saved { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel))
            return NotFound();
        Input = PlaceInput.Of(Place);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel))
            return NotFound();
        var read = await form.CheckAsync(Input, cancel);
        if (!read.IsOk)
        {
            ModelState.Add(texts, read.Errors);
            return Page();
        }

        return await SaveAsync(slug, "place.changed", "Places.Saved", (place, _) =>
        {
            place.Describe(read.Value.Name, read.Value.Kind, read.Value.Owner);
            place.Move(read.Value.Position);
        }, cancel);
    }

    public async Task<IActionResult> OnPostCloseAsync(string slug, CancellationToken cancel) => await LoadAsync(slug, cancel)
        ? await SaveAsync(slug, "place.closed", "Places.ClosedNow", (place, now) => place.Close(now), cancel) : NotFound();

    public async Task<IActionResult> OnPostReopenAsync(string slug, CancellationToken cancel) => await LoadAsync(slug, cancel)
        ? await SaveAsync(slug, "place.reopened", "Places.Reopened", (place, _) => place.Reopen(), cancel) : NotFound();

    private async Task<bool> LoadAsync(string slug, CancellationToken cancel)
    {
        await form.LoadAsync(cancel);
        Place = (await db.Set<Place>().PlaceAsync(slug, cancel))!;
        return Place is not null;
    }

    private async Task<IActionResult> SaveAsync(
        string slug, string action, string doneKey, Action<Place, DateTimeOffset> change, CancellationToken cancel)
    {
        var address = $"/{scope.Partnership!.Slug}/platser/{slug}";
        try
        {
            await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
            {
                var place = await unit.Db.Set<Place>().SingleAsync(p => p.Slug == slug, token);
                // The version that the form was made from: whoever saved in between makes this save fail as a whole.
                unit.Db.Entry(place).Property(p => p.Version).OriginalValue = Input.Version;
                change(place, unit.Now);
                unit.Db.Entry(place).Property(p => p.Name).IsModified = true;
                unit.Audit(action, nameof(Place), place.Id.Value);
                return address;
            }, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ShowBothAsync(slug, cancel);
        }

        TempData.Flash(texts[doneKey]);
        return Redirect(address);
    }

    private async Task<IActionResult> ShowBothAsync(string slug, CancellationToken cancel)
    {
        await LoadAsync(slug, cancel);
        Saved = PlaceInput.Of(Place);
        ModelState.Remove("Input.Version");
        Input = Input with { Version = Place.Version };
        ModelState.AddModelError("", texts["Places.Error.Changed"]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
