using Lykta.Web.Capabilities.DocumentTemplates;
using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Answers.Compare;

/// <summary>Jämför: the edited Word file against what was made of the case.</summary>
[Needs(Permission.SeeCases)]
[RequestFormLimits(MultipartBodyLengthLimit = 12 << 20)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, OfficeTemplates templates, OfficialDesk desk, Writes writes, Texts texts, TimeProvider time) : ComparePage(desk, writes, texts)
{
    private readonly Texts words = texts;

    public WholeCase Whole { get; private set; } = null!;

    public override (string Address, string Name) Back => ($"/{scope.Partnership!.Slug}/arenden/{Whole.Case.Number}", Whole.Case.Title);

    public override bool IsOpen => !Whole.Case.IsDispatched;

    private CaseContent Said { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel) => await OpenAsync(nr, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        var on = Whole.Case.DispatchedAt is { } sent ? Stockholm.DayOf(sent) : time.Today();
        var partnership = scope.Partnership!;
        var authority = await db.Set<Partnership>().Where(p => p.Id == partnership.Id).Select(p => p.AuthorityName).SingleAsync(cancel);
        var made = await templates.OfCaseAsync(Whole, Said, (partnership.Name, authority), on, words, cancel);
        return await CompareAsync(await made.WordAsync(cancel), Whole.AsSubject(), null, ("case.compared", nameof(AnswerCase)), cancel);
    }

    /// <summary>Not after the dispatch: what was sent is frozen.</summary>
    public async Task<IActionResult> OnPostKeepAsync(int nr, CancellationToken cancel) => await OpenAsync(nr, cancel)
        ? await KeepAsync(Whole.AsSubject(), async (unit, token) => (await unit.Db.Set<AnswerCase>().SingleAsync(c => c.Number == nr, token)).IsDispatched ? CaseErrors.Dispatched : null, cancel)
        : NotFound();

    private async Task<bool> OpenAsync(int nr, CancellationToken cancel)
    {
        if (await db.CaseAsync(nr, cancel) is not { } whole)
            return false;
        Whole = whole;
        Said = await db.ContentAsync(whole, scope.Viewer, time.Today(), words, cancel);
        return true;
    }
}
