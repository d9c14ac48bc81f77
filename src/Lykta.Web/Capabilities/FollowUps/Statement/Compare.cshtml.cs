using Lykta.Web.Capabilities.DocumentTemplates;
using Lykta.Web.Capabilities.FollowUps.Board;
using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Statement;

/// <summary>Jämför: a round's tjänsteutlåtande as somebody edited it in Word against the one that was made last, with the numbers of now.</summary>
[Needs(Permission.ReportFollowUp)]
[RequestFormLimits(MultipartBodyLengthLimit = 12 << 20)]
public sealed class CompareModel(LyktaDbContext db, OfficeTemplates templates, OfficialDesk desk, Writes writes, Texts texts) : ComparePage(desk, writes, texts)
{
    private readonly Texts said = texts;

    public BoardTable Table { get; private set; } = null!;

    public override (string Address, string Name) Back => ($"/{db.Scope.Partnership!.Slug}/uppfoljning/{Table.Round.Slug}/tjansteutlatande", Table.Round.Title);

    private RoundStatement? Made { get; set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => !await OpenAsync(slug, cancel) ? NotFound() : Made is null ? First() : Page();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, cancel))
            return NotFound();
        if (Made is not { } made)
            return First();
        var partnership = db.Scope.Partnership!;
        var authority = await db.Set<Partnership>().Where(p => p.Id == partnership.Id).Select(p => p.AuthorityName).SingleAsync(cancel);
        var document = await templates.OfStatementAsync(
            made.Read(StatementDocument.SummaryOf(Table, said)), Table, (partnership.Name, authority), (made.MadeOn, made.TemplateNumber), said, cancel);
        return await CompareAsync(await document.WordAsync(cancel), made.AsSubject(Table), null, ("statement.compared", nameof(FollowUpRound)), cancel);
    }

    public async Task<IActionResult> OnPostKeepAsync(string slug, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, cancel))
            return NotFound();
        return Made is { } made ? await KeepAsync(made.AsSubject(Table), NeverClosedAsync, cancel) : First();
    }

    private LocalRedirectResult First()
    {
        TempData.Flash(said["FollowUps.Statement.MakeFirst"], FlashTone.Warning);
        return LocalRedirect(Back.Address);
    }

    private async Task<bool> OpenAsync(string slug, CancellationToken cancel)
    {
        if (await BoardTable.ReadAsync(db, slug, said, cancel) is not { } table)
            return false;
        (Table, Made) = (table, await db.StatementAsync(table.Round.Id, cancel));
        return true;
    }
}
