using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Groups.List;

/// <summary>Grupper: what each is for, who sits there, when it meets, and which need something.</summary>
[Needs(Permission.SeeGroups)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TimeProvider time) : PageModel
{
    [FromQuery(Name = "lage")]
    public GroupState? State { get; set; }

    [FromQuery(Name = "slag")]
    public GroupKind? Kind { get; set; }

    public IReadOnlyList<GroupRow> Rows { get; private set; } = [];

    public int All { get; private set; }

    public bool MayManage => scope.Viewer.May(Permission.ManageGroups);

    public string Root => $"/{scope.Partnership!.Slug}/grupper";

    public DateOnly Today => time.Today();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        var all = await db.GroupsAsync(Today, cancel);
        All = all.Count;
        Rows = Chosen(all, State, Kind, Today);
    }

    /// <summary>Closed groups only when they are asked for.</summary>
    internal static IReadOnlyList<GroupRow> Chosen(IEnumerable<GroupRow> all, GroupState? state, GroupKind? kind, DateOnly today) =>
        [.. all.Where(r => (state is null ? !r.Group.IsClosed : r.Group.StateOn(today) == state) && (kind is null || r.Group.Kind == kind))];
}
