using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal;

/// <summary>A class with its rule, and what would go of it now.</summary>
public sealed record DisposalLine(RetentionRule Rule, DisposalLook Look);

public static class DisposalQueries
{
    /// <summary>A rule for every class: the decided ones, and the proposals for the rest.</summary>
    public static async Task<List<RetentionRule>> RetentionRulesAsync(this LyktaDbContext db, CancellationToken cancel)
    {
        var kept = await db.Set<RetentionRule>().AsNoTracking().ToListAsync(cancel);
        return [.. Enum.GetValues<RetentionClass>().Select(c => kept.FirstOrDefault(r => r.Class == c) ?? RetentionRule.Propose(c))];
    }

    /// <summary>As the system: what is counted is all that is there, not what this reader may see.</summary>
    public static Task<List<DisposalLine>> DisposalLinesAsync(this LyktaStore store, PartnershipEntry partnership, DateTimeOffset now, CancellationToken cancel) =>
        store.ReadAsync(LyktaScope.ForSystem(partnership), async db =>
        {
            var lines = new List<DisposalLine>();
            foreach (var rule in await db.RetentionRulesAsync(cancel))
                lines.Add(new(rule, rule.Time.IsForever ? DisposalLook.Nothing : await Disposers.LookAsync(db, rule.Class, rule.Time.Before(now), cancel)));
            return lines;
        }, cancel);
}
