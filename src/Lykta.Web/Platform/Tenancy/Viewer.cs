using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;

namespace Lykta.Web.Platform.Tenancy;

/// <summary>Who is looking, in one partnership: what the sharing gate and the permissions are decided from.</summary>
public sealed record Viewer(
    PrincipalKind Kind,
    string Key,
    IReadOnlyList<MembershipId> Memberships,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<OrganisationId> Organisations,
    IReadOnlyList<BranchId> Branches,
    SharingLevel SeesFrom,
    DateTimeOffset SeesSince,
    string FunctionTitle)
{
    /// <summary>One ring beyond the outermost: sees nothing of others'.</summary>
    public const SharingLevel Nothing = (SharingLevel)9;

    public static readonly Viewer Nobody = new(
        PrincipalKind.Anonymous, "anonymous", [], [], [], [], Nothing, DateTimeOffset.MinValue, "");

    /// <summary>Jobs and commands: reads every row of its partnership.</summary>
    public static readonly Viewer System = new(
        PrincipalKind.System, "system", [], [], [], [], SharingLevel.Branch, DateTimeOffset.MinValue, "Lykta");

    /// <summary>False for a shift link, which sees only what is recent; counts kept ahead do not know how old their rows are.</summary>
    public bool SeesAllTimes => SeesSince == DateTimeOffset.MinValue;

    /// <summary>All that decides which counts the gate lets through; what one has written oneself is not in them.</summary>
    public string Ring => $"{(int)SeesFrom}|{SeesAllTimes}|{Joined(Organisations.Select(o => o.Value))}|{Joined(Branches.Select(b => b.Value))}";

    /// <summary>The functions that it acts in.</summary>
    public string Seats => Joined(Memberships.Select(m => m.Value));

    private static string Joined(IEnumerable<Guid> ids) => string.Join(',', ids.Order().Select(i => i.ToString("N")));

    public MembershipId? PrimaryMembership => Memberships.Count == 0 ? null : Memberships[0];

    public bool May(Permission permission) => Roles.Any(role => RolePermissions.Has(role, permission))
        || Kind == PrincipalKind.System;
}

public enum PrincipalKind
{
    Anonymous,
    Account,
    /// <summary>A shared phone on a 12-hour shift link with PIN.</summary>
    Shift,
    /// <summary>A unit that reports by QR code, without accounts.</summary>
    Unit,
    System,
}
