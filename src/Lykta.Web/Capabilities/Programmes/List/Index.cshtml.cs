using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Programmes.List;

/// <summary>Program: what runs, how the last half-year went, and what each was called before.</summary>
[Needs(Permission.SeePlan)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope) : PageModel
{
    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    public IReadOnlyList<WholeProgramme> Programmes { get; private set; } = [];

    public Func<Programme, bool> SeesFigures { get; private set; } = _ => false;

    public bool MayBegin => scope.Viewer.May(Permission.AnswerFollowUp);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var wanted = SwedishFolding.Fold(Search?.Trim() ?? "");
        var all = await db.ProgrammesAsync(cancel);
        Programmes = [.. all.Where(p => wanted.Length == 0 || p.Names.Select(n => n.Name).Append(p.Programme.Name).Any(n => SwedishFolding.Fold(n).Contains(wanted, StringComparison.Ordinal)))];
        SeesFigures = await db.FigureReaderAsync(scope.Viewer, cancel);
    }
}
