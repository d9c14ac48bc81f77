using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Seed;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Partnerships.Collaborations.List;

/// <summary>Samarbeten that the partnership takes part in; the coordinator begins new ones.</summary>
[Needs(Permission.SeeCollaborations)]
public sealed class IndexModel(
    LyktaDbContext db, LyktaScope scope, PartnershipDirectory partnerships, TextWall wall, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool MayBegin => scope.Viewer.May(Permission.ManageCollaborations);

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public bool IsAboutNobody { get; set; }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!MayBegin)
            return StatusCode(StatusCodes.Status403Forbidden);
        var name = await wall.PassAsync(new(Name, nameof(Name), "collaboration") { MaxLength = 120, IsAccepted = IsAboutNobody }, cancel);
        ModelState.Add(texts, name.IsOk && name.Value is null ? [new("Collaborations.Error.Name", nameof(Name))] : name.Errors);
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancel);
            return Page();
        }

        var today = time.Today();
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var slug = await FreeSlugAsync(unit.Db, Slugs.From(name.Value!.Value.Value), token);
            var begun = Collaboration.Begin(slug, name.Value.Value, unit.Scope.PartnershipId);
            unit.Db.Add(begun);
            unit.Db.Add(new CollaborationParticipant { CollaborationId = begun.Id, PartnershipId = unit.Scope.PartnershipId, JoinedOn = today });
            unit.Audit("collaboration.begun", nameof(Collaboration), begun.Id.Value);
            return slug;
        }, cancel);
        TempData.Flash(texts["Collaborations.Begun"]);
        return Redirect($"/{scope.Partnership!.Slug}/samarbeten/{done.Outcome}/andra");
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var today = time.Today();
        var all = await db.Set<Collaboration>().AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancel);
        var participants = await db.Set<CollaborationParticipant>().AsNoTracking().Where(p => p.LeftOn == null).ToListAsync(cancel);
        var scopes = await db.Set<CollaborationScope>().AsNoTracking().ToListAsync(cancel);
        var names = (await partnerships.AllAsync(cancel)).ToDictionary(p => p.Id, p => p.Name);
        Rows = [.. all.Select(c => new Row(
            c.Slug, c.Name, c.StatusOn(today),
            string.Join(", ", participants.Where(p => p.CollaborationId == c.Id).Select(p => names.GetValueOrDefault(p.PartnershipId))),
            string.Join(", ", scopes.Where(s => s.CollaborationId == c.Id && s.Overlaps(today, today)).Select(s => s.AreaName))))];
    }

    private static async Task<string> FreeSlugAsync(LyktaDbContext db, string wanted, CancellationToken cancel)
    {
        var stem = wanted.Length == 0 ? "samarbete" : wanted[..Math.Min(50, wanted.Length)];
        var taken = await db.Set<Collaboration>().IgnoreQueryFilters().Where(c => c.Slug.StartsWith(stem)).Select(c => c.Slug).ToListAsync(cancel);
        var slug = stem;
        for (var number = 2; taken.Contains(slug); number++)
            slug = $"{stem}-{number}";
        return slug;
    }

    public sealed record Row(string Slug, string Name, CollaborationStatus Status, string Partnerships, string Areas);
}
