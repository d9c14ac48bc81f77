using System.Globalization;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Members;

/// <summary>One right of one person, as the administrator sees it.</summary>
public sealed record MemberRow(
    MembershipId Id, Guid AccountId, string FunctionTitle, string Organisation, Role Role, string Email, DateTimeOffset StartedAt, DateTimeOffset? ReviewedAt, int Version)
{
    /// <summary>A year since it was given or last looked at.</summary>
    public bool IsDue(DateTimeOffset now) => (ReviewedAt ?? StartedAt) <= now.AddDays(-365);
}

/// <summary>A role in a unit.</summary>
public sealed record HeldRight(OrganisationId UnitId, string Unit, Role Role);

public static class MemberQueries
{
    public static readonly StringComparer Swedish = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), CompareOptions.IgnoreCase);

    public static async Task<IReadOnlyList<MemberRow>> MembersAsync(this LyktaDbContext db, CancellationToken cancel)
    {
        var rows = await (
            from membership in db.Set<Membership>().AsNoTracking()
            join unit in db.Set<Organisation>() on membership.OrganisationId equals unit.Id
            join account in db.Users on membership.AccountId equals account.Id
            where membership.EndedAt == null
            select new MemberRow(
                membership.Id, account.Id, membership.FunctionTitle, unit.Name, membership.Role, account.Email!, membership.StartedAt, membership.ReviewedAt, membership.Version)).ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.FunctionTitle, Swedish).ThenBy(r => r.Organisation, Swedish)];
    }

    /// <summary>What the one with this address may do in this partnership; of others nothing is read or told.</summary>
    public static Task<List<HeldRight>> RightsOfAsync(this LyktaDbContext db, string email, CancellationToken cancel)
    {
        var folded = email.Trim().ToUpperInvariant();
        return (
            from membership in db.Set<Membership>().AsNoTracking()
            join unit in db.Set<Organisation>() on membership.OrganisationId equals unit.Id
            join account in db.Users on membership.AccountId equals account.Id
            where membership.EndedAt == null && account.NormalizedEmail == folded
            orderby membership.StartedAt
            select new HeldRight(unit.Id, unit.Name, membership.Role)).ToListAsync(cancel);
    }

    public static async Task<IReadOnlyList<SelectListItem>> OpenUnitsAsync(this LyktaDbContext db, CancellationToken cancel)
    {
        var units = await db.Set<Organisation>().AsNoTracking().Where(o => o.ClosedAt == null).Select(o => new { o.Id, o.Name }).ToListAsync(cancel);
        return [.. units.OrderBy(u => u.Name, Swedish).Select(u => new SelectListItem(u.Name, u.Id.Value.ToString()))];
    }

    /// <summary>A partnership is never left without anybody who can let others in.</summary>
    public static async Task<bool> IsLastAdministratorAsync(this LyktaDbContext db, Membership membership, CancellationToken cancel) =>
        membership.Role == Role.Administrator && !await db.Set<Membership>()
            .AnyAsync(m => m.Id != membership.Id && m.Role == Role.Administrator && m.EndedAt == null, cancel);

    /// <summary>The roles that people are given; phones and units get theirs by link.</summary>
    public static IEnumerable<Role> Given => Enum.GetValues<Role>().Where(r => r is not (Role.ShiftPhone or Role.UnitLink));
}
