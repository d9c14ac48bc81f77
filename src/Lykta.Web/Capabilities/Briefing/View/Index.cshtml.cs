using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Briefing.View;

/// <summary>A shared sheet: one's own version, or one that holds less.</summary>
[Needs(Permission.SeeTonight)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, BriefingAudiences audiences, ReadLog reads, TimeProvider time) : PageModel
{
    /// <summary>How long a version stands on its page for those who were given it: until the pass after.</summary>
    private const int DaysShown = 14;

    public SharedSheet Shared { get; private set; } = null!;

    public IReadOnlyList<BriefingAudience> Readable { get; private set; } = [];

    public string Address => $"/{scope.Partnership!.Slug}/utsattning/{Shared.Sheet.Key}/visa";

    public bool MayManage => scope.Viewer.May(Permission.ManageBriefings);

    public async Task<IActionResult> OnGetAsync(string key, string? version, CancellationToken cancel)
    {
        Readable = await audiences.ReadableAsync(cancel);
        var wanted = version is null ? Readable[0] : Enum.TryParse<BriefingAudience>(version, out var asked) && Enum.IsDefined(asked) ? asked : default;
        if (!Readable.Contains(wanted) || await db.SharedSheetAsync(key, cancel) is not { } sheet
            || (!MayManage && sheet.Day < BriefingQueries.Evening(time.GetUtcNow()).AddDays(-DaysShown))
            || await db.VersionAsync(sheet, wanted, cancel) is not { } shared)
            return NotFound();
        Shared = shared;
        reads.Note(nameof(BriefingVersion), shared.Version.Id, "page");
        return Page();
    }
}
