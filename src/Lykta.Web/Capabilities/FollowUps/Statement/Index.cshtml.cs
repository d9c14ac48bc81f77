using Lykta.Web.Capabilities.DocumentTemplates;
using Lykta.Web.Capabilities.FollowUps.Board;
using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Statement;

/// <summary>Tjänsteutlåtande with the office's headings in their order, each of which may be left out, and the board's table as appendix 1.</summary>
[Needs(Permission.ReportFollowUp)]
public sealed class IndexModel(LyktaDbContext db, DocumentFiles files, OfficeTemplates templates, StatementPackage package, Writes writes, TextWall wall, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public StatementInput Input { get; set; } = new();

    public BoardTable Table { get; private set; } = null!;

    public TemplateInUse? Template { get; private set; }

    public OfficialView Official { get; private set; } = null!;

    /// <summary>A Word file has been made, so an edited one can be compared with it.</summary>
    public bool IsMade { get; private set; }

    public bool IsWarned => Input.IsAboutNobody || !ModelState.IsValid;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, cancel))
            return NotFound();
        var standard = StatementDocument.SummaryOf(Table, texts);
        Input = await db.StatementAsync(Table.Round.Id, cancel) is { } kept ? kept.Read(standard) : new()
        {
            Matter = Table.Round.Title,
            MeetingOn = Table.Round.BoardOn,
            HasCase = true,
            HasAppendix = true,
            Signatures = texts["FollowUps.Statement.Signatures.Text"],
            Proposal = texts["FollowUps.Statement.Proposal.Text"],
            Summary = standard,
            Preparation = texts["FollowUps.Statement.Preparation.Text"],
        };
        return Page();
    }

    /// <summary>The pressed button says which file is made.</summary>
    public async Task<IActionResult> OnPostAsync(string slug, [FromForm] string? format, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, cancel))
            return NotFound();
        if (await PassAsync(cancel) is not { } words)
            return Page();
        var (said, partnership, made) = (Input.Say(words), db.Scope.Partnership!, (time.Today(), Template?.Number));
        var wanted = format is DocumentFiles.Reading or DocumentFiles.Archive or DocumentFiles.Package ? format : DocumentFiles.Word;
        var authority = await db.Set<Partnership>().Where(p => p.Id == partnership.Id).Select(p => p.AuthorityName).SingleAsync(cancel);
        var document = await templates.OfStatementAsync(said, Table, (partnership.Name, authority), made, texts, cancel);
        var file = wanted == DocumentFiles.Package
            ? await package.MakeAsync(said, Table, document, authority, time.GetUtcNow(), cancel) : await files.MakeAsync(wanted, document, cancel);
        if (file is null)
        {
            ModelState.AddModelError("", texts[DocumentFiles.WhyAbsent(wanted)]);
            return Page();
        }

        await writes.RunAsync(async (unit, token) =>
        {
            // Only a Word file is edited and comes back.
            if (wanted == DocumentFiles.Word || (wanted == DocumentFiles.Package && Official.Lines.Count == 0))
                await RememberAsync(unit, words, said, made, token);
            unit.Audit("statement.made", nameof(FollowUpRound), Table.Round.Id.Value, ("format", wanted), ("template", $"{Template?.Number ?? 0}"));
            return true;
        }, cancel);
        var name = ExportFileName.For(texts["FollowUps.Statement.Title"], partnership.Name, time.Today(), file.Extension);
        return new Download(file.MediaType, name, (to, token) => to.WriteAsync(file.Content, token).AsTask());
    }

    private async Task RememberAsync(WriteUnit unit, StatementWords words, StatementInput said, (DateOnly, int?) made, CancellationToken cancel)
    {
        var kept = await unit.Db.StatementAsync(Table.Round.Id, cancel);
        if (kept is null)
            unit.Db.Add(kept = RoundStatement.Of(Table.Round.Id));
        kept.Say(words, said, StatementDocument.SummaryOf(Table, texts), made);
    }

    private async Task<StatementWords?> PassAsync(CancellationToken cancel)
    {
        var passed = new Dictionary<string, ScreenedText?>(StringComparer.Ordinal);
        foreach (var (field, text, most) in Input.Fields())
        {
            // A number is no text, and the officer's name stands in the document by duty and is not kept.
            var isCode = field is nameof(StatementInput.Officer) or nameof(StatementInput.DiaryNumber);
            var read = await wall.PassAsync(new(text?.ReplaceLineEndings("\n"), $"Input.{field}", "statement") { MaxLength = most, IsCode = isCode, IsAccepted = Input.IsAboutNobody }, cancel);
            ModelState.Add(texts, read.Errors);
            passed[field] = read.IsOk ? read.Value : null;
        }

        if (string.IsNullOrWhiteSpace(Input.Matter))
            ModelState.Add(texts, PlanErrors.Needed("Input.Matter"));
        return !ModelState.IsValid ? null : new(passed[nameof(Input.Matter)]!.Value)
        {
            DiaryNumber = passed[nameof(Input.DiaryNumber)],
            Officer = passed[nameof(Input.Officer)],
            Proposal = passed[nameof(Input.Proposal)],
            Summary = passed[nameof(Input.Summary)],
            Background = passed[nameof(Input.Background)],
            Preparation = passed[nameof(Input.Preparation)],
            Views = passed[nameof(Input.Views)],
            Signatures = passed[nameof(Input.Signatures)],
        };
    }

    private async Task<bool> OpenAsync(string slug, CancellationToken cancel)
    {
        if (await BoardTable.ReadAsync(db, slug, texts, cancel) is not { } table)
            return false;
        (Table, Template) = (table, await templates.InUseAsync(cancel));
        var kept = await db.StatementAsync(table.Round.Id, cancel);
        IsMade = kept is not null;
        var here = $"/{db.Scope.Partnership!.Slug}/uppfoljning/{slug}/tjansteutlatande/officiell-";
        Official = kept is null ? new([], here, false) : await db.ViewAsync(kept.AsSubject(table), here, cancel);
        return true;
    }
}
