using Lykta.Web.Capabilities.DocumentTemplates;
using Lykta.Web.Capabilities.FollowUps.Board;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Statement;

/// <summary>Tjänsteutlåtande with the office's headings in their order, each of which may be left out, and the board's table as appendix 1.</summary>
[Needs(Permission.ReportFollowUp)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, DocumentFiles files, OfficeTemplates templates, StatementPackage package, Writes writes, TextWall wall, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public StatementInput Input { get; set; } = new();

    public BoardTable Table { get; private set; } = null!;

    public TemplateInUse? Template { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await BoardTable.ReadAsync(db, slug, texts, cancel) is not { } table)
            return NotFound();
        Table = table;
        Template = await templates.InUseAsync(cancel);
        Input = new()
        {
            Matter = table.Round.Title,
            MeetingOn = table.Round.BoardOn,
            HasCase = true,
            HasAppendix = true,
            Signatures = texts["FollowUps.Statement.Signatures.Text"],
            Proposal = texts["FollowUps.Statement.Proposal.Text"],
            Summary = texts["FollowUps.Statement.Summary.Text", table.Plan.Title, table.Rows.Count, table.Rows.Count - table.Missing],
            Preparation = texts["FollowUps.Statement.Preparation.Text"],
        };
        return Page();
    }

    /// <summary>The pressed button says which file is made.</summary>
    public async Task<IActionResult> OnPostAsync(string slug, [FromForm] string? format, CancellationToken cancel)
    {
        if (await BoardTable.ReadAsync(db, slug, texts, cancel) is not { } table)
            return NotFound();
        Table = table;
        Template = await templates.InUseAsync(cancel);
        ModelState.Add(texts, await CheckAsync(cancel));
        if (!ModelState.IsValid)
            return Page();
        var wanted = format is DocumentFiles.Reading or DocumentFiles.Archive or DocumentFiles.Package ? format : DocumentFiles.Word;
        var partnership = scope.Partnership!;
        var authority = await db.Set<Partnership>().Where(p => p.Id == partnership.Id).Select(p => p.AuthorityName).SingleAsync(cancel);
        var document = await templates.MakeAsync(
            StatementDocument.Make(Input, table, partnership.Name, time.Today(), texts), StatementDocument.Values(Input, table, (partnership.Name, authority), time.Today(), texts), Template?.Number, cancel);
        var file = wanted == DocumentFiles.Package
            ? await package.MakeAsync(Input, table, document, authority, time.GetUtcNow(), cancel) : await files.MakeAsync(wanted, document, cancel);
        if (file is null)
        {
            ModelState.AddModelError("", texts[DocumentFiles.WhyAbsent(wanted)]);
            return Page();
        }

        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("statement.made", nameof(FollowUpRound), table.Round.Id.Value, ("format", wanted), ("template", $"{Template?.Number ?? 0}"));
            return Task.FromResult(true);
        }, cancel);
        var name = ExportFileName.For(texts["FollowUps.Statement.Title"], partnership.Name, time.Today(), file.Extension);
        return new Download(file.MediaType, name, (to, token) => to.WriteAsync(file.Content, token).AsTask());
    }

    private async Task<List<Error>> CheckAsync(CancellationToken cancel)
    {
        List<Error> errors = [];
        foreach (var (field, text, most) in Input.Fields())
        {
            // The officer's name stands in the document by duty, and is not kept here.
            var passed = await wall.PassAsync(new(text, field, "statement") { MaxLength = most, IsCode = true }, cancel);
            errors.AddRange(passed.Errors);
        }

        if (string.IsNullOrWhiteSpace(Input.Matter))
            errors.Add(PlanErrors.Needed("Input.Matter"));
        return errors;
    }
}
