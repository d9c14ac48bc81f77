using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Continuity.Handover;

/// <summary>Överlämning: everything that is open, what has been decided and who owns it, on one page for whoever takes over.</summary>
[Needs(Permission.SeeContinuity)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    private const int MostRows = 100;

    public IReadOnlyList<HandoverCase> Cases { get; private set; } = [];

    public IReadOnlyList<(string Text, DateOnly? Since)> Points { get; private set; } = [];

    public IReadOnlyList<(int Number, string What, string? Owner, DateOnly Since)> Open { get; private set; } = [];

    public IReadOnlyList<BriefingSheet> Decisions { get; private set; } = [];

    public IReadOnlyList<(string Name, string Status, DateOnly? From)> Collaborations { get; private set; } = [];

    public IReadOnlyList<(string Function, string Unit)> Owners { get; private set; } = [];

    public MembershipId? Mine { get; private set; }

    public string Root => $"/{scope.Partnership!.Slug}";

    public DateOnly Today => Platform.Time.Stockholm.DayOf(time.GetUtcNow());

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ShowAsync(cancel);
        if (Mine is not { } mine)
            return NotFound();
        await writes.RunOnceAsync(Request.SubmissionKey(), (unit, _) =>
        {
            unit.Db.Add(new HandoverReceipt { MembershipId = mine, ReceivedAt = unit.Now });
            unit.Audit("handover.received", nameof(Membership), mine.Value);
            return Task.FromResult("");
        }, cancel);
        TempData.Flash(texts["Continuity.Handover.Received"]);
        return RedirectToPage();
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        Cases = await db.HandoversAsync(time.GetUtcNow(), cancel);
        Mine = Cases.Where(c => !c.IsReceived && c.To is { } to && scope.Viewer.Memberships.Contains(to)).Select(c => c.To).FirstOrDefault();
        await ReadPointsAsync(cancel);
        var open = await db.Set<Observation>().ForwardedBy(Today).OrderBy(o => o.ForwardedOn).Take(MostRows)
            .Select(o => new { o.Number, o.ForwardedTo, Since = o.ForwardedOn!.Value, Type = db.Set<EventType>().Where(t => t.Id == o.TypeId).First(), Place = db.Set<Place>().Where(p => p.Id == o.PlaceId).Select(p => p.Name).FirstOrDefault() }).ToListAsync(cancel);
        var english = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        Open = [.. open.Select(o => (o.Number, o.Place is null ? o.Type.Name(english) : $"{o.Type.Name(english)}, {o.Place}", o.ForwardedTo, o.Since))];
        Decisions = await db.Set<BriefingSheet>().AsNoTracking().Where(s => s.State == SheetState.Shared).OrderByDescending(s => s.Day).ThenByDescending(s => s.Edition).Take(12).ToListAsync(cancel);
        var collaborations = await db.Set<Collaboration>().AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancel);
        Collaborations = [.. collaborations.Select(c => (c.Name, "Collaborations.Status." + c.StatusOn(Today), c.PermanentFrom))];
        var owners = await (
            from membership in db.Set<Membership>().AsNoTracking()
            join unit in db.Set<Organisation>() on membership.OrganisationId equals unit.Id
            where membership.EndedAt == null
            select new { membership.FunctionTitle, unit.Name }).Distinct().ToListAsync(cancel);
        Owners = [.. owners.Select(o => (o.FunctionTitle, o.Name)).OrderBy(o => o.FunctionTitle, StringComparer.CurrentCulture)];
    }

    // The newest sheet that has been filled in carries every point that is still open; a draft is nobody's but the coordinator's.
    private async Task ReadPointsAsync(CancellationToken cancel)
    {
        var seesDrafts = scope.Viewer.May(Permission.ManageBriefings);
        var newest = await db.Set<BriefingSheet>().AsNoTracking().Where(s => s.PreparedAt != null && (seesDrafts || s.State == SheetState.Shared)).GroupBy(s => s.SeriesId)
            .Select(g => g.OrderByDescending(s => s.Day).ThenByDescending(s => s.Edition).First()).ToListAsync(cancel);
        var ids = newest.Select(s => s.Id).ToList();
        var points = await db.Set<BriefingItem>().AsNoTracking().Where(i => ids.Contains(i.SheetId) && i.Block == BriefingBlock.OpenPoints && i.ClosedAt == null).OrderBy(i => i.Since).ToListAsync(cancel);
        var ofGroups = db.Set<GroupPoint>().AsNoTracking().Where(p => p.DoneOn == null);
        if (!scope.Viewer.May(Permission.ManageGroups))
        {
            var own = await db.OwnGroupsAsync(scope.Viewer.Memberships, cancel);
            ofGroups = ofGroups.Where(p => own.Contains(p.GroupId));
        }

        var said = await ofGroups.OrderBy(p => p.Since).Select(p => new { p.Text, p.Since }).Take(MostRows).ToListAsync(cancel);
        Points = [.. points.Select(p => (p.Text ?? "", p.Since)).Concat(said.Select(p => (p.Text, (DateOnly?)p.Since))).DistinctBy(p => p.Item1, StringComparer.Ordinal)];
    }
}
