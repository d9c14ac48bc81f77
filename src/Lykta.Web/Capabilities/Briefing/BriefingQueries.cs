using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>A shared sheet as somebody may read it: the frozen version without what another district has taken back.</summary>
public sealed record SharedSheet(BriefingSheet Sheet, BriefingVersion Version, SheetDocument Document);

/// <summary>What pages and other capabilities ask of sheets.</summary>
public static class BriefingQueries
{
    /// <summary>The newest edition of a sheet; drafts too.</summary>
    public static Task<BriefingSheet?> SheetAsync(this LyktaDbContext db, string key, CancellationToken cancel) =>
        db.Set<BriefingSheet>().AsNoTracking().Where(s => s.Key == key && s.State != SheetState.Cancelled).OrderByDescending(s => s.Edition).FirstOrDefaultAsync(cancel);

    /// <summary>The newest shared edition.</summary>
    public static Task<BriefingSheet?> SharedSheetAsync(this LyktaDbContext db, string key, CancellationToken cancel) =>
        db.Set<BriefingSheet>().AsNoTracking().Where(s => s.Key == key && s.State == SheetState.Shared).OrderByDescending(s => s.Edition).FirstOrDefaultAsync(cancel);

    /// <summary>The evening that now belongs to: the night until six in the morning is the evening before.</summary>
    public static DateOnly Evening(DateTimeOffset now) => Stockholm.DayOf(now.AddHours(-6));

    /// <summary>Tonight's shared sheets; the collaboration's first, as it holds the others'.</summary>
    public static async Task<BriefingSheet?> SharedTonightAsync(this LyktaDbContext db, DateTimeOffset now, CancellationToken cancel)
    {
        var evening = Evening(now);
        var sheets = await db.Set<BriefingSheet>().AsNoTracking().Where(s => s.Day == evening && s.State == SheetState.Shared).ToListAsync(cancel);
        return Foremost(sheets, evening);
    }

    internal static BriefingSheet? Foremost(IEnumerable<BriefingSheet> shared, DateOnly evening) => shared.Where(s => s.Day == evening)
        .OrderByDescending(s => s.CollaborationId is not null).ThenByDescending(s => s.Edition).FirstOrDefault();

    /// <summary>The version that this viewer's organisation has a right to, and no other; null when it has none.</summary>
    public static async Task<SharedSheet?> VersionAsync(this LyktaDbContext db, BriefingSheet sheet, BriefingAudience audience, CancellationToken cancel)
    {
        if (sheet.State != SheetState.Shared)
            return null;
        var version = await db.Set<BriefingVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.SheetId == sheet.Id && v.Audience == audience, cancel);
        return version is null ? null : new(sheet, version, await TakenBack.HideAsync(db, sheet, version.Read(), cancel));
    }
}

/// <summary>Which version a viewer gets: by the kind of organisation, never by what the address asks for.</summary>
public sealed class BriefingAudiences(LyktaDbContext db, LyktaScope scope, IHttpContextAccessor http)
{
    public static BriefingAudience Of(OrganisationCategory category) => category switch
    {
        OrganisationCategory.Police or OrganisationCategory.District or OrganisationCategory.Authority or OrganisationCategory.School => BriefingAudience.PoliceAndMunicipality,
        OrganisationCategory.Guards => BriefingAudience.Guards,
        _ => BriefingAudience.NightPatrols,
    };

    private Task<BriefingAudience>? current;

    public Task<BriefingAudience> CurrentAsync(CancellationToken cancel) => current ??= AskAsync(cancel);

    private async Task<BriefingAudience> AskAsync(CancellationToken cancel)
    {
        var viewer = scope.Viewer;
        var categories = viewer.Kind == PrincipalKind.Account
            ? await CategoriesAsync(viewer.Memberships.ToList(), cancel)
            : await BehindLinkAsync(cancel);
        return categories.Count == 0 ? BriefingAudience.NightPatrols : categories.Min(Of);
    }

    /// <summary>One's own version and those that hold less; the coordinator looks at all three.</summary>
    public async Task<IReadOnlyList<BriefingAudience>> ReadableAsync(CancellationToken cancel)
    {
        var own = await CurrentAsync(cancel);
        return [.. SheetVersions.All.Where(a => a >= own)];
    }

    // Only memberships whose role goes out in the evening count: a chief's seat in another party gives nothing here.
    private async Task<List<OrganisationCategory>> CategoriesAsync(List<MembershipId> mine, CancellationToken cancel)
    {
        var rows = await (
            from membership in db.Set<Membership>().AsNoTracking()
            join unit in db.Set<Organisation>() on membership.OrganisationId equals unit.Id
            where mine.Contains(membership.Id)
            select new { membership.Role, unit.Category }).ToListAsync(cancel);
        return [.. rows.Where(r => RolePermissions.Has(r.Role, Permission.SeeTonight)).Select(r => r.Category)];
    }

    private async Task<List<OrganisationCategory>> BehindLinkAsync(CancellationToken cancel)
    {
        var id = AccessLinkId.From(http.HttpContext!.User.LinkId());
        return await (
            from link in db.Set<AccessLink>().AsNoTracking()
            join unit in db.Set<Organisation>() on link.UnitId equals unit.Id
            where link.Id == id
            select unit.Category).ToListAsync(cancel);
    }
}
