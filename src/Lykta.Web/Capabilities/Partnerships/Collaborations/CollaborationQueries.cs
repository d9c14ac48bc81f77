using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Partnerships.Collaborations;

/// <summary>A collaboration with what is told of it to everyone who takes part.</summary>
public sealed record CollaborationView(
    Collaboration It, IReadOnlyList<CollaborationParty> Parties, IReadOnlyList<CollaborationGoal> Goals,
    IReadOnlyList<CollaborationScope> Scopes, IReadOnlyList<CollaborationParticipant> Participants);

public static class CollaborationQueries
{
    /// <summary>Null when there is none, or the reader's partnership takes no part; the context's filter has seen to that.</summary>
    public static async Task<CollaborationView?> CollaborationAsync(this LyktaDbContext db, string slug, CancellationToken cancel)
    {
        var it = await db.Set<Collaboration>().AsNoTracking().SingleOrDefaultAsync(c => c.Slug == slug, cancel);
        if (it is null)
            return null;
        return new(
            it,
            await db.Set<CollaborationParty>().AsNoTracking().Where(p => p.CollaborationId == it.Id).OrderBy(p => p.Id).ToListAsync(cancel),
            await db.Set<CollaborationGoal>().AsNoTracking().Where(g => g.CollaborationId == it.Id).OrderBy(g => g.Id).ToListAsync(cancel),
            await db.Set<CollaborationScope>().AsNoTracking().Where(s => s.CollaborationId == it.Id).OrderBy(s => s.From).ThenBy(s => s.Id).ToListAsync(cancel),
            await db.Set<CollaborationParticipant>().AsNoTracking().Where(p => p.CollaborationId == it.Id).OrderBy(p => p.JoinedOn).ToListAsync(cancel));
    }

    /// <summary>What all participants have released for the weeks of a month and not withdrawn.</summary>
    public static async Task<List<CollaborationRelease>> ReleasedAsync(
        this LyktaDbContext db, CollaborationId collaboration, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var (from, to) = (first.AddDays(-3), last.AddDays(-3));
        return await db.Set<CollaborationRelease>().AsNoTracking()
            .Where(r => r.CollaborationId == collaboration && r.WithdrawnAt == null && r.Week >= from && r.Week <= to)
            .OrderBy(r => r.Week).ThenBy(r => r.PartnershipId).ToListAsync(cancel);
    }

    public static bool MayEdit(this Collaboration collaboration, LyktaScope scope) =>
        collaboration.LeadId == scope.PartnershipId && scope.Viewer.May(Platform.Auth.Permission.ManageCollaborations);
}
