using Lykta.Web.Capabilities.DocumentTemplates;
using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Answers.Case;

/// <summary>One case: who asks, the dates, the questions, the consultations, what goes with it and to whom, and the dispatch.</summary>
[Needs(Permission.SeeCases)]
public sealed partial class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, CaseText text, OfficeTemplates templates, ReadLog reads, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    public WholeCase Whole { get; private set; } = null!;

    public CaseContent Said { get; private set; } = null!;

    /// <summary>While it is not dispatched.</summary>
    public TemplateInUse? Template { get; private set; }

    public OfficialView Official { get; private set; } = null!;

    public IReadOnlyList<NamedUnit> Units { get; private set; } = [];

    public bool MayManage => scope.Viewer.May(Permission.ManageCases) && !Whole.Case.IsDispatched;

    public bool MaySign => scope.Viewer.May(Permission.SignCases) && !Whole.Case.IsDispatched && Whole.SignOffs.All(s => !scope.Viewer.Memberships.Contains(s.MembershipId));

    public bool HasSoftWarning => text.HasSoftWarning;

    public string Here => $"/{scope.Partnership!.Slug}/arenden/{Whole.Case.Number}";

    public int? DaysLeft => Whole.Case.DueOn is { } due && !Whole.Case.IsDispatched ? due.DayNumber - time.Today().DayNumber : null;

    public string Typed(string field, string? kept = null) => Request.HasFormContentType && Request.Form.ContainsKey(field) ? Request.Form[field].ToString() : kept ?? "";

    public string AppendixFilter => RegisterFilter.Chosen(Request, Whole.Case.AppendixFilter);

    /// <summary>Which of the two long forms came back: "head" or "words".</summary>
    public string? Wrote { get; private set; }

    public string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        reads.Note(nameof(AnswerCase), Whole.Case.Id.Value, "page");
        return Page();
    }

    private async Task<bool> OpenAsync(int nr, CancellationToken cancel)
    {
        Whole = (await db.CaseAsync(nr, cancel))!;
        if (Whole is null)
            return false;
        Said = await db.ContentAsync(Whole, scope.Viewer, time.Today(), texts, cancel);
        Official = await db.ViewAsync(Whole.AsSubject(), $"{Here}/officiell-", cancel);
        Units = await db.UnitsAsync(cancel);
        Template = Whole.Case.IsDispatched ? null : await templates.InUseAsync(cancel);
        return true;
    }
}
