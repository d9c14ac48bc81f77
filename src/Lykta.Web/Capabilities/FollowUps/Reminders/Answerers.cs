using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Reminders;

/// <summary>A member who may answer rows, by function.</summary>
public sealed record Answerer(MembershipId Id, OrganisationId Unit, Role Role, string Title);

/// <summary>Who answers a row, and who does when that one is away (ersättare).</summary>
public sealed record RowHands(Answerer? Responsible, Answerer? Deputy)
{
    public bool Has(MembershipId member) => Responsible?.Id == member || Deputy?.Id == member;
}

/// <summary>
/// Finds both for every row: those who are named on it, else the unit's manager, then others in the unit, then the units above,
/// then the coordinator, and last others of the same authority; so no row is without an ersättare while two people can answer.
/// </summary>
public sealed class Answerers(IReadOnlyList<Answerer> members, IReadOnlyDictionary<OrganisationId, NamedUnit> units)
{
    private readonly Dictionary<OrganisationId, List<Answerer>> byUnit = [];

    public static async Task<Answerers> ReadAsync(LyktaDbContext db, CancellationToken cancel)
    {
        var members = await (
            from m in db.Set<Membership>().AsNoTracking()
            join account in db.Users on m.AccountId equals account.Id
            where m.EndedAt == null && !account.IsDisabled
            orderby m.StartedAt, m.Id
            select new Answerer(m.Id, m.OrganisationId, m.Role, m.FunctionTitle)).ToListAsync(cancel);
        var units = await db.UnitsAsync(cancel);
        return new([.. members.Where(m => RolePermissions.Has(m.Role, Permission.AnswerFollowUp))], units.ToDictionary(u => u.Id));
    }

    public Answerer? this[MembershipId? id] => id is { } known ? members.FirstOrDefault(m => m.Id == known) : null;

    public RowHands Of(FollowUpEntry entry)
    {
        var inTurn = InTurn(entry.UnitId);
        var responsible = this[entry.AnswererId] ?? (inTurn.Count > 0 ? inTurn[0] : null);
        var deputy = this[entry.DeputyId] is { } named && named != responsible ? named : inTurn.FirstOrDefault(a => a != responsible);
        return new(responsible, deputy);
    }

    /// <summary>All who could take a row of the unit, nearest first.</summary>
    public IReadOnlyList<Answerer> InTurn(OrganisationId? unit)
    {
        var key = unit ?? default;
        if (byUnit.TryGetValue(key, out var known))
            return known;
        List<Answerer> turn = [];
        for (var at = unit; at is { } here; at = units.GetValueOrDefault(here)?.ParentId)
            turn.AddRange(members.Where(m => m.Unit == here).OrderBy(m => m.Role != Role.UnitManager));
        turn.AddRange(members.Where(m => m.Role == Role.Coordinator && !turn.Contains(m)));
        // Where only the coordinator is left, somebody else of the same authority: the nearest rank first.
        var root = units.GetValueOrDefault(turn.Count > 0 ? turn[0].Unit : key)?.RootId;
        turn.AddRange(members.Where(m => !turn.Contains(m) && units.GetValueOrDefault(m.Unit)?.RootId == root).OrderBy(m => m.Role != Role.UnitManager));
        return byUnit[key] = turn;
    }
}
