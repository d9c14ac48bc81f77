using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Seed;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places.Edit;

/// <summary>Adds a place.</summary>
[Needs(Permission.ManagePlaces)]
public sealed class NewModel(PlaceForm form, Writes writes, LyktaScope scope, Texts texts) : PageModel, IPlaceFormPage
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "", "ny", "sok" };

    [BindProperty]
    public PlaceInput Input { get; set; } = new();

    public PlaceForm Form => form;

    public Task OnGetAsync(CancellationToken cancel) => form.LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await form.LoadAsync(cancel);
        var read = await form.CheckAsync(Input, cancel);
        if (!read.IsOk)
        {
            ModelState.Add(texts, read.Errors);
            return Page();
        }

        var done = await writes.RunOnceAsync(Request.SubmissionKey(), (unit, token) => AddAsync(unit, read.Value, token), cancel);
        TempData.Flash(texts["Places.Added"]);
        return Redirect($"/{scope.Partnership!.Slug}/platser/{done.Outcome}");
    }

    private static async Task<string> AddAsync(WriteUnit unit, CheckedPlace place, CancellationToken cancel)
    {
        var slug = await FreeSlugAsync(unit.Db, Slugs.From(place.Name.Value), cancel);
        var added = Place.Add(place.Name, slug, place.Kind, place.Owner, place.Position);
        unit.Db.Add(added);
        unit.Audit("place.added", nameof(Place), added.Id.Value, ("kind", place.Kind.ToString()));
        return slug;
    }

    private static async Task<string> FreeSlugAsync(LyktaDbContext db, string wanted, CancellationToken cancel)
    {
        var stem = Reserved.Contains(wanted) ? ("plats-" + wanted).TrimEnd('-') : wanted;
        var taken = await db.Set<Place>().Where(p => p.Slug.StartsWith(stem)).Select(p => p.Slug).ToListAsync(cancel);
        var slug = stem;
        for (var number = 2; taken.Contains(slug); number++)
            slug = $"{stem}-{number}";
        return slug;
    }
}

/// <summary>What the shared form reads.</summary>
public interface IPlaceFormPage
{
    PlaceInput Input { get; }

    PlaceForm Form { get; }
}
