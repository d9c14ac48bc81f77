using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.OfficialVersions;

/// <summary>Jämför: the edited Word file of a document against the one that is made. It is kept when somebody says that it is the official one.</summary>
public abstract class ComparePage(OfficialDesk desk, Writes writes, Texts texts) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public KeepInput Keep { get; set; } = new();

    public OfficialDraft? Draft { get; private set; }

    /// <summary>What its page goes back to, and by which name.</summary>
    public abstract (string Address, string Name) Back { get; }

    /// <summary>One more may be kept.</summary>
    public virtual bool IsOpen => true;

    public KeepView? Saving => Draft is { } draft && desk.MayKeep && IsOpen ? new(draft, Keep, name => ModelState[name]?.Errors.FirstOrDefault()?.ErrorMessage) : null;

    /// <summary>Compares the file that came with what is made, and notes it in the trail under that name.</summary>
    protected async Task<IActionResult> CompareAsync(byte[] made, OfficialSubject of, string? moving, (string Action, string Kind) trail, CancellationToken cancel)
    {
        var read = await desk.CompareAsync(Upload, made, of, moving, cancel);
        if (!read.IsOk)
            return Refused(read.Errors.Select(e => e with { Field = "Upload" }));
        Draft = read.Value;
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit(trail.Action, trail.Kind, of.Id, ("numbers", $"{Draft.Comparison.Numbers.Count}"), ("cells", $"{Draft.Comparison.Cells.Count}"));
            return Task.FromResult(true);
        }, cancel);
        return Page();
    }

    protected async Task<IActionResult> KeepAsync(OfficialSubject of, Func<WriteUnit, CancellationToken, Task<Error?>> whyClosed, CancellationToken cancel)
    {
        if (!desk.MayKeep)
            return Forbid();
        Draft = desk.Find(Keep.Draft, of);
        var kept = await desk.KeepAsync(Keep, of, Request.SubmissionKey(), whyClosed, cancel);
        if (!kept.IsOk)
            return Refused(kept.Errors);
        TempData.Flash(texts["Official.Done", kept.Value]);
        return LocalRedirect(Back.Address);
    }

    protected static Task<Error?> NeverClosedAsync(WriteUnit unit, CancellationToken cancel) => Task.FromResult<Error?>(null);

    private PageResult Refused(IEnumerable<Error> errors)
    {
        ModelState.Add(texts, errors);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
