using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal;

public static class DisposalQueries
{
    /// <summary>A rule for every class: the decided ones, and the proposals for the rest.</summary>
    public static async Task<List<RetentionRule>> RetentionRulesAsync(this LyktaDbContext db, CancellationToken cancel)
    {
        var kept = await db.Set<RetentionRule>().AsNoTracking().ToListAsync(cancel);
        return [.. Enum.GetValues<RetentionClass>().Select(c => kept.FirstOrDefault(r => r.Class == c) ?? RetentionRule.Propose(c))];
    }
}
