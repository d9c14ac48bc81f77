using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;

namespace Lykta.Web.Capabilities.Groups.Edit;

/// <summary>A new group; its members come on its own page.</summary>
[Needs(Permission.ManageGroups)]
public sealed class NewModel(LyktaDbContext db, LyktaScope scope, GroupWall wall, Writes writes, Texts texts, TimeProvider time) : GroupFields(db, scope, wall, texts)
{
    private readonly Texts texts = texts;

    public Task OnGetAsync(CancellationToken cancel) => FillAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await FillAsync(cancel);
        if (await ReadAsync(f => WorkGroup.Begin(0, f, time.Today()), cancel) is not { } form)
            return Page();
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var group = WorkGroup.Begin(await unit.NextNumberAsync("group", token), form, Stockholm.DayOf(unit.Now)).Value;
            unit.Db.Add(group);
            unit.Audit("group.begun", nameof(WorkGroup), group.Id.Value, ("kind", group.Kind.ToString()));
            return $"{Root}/{group.Number}";
        }, cancel);
        TempData.Flash(texts["Groups.Begun"]);
        return Redirect(done.Outcome);
    }
}
