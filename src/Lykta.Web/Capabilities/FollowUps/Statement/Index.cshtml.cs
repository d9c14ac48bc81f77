using System.Globalization;
using Lykta.Web.Capabilities.FollowUps.Board;
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

namespace Lykta.Web.Capabilities.FollowUps.Statement;

/// <summary>Tjänsteutlåtande with the office's headings in their order, and the board's table as appendix 1.</summary>
[Needs(Permission.ReportFollowUp)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall wall, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public StatementInput Input { get; set; } = new();

    public BoardTable Table { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await BoardTable.ReadAsync(db, slug, texts, cancel) is not { } table)
            return NotFound();
        Table = table;
        Input = new()
        {
            Matter = table.Round.Title,
            MeetingOn = table.Round.BoardOn,
            Proposal = texts["FollowUps.Statement.Proposal.Text"],
            Summary = texts["FollowUps.Statement.Summary.Text", table.Plan.Title, table.Rows.Count, table.Rows.Count - table.Missing],
            Preparation = texts["FollowUps.Statement.Preparation.Text"],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (await BoardTable.ReadAsync(db, slug, texts, cancel) is not { } table)
            return NotFound();
        Table = table;
        ModelState.Add(texts, await CheckAsync(cancel));
        if (!ModelState.IsValid)
            return Page();
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("statement.made", nameof(FollowUpRound), table.Round.Id.Value);
            return Task.FromResult(true);
        }, cancel);
        var document = StatementDocument.Make(Input, table, scope.Partnership!.Name, time.Today(), texts);
        var name = ExportFileName.For(texts["FollowUps.Statement.Title"], scope.Partnership.Name, time.Today(), "docx");
        return new Download(DocxWriter.MediaType, name, (to, token) => DocxWriter.WriteAsync(document, to, token));
    }

    private async Task<List<Error>> CheckAsync(CancellationToken cancel)
    {
        List<Error> errors = [];
        foreach (var (field, text, most, isNeeded) in Input.Fields())
        {
            // The officer's name stands in the document by duty, and is not kept here.
            var passed = await wall.PassAsync(new(text, field, "statement") { MaxLength = most, IsAccepted = true }, cancel);
            errors.AddRange(passed.Errors);
            if (isNeeded && string.IsNullOrWhiteSpace(text))
                errors.Add(PlanErrors.Needed(field));
        }

        if (Input.MeetingOn is null)
            errors.Add(PlanErrors.Needed("Input.MeetingOn"));
        return errors;
    }
}
