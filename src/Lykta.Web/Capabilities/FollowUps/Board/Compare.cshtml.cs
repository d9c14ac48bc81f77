using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;

namespace Lykta.Web.Capabilities.FollowUps.Board;

/// <summary>Jämför: nämndens version as somebody edited it in Word against the one that is made.</summary>
[Needs(Permission.ReportFollowUp)]
[RequestFormLimits(MultipartBodyLengthLimit = 12 << 20)]
public sealed class CompareModel(LyktaDbContext db, OfficialDesk desk, Writes writes, Texts texts, TimeProvider time) : ComparePage(desk, writes, texts)
{
    private readonly Texts said = texts;

    public BoardTable Table { get; private set; } = null!;

    public override (string Address, string Name) Back => ($"/{db.Scope.Partnership!.Slug}/uppfoljning/{Table.Round.Slug}/namnden", Table.Round.Title);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => await OpenAsync(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, cancel))
            return NotFound();
        var made = await WrittenBytes.OfAsync(BoardDocument.Make(Table, db.Scope.Partnership!.Name, time.GetUtcNow(), said), cancel);
        return await CompareAsync(made, Table.AsSubject(), said["FollowUps.Board.Source", Table.Plan.Title].Value, ("board.compared", nameof(FollowUpRound)), cancel);
    }

    public async Task<IActionResult> OnPostKeepAsync(string slug, CancellationToken cancel) =>
        await OpenAsync(slug, cancel) ? await KeepAsync(Table.AsSubject(), NeverClosedAsync, cancel) : NotFound();

    private async Task<bool> OpenAsync(string slug, CancellationToken cancel) => (Table = (await BoardTable.ReadAsync(db, slug, said, cancel))!) is not null;
}
