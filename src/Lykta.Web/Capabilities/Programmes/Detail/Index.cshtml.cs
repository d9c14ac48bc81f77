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
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Programmes.Detail;

/// <summary>One programme: its targets, its half-years with outcomes, and its former names. Figures for its unit and the coordinator, a verdict for others.</summary>
[Needs(Permission.SeePlan)]
public sealed partial class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, ProgrammeText text, ReadLog reads, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    public WholeProgramme Whole { get; private set; } = null!;

    public Programme Programme => Whole.Programme;

    public bool SeesFigures { get; private set; }

    public bool MayWrite { get; private set; }

    public Measure? Measure { get; private set; }

    /// <summary>What the form said, when it comes back with errors.</summary>
    public string Typed(string field, string? kept = null) => Request.HasFormContentType && Request.Form.ContainsKey(field) ? Request.Form[field].ToString() : kept ?? "";

    /// <summary>Whether this form came back, with errors or from a lost race.</summary>
    public bool IsPosted(string handler) => Request.HasFormContentType && string.Equals(RouteData.Values["handler"] as string ?? Request.Query["handler"], handler, StringComparison.OrdinalIgnoreCase);

    public bool IsPosted(Guid target) => IsPosted("Method") && Request.Form["id"] == target.ToString();

    public string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    public (int Year, int Half) Next => Whole.Latest is { } latest
        ? latest.Plan.Half == 1 ? (latest.Plan.Year, 2) : (latest.Plan.Year + 1, 1)
        : (time.Today().Year, time.Today().Month <= 6 ? 1 : 2);

    public string Show(PlanWithOutcomes plan, Outcome outcome) =>
        SeesFigures ? outcome.Inside(texts) : outcome.Outside(texts, Outcomes.MayTell(plan.All, Programme.IsProtected));

    public IlsVerdict Ils(Outcome outcome) => SeesFigures || outcome.Base >= Outcome.LeastBaseOutside ? outcome.Ils : IlsVerdict.NotJudged;

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        reads.Note(nameof(Programme), Programme.Id.Value, SeesFigures ? "figures" : "verdict");
        return Page();
    }

    private async Task<bool> OpenAsync(int nr, CancellationToken cancel)
    {
        Whole = (await db.ProgrammesAsync(cancel)).Find(p => p.Programme.Number == nr)!;
        if (Whole is null)
            return false;
        SeesFigures = (await db.FigureReaderAsync(scope.Viewer, cancel))(Programme);
        MayWrite = await db.MayWriteAsync(scope.Viewer, Programme, cancel);
        Measure = Programme.MeasureId is { } id ? await db.Set<Measure>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel) : null;
        return true;
    }
}
