using System.Globalization;
using System.Security.Cryptography;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Links;

/// <summary>An open link and the partnership behind it.</summary>
public sealed record Door(AccessLink Link, PartnershipEntry Partnership);

/// <summary>A link just made: its secrets are shown this once.</summary>
public sealed record NewLink(AccessLinkId Id, string Token, string? Pin);

/// <summary>Makes links, finds them by token, and looks at the PIN of a shift link.</summary>
public sealed class Doors(LyktaStore store, PartnershipDirectory partnerships, WriteQueue writes, TimeProvider time)
{
    public static readonly TimeSpan Shift = TimeSpan.FromHours(12);
    public const int MostPins = 10;
    private static readonly PasswordHasher<AccessLink> Pins = new();

    /// <summary>Null for an unknown, ended, revoked or guessed-out token: all look the same.</summary>
    public async Task<Door?> FindAsync(string token, CancellationToken cancel)
    {
        if (token.Length != 32)
            return null;
        var hash = AccessLink.HashOf(token);
        var route = await store.ReadAsync(new LyktaScope(), db => db.Set<AccessLinkRoute>().AsNoTracking()
            .SingleOrDefaultAsync(r => r.TokenHash == hash, cancel), cancel);
        if (route is null || await partnerships.FindAsync(route.PartnershipId, cancel) is not { } partnership)
            return null;
        var link = await store.ReadAsync(LyktaScope.ForSystem(partnership), db => db.Set<AccessLink>().AsNoTracking()
            .SingleOrDefaultAsync(l => l.TokenHash == hash, cancel), cancel);
        return link is not null && link.IsOpenAt(time.GetUtcNow()) ? new(link, partnership) : null;
    }

    /// <summary>Counts the try before it looks at the PIN, so that ten guesses are ten however they come.</summary>
    public async Task<bool> TryPinAsync(Door door, string pin, CancellationToken cancel)
    {
        var scope = LyktaScope.ForSystem(door.Partnership);
        var id = door.Link.Id;
        var taken = await writes.RunAsync(scope, (unit, token) => unit.Db.Set<AccessLink>()
            .Where(l => l.Id == id && l.FailedPins < MostPins && l.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.FailedPins, l => l.FailedPins + 1), token), cancel);
        var isRight = taken == 1 && door.Link.PinHash is { } hash
            && Pins.VerifyHashedPassword(door.Link, hash, pin) != PasswordVerificationResult.Failed;
        if (!isRight)
            return false;
        await writes.RunAsync(scope, async (unit, token) =>
        {
            unit.Audit("link.opened", nameof(AccessLink), id.Value);
            return await unit.Db.Set<AccessLink>().Where(l => l.Id == id)
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.FailedPins, 0), token);
        }, cancel);
        return true;
    }

    /// <summary>Adds a link to the unit of work; the secrets are in the answer and nowhere else.</summary>
    public static NewLink Make(WriteUnit unit, AccessLinkKind kind, OrganisationId organisation, string label, string? grant = null, DateTimeOffset? until = null)
    {
        var token = AccessLink.NewToken();
        var pin = kind == AccessLinkKind.Shift ? RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture) : null;
        DateTimeOffset? expires = kind switch
        {
            AccessLinkKind.Shift => unit.Now + Shift,
            AccessLinkKind.Invitation => unit.Now.AddDays(7),
            _ => until,
        };
        var link = AccessLink.Make(
            kind, organisation, label, token, pin is null ? null : Pins.HashPassword(null!, pin), unit.Now, expires, grant);
        unit.Db.Add(link);
        unit.Db.Add(new AccessLinkRoute { TokenHash = link.TokenHash, PartnershipId = unit.Scope.PartnershipId });
        unit.Audit("link.made", nameof(AccessLink), link.Id.Value, ("kind", kind.ToString()), ("unit", organisation.Value.ToString("N")));
        return new(link.Id, token, pin);
    }
}
