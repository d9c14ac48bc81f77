using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Groups.Edit;

/// <summary>Changes what a group is; a later end date makes it stop asking to be closed.</summary>
[Needs(Permission.ManageGroups)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, GroupWall wall, Writes writes, Texts texts) : GroupFields(db, scope, wall, texts), IShowsBoth
{
    private readonly LyktaDbContext db = db;
    private readonly Texts texts = texts;

    public WorkGroup Group { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (!await FindAsync(nr, cancel))
            return NotFound();
        Input = GroupInput.Of(Group);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!await FindAsync(nr, cancel))
            return NotFound();
        if (await ReadAsync(f => WorkGroup.Begin(0, f, Group.StartedOn), cancel) is not { } form)
            return Page();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var group = WriteUnit.Expect(await unit.Db.Set<WorkGroup>().SingleAsync(g => g.Id == Group.Id, token), Request.RowVersion());
            if (group.Describe(form).IsOk)
                unit.Audit("group.changed", nameof(WorkGroup), group.Id.Value, ("kind", group.Kind.ToString()));
            return "";
        }, cancel);
        TempData.Flash(texts["Groups.Saved"]);
        return Redirect($"{Root}/{nr}");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) => await FindAsync(Group.Number, cancel) ? new(GroupInput.Of(Group)) : null;

    private async Task<bool> FindAsync(int nr, CancellationToken cancel)
    {
        if (await db.GroupAsync(nr, cancel) is not { } group)
            return false;
        Group = group;
        await FillAsync(cancel);
        return true;
    }
}
