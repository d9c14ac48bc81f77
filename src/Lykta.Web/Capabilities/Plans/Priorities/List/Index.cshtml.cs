using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Plans.Priorities.List;

/// <summary>Prioriterade områden: the list in force, those before it and the draft of the next.</summary>
[Needs(Permission.SeePriorities)]
public sealed class IndexModel(PriorityTools tools, Writes writes, TimeProvider time) : PageModel
{
    public PriorityReading Priorities { get; private set; } = null!;

    public bool MayManage { get; private set; }

    public DateOnly Today => time.Today();

    public string Root => tools.Root;

    public PriorityList? Current => Priorities.InForceOn(Today);

    public bool HasDraft => Priorities.All.Any(l => l.IsDraft);

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostStartAsync(bool standard, CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (!MayManage)
            return Forbid();
        return Priorities.All.Count > 0 ? LocalRedirect(Root) : await MakeAsync((unit, token) => PriorityDesk.StartAsync(unit, standard, tools.Texts["Priorities.DraftName", Today.Year + 1], token), cancel);
    }

    public async Task<IActionResult> OnPostNewAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (!MayManage)
            return Forbid();
        return HasDraft || Priorities.Newest is null ? LocalRedirect(Root) : await MakeAsync((unit, token) => PriorityDesk.NewVersionAsync(unit, Priorities, tools.Texts["Priorities.DraftName", Today.Year + 1], token), cancel);
    }

    private async Task<IActionResult> MakeAsync(Func<WriteUnit, CancellationToken, Task<PriorityList>> make, CancellationToken cancel)
    {
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) => $"{Root}/{(await make(unit, token)).Number}", cancel);
        TempData.Flash(tools.Texts["Priorities.Saved"]);
        return LocalRedirect(done.Outcome);
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Priorities = await PriorityReading.ReadAsync(tools.Db, cancel);
        MayManage = await tools.MayManageAsync(cancel);
    }
}
