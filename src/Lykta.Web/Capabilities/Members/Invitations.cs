using System.Text.Json;
using Lykta.Web.Capabilities.Links;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Members;

/// <summary>What an invitation gives to whoever takes it.</summary>
public sealed record Invitation(string Email, Role Role)
{
    public string Write() => JsonSerializer.Serialize(this);

    public static Invitation Read(string? grant) => JsonSerializer.Deserialize<Invitation>(grant ?? "{}")!;
}

/// <summary>Takes an invitation: the link dies and the membership begins in one change.</summary>
public sealed class Invitations(Doors doors, WriteQueue writes, ViewerDirectory viewers)
{
    public async Task<(Door Door, Invitation Invitation)?> FindAsync(string token, CancellationToken cancel) =>
        await doors.FindAsync(token, cancel) is { Link.Kind: AccessLinkKind.Invitation } door ? (door, Invitation.Read(door.Link.Grant)) : null;

    public async Task<bool> TakeAsync(Door door, Guid accountId, CancellationToken cancel)
    {
        var key = $"account:{accountId:N}";
        var scope = new LyktaScope();
        scope.Enter(door.Partnership, Viewer.System with { Kind = PrincipalKind.Account, Key = key });
        var invitation = Invitation.Read(door.Link.Grant);
        var isTaken = await writes.RunAsync(scope, async (unit, token) =>
        {
            var id = door.Link.Id;
            var taken = await unit.Db.Set<AccessLink>().Where(l => l.Id == id && l.RevokedAt == null && l.ExpiresAt > unit.Now)
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.RevokedAt, unit.Now), token);
            if (taken == 0)
                return false;
            var unitId = door.Link.UnitId;
            if (await unit.Db.Set<Membership>().AnyAsync(
                m => m.AccountId == accountId && m.OrganisationId == unitId && m.Role == invitation.Role && m.EndedAt == null, token))
                return true;
            var membership = Membership.Start(accountId, unitId, invitation.Role, door.Link.Label, unit.Now);
            unit.Db.Add(membership);
            unit.Audit("member.joined", nameof(Membership), membership.Id.Value, ("role", invitation.Role.ToString()), ("invitation", id.Value.ToString("N")));
            return true;
        }, cancel);
        viewers.Forget(key, door.Partnership.Id);
        return isTaken;
    }
}
