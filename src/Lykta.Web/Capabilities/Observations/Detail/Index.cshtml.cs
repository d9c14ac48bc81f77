using Lykta.Web.Capabilities.Observations.List;
using Lykta.Web.Capabilities.Observations.OwnFields;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Lykta.Web.Capabilities.Observations.Detail;

/// <summary>One observation; not found when it is not visible. That it was read is noted.</summary>
[Needs(Permission.SeeObservations)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, ReadLog reads, Texts texts, IMemoryCache cache) : PageModel
{
    public Observation Seen { get; private set; } = null!;

    public ObservationNames Names { get; private set; } = null!;

    public IReadOnlyList<(string Name, string Value)> Own { get; private set; } = [];

    public IReadOnlyList<Guid> Photos { get; private set; } = [];

    public int? DuplicateOf { get; private set; }

    public string Root => $"/{scope.Partnership!.Slug}";

    public bool MayTriage => scope.Viewer.May(Permission.TriageObservations);

    public string? Unsafety => Names.UnsafetyName(Seen.Unsafety, Seen.ScaleVersion, texts);

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancel)
    {
        var seen = await db.Set<Observation>().AsNoTracking().SingleOrDefaultAsync(o => o.Number == number, cancel);
        if (seen is null)
            return NotFound();
        (Seen, Names) = (seen, await ObservationNames.KeptAsync(db, cache, cancel));
        if (seen.Sharing != SharingLevel.Open)
            reads.Note(nameof(Observation), seen.Id.Value, "page");
        var values = await db.Set<OwnFieldValue>().AsNoTracking().Where(v => v.ObservationId == seen.Id).ToDictionaryAsync(v => v.FieldId, v => v.Value, cancel);
        Own = [.. Names.Fields.Where(f => values.ContainsKey(f.Id)).Select(f => (f.Name(ObservationNames.IsEnglish), values[f.Id]))];
        var mayRelease = scope.Viewer.May(Permission.ReleasePhotos);
        Photos = await db.Set<ObservationPhoto>().Where(p => p.ObservationId == seen.Id && (mayRelease || p.ReleasedAt != null))
            .OrderBy(p => p.ReceivedAt).Select(p => p.Id).ToListAsync(cancel);
        // Only if it may be seen itself.
        DuplicateOf = seen.DuplicateOfId is { } other ? await db.Set<Observation>().Where(o => o.Id == other).Select(o => (int?)o.Number).SingleOrDefaultAsync(cancel) : null;
        return Page();
    }
}
