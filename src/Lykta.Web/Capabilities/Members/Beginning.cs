using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Members;

/// <summary>One thing to do before a new partnership can be used.</summary>
/// <param name="Name">Of its texts: <c>Members.Begin.{Name}</c>.</param>
/// <param name="Path">Where it is done, after the partnership.</param>
/// <param name="Needs">What the page there demands.</param>
/// <param name="IsDone">There is something already.</param>
public sealed record BeginningStep(string Name, string Path, Permission Needs, bool IsDone);

/// <summary>Kom igång: what a new partnership lacks, in the order in which it is best done.</summary>
public static class Beginning
{
    /// <summary>Founding makes one organisation and the standard event types; the rest is for the administrator to put in.</summary>
    public static async Task<IReadOnlyList<BeginningStep>> BeginningAsync(this LyktaDbContext db, bool hasInvited, CancellationToken cancel) =>
    [
        new("Organisations", "organisationer", Permission.ManageMembers,
            await db.Set<Organisation>().Where(o => o.ClosedAt == null).Take(2).CountAsync(cancel) > 1),
        new("Areas", "omraden/importera", Permission.ManagePlaces, await db.Set<Area>().AnyAsync(cancel)),
        new("Places", "platser/ny", Permission.ManagePlaces, await db.Set<Place>().AnyAsync(cancel)),
        new("CodeLists", "kodlistor", Permission.ManageCodeLists, await db.Set<EventType>().AnyAsync(cancel)),
        new("Invite", "medlemmar/bjud-in", Permission.ManageMembers, hasInvited),
    ];
}
