using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Geography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lykta.Web.Capabilities.Places.Search;

/// <summary>Places by name, tolerant of spelling: JSON for scripts that ask for it, otherwise a small list.</summary>
[Needs(Permission.Report)]
[EnableRateLimiting(RateLimits.Search)]
public sealed class IndexModel(LyktaDbContext db) : PageModel
{
    private const int Most = 10;

    public IReadOnlyList<PlaceRow> Rows { get; private set; } = [];

    /// <summary>At most ten hits.</summary>
    /// <param name="q">What was typed.</param>
    /// <param name="cancel">When the reader has gone.</param>
    public async Task<IActionResult> OnGetAsync(string? q, CancellationToken cancel)
    {
        Rows = PlaceSearch.Find(await db.PlacesAsync(new(), cancel), q is { Length: <= 100 } ? q : "", Most);
        if (!Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "application/json"))
            return Page();
        return new JsonResult(Rows.Select(r => new
        {
            id = r.Id.Value,
            slug = r.Slug,
            name = r.Name,
            kind = r.Kind.Code(),
            area = r.Area,
            longitude = r.Longitude,
            latitude = r.Latitude,
        }));
    }
}

public static class PlaceSearch
{
    /// <summary>Beginnings first, then beginnings of words, then what stands inside, then what is spelt nearly so.</summary>
    public static IReadOnlyList<PlaceRow> Find(IReadOnlyList<PlaceRow> places, string text, int most)
    {
        var wanted = SwedishFolding.Fold(text.Trim());
        if (wanted.Length == 0)
            return [.. places.Take(most)];
        var found = places.Select(p => (Place: p, Rank: Rank(SwedishFolding.Fold(p.Name), wanted)))
            .Where(p => p.Rank is not null).OrderBy(p => p.Rank).Select(p => p.Place).Take(most).ToList();
        return found.Count > 0
            ? found
            : [.. new NameMatcher<PlaceRow>(places.Select(p => (p, p.Name))).Find(text, most).Select(c => c.Item)];
    }

    private static int? Rank(string name, string wanted)
    {
        if (name.StartsWith(wanted, StringComparison.Ordinal))
            return 0;
        if (name.Contains(" " + wanted, StringComparison.Ordinal))
            return 1;
        return name.Contains(wanted, StringComparison.Ordinal) ? 2 : null;
    }
}
