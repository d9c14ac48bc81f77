using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.FollowUps.Board;

/// <summary>Nämndens version as a page to read and print.</summary>
[Needs(Permission.ReportFollowUp)]
public sealed class IndexModel(LyktaDbContext db, ReadLog reads, Texts texts) : PageModel
{
    public BoardTable Table { get; private set; } = null!;

    public OfficialView Official { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await BoardTable.ReadAsync(db, slug, texts, cancel) is not { } table)
            return NotFound();
        Table = table;
        Official = await db.ViewAsync(table.AsSubject(), $"/{db.Scope.Partnership!.Slug}/uppfoljning/{slug}/namnden/officiell-", cancel);
        reads.Note(nameof(FollowUpRound), table.Round.Id.Value, "board");
        return Page();
    }
}
