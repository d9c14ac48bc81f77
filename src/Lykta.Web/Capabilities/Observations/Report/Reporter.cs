using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Report;

/// <summary>Rapportör: for which unit the viewer reports, and what such a reporter may write.</summary>
public sealed record Reporter(
    RowOwner Owner, MembershipId? Membership, OrganisationCategory Category, string? TypeCategory, PrincipalKind Kind, bool IsField, bool IsTextOpened)
{
    /// <summary>A school says where and when, never which pupil or class.</summary>
    public bool IsSchool => Category == OrganisationCategory.School || TypeCategory == "skola";

    /// <summary>Free text and photo: closed for schools, and for a unit without accounts until the coordinator opens it.</summary>
    public bool MayWriteText => !IsSchool && (Kind != PrincipalKind.Unit || IsTextOpened);

    public bool HasAccount => Kind == PrincipalKind.Account;

    public ObservationSource SourceWhen(bool wasOffline) => Kind switch
    {
        PrincipalKind.Shift => ObservationSource.ShiftLink,
        PrincipalKind.Unit => ObservationSource.UnitLink,
        _ => wasOffline ? ObservationSource.Offline : ObservationSource.Form,
    };

    public SharingLevel DefaultSharing =>
        IsField || Category == OrganisationCategory.Police ? SharingLevel.Briefing : SharingLevel.Partnership;

    /// <summary>Never <see cref="SharingLevel.Open"/>, which a person releases; a link has no ring of its own to keep it in.</summary>
    public IReadOnlyList<SharingLevel> Levels => HasAccount
        ? [SharingLevel.Briefing, SharingLevel.Partnership, SharingLevel.Organisation, SharingLevel.Branch]
        : [DefaultSharing];
}

/// <summary>Finds the reporter behind the request: the unit of the first membership that may report, or of the link.</summary>
public sealed class Reporters(LyktaDbContext db, LyktaScope scope, IHttpContextAccessor http)
{
    private const string Guard = "vakt";

    public async Task<Reporter> CurrentAsync(CancellationToken cancel)
    {
        var viewer = scope.Viewer;
        if (viewer.Kind is PrincipalKind.Shift or PrincipalKind.Unit)
            return await BehindLinkAsync(viewer.Kind, cancel);
        var mine = viewer.Memberships.ToList();
        var rows = await (
            from membership in db.Set<Membership>().AsNoTracking()
            join unit in db.Set<Organisation>() on membership.OrganisationId equals unit.Id
            where mine.Contains(membership.Id)
            orderby membership.StartedAt, membership.Id
            select new { membership.Id, membership.Role, Unit = unit }).ToListAsync(cancel);
        var first = rows.First(r => RolePermissions.Has(r.Role, Permission.Report));
        return new(
            OwnerOf(first.Unit), first.Id, first.Unit.Category, first.Unit.ReporterCategory, viewer.Kind, first.Role == Role.Field, true);
    }

    private async Task<Reporter> BehindLinkAsync(PrincipalKind kind, CancellationToken cancel)
    {
        var id = AccessLinkId.From(http.HttpContext!.User.LinkId());
        var found = await (
            from link in db.Set<AccessLink>().AsNoTracking()
            join unit in db.Set<Organisation>() on link.UnitId equals unit.Id
            where link.Id == id
            select new { link.MayWriteText, Unit = unit }).SingleAsync(cancel);
        var category = found.Unit.ReporterCategory ?? (kind == PrincipalKind.Shift ? Guard : null);
        return new(OwnerOf(found.Unit), null, found.Unit.Category, category, kind, kind == PrincipalKind.Shift, found.MayWriteText);
    }

    private static RowOwner OwnerOf(Organisation unit) => new(unit.Id, unit.RootId, unit.BranchId);
}
