using Lykta.Web.Capabilities.Answers;
using Lykta.Web.Capabilities.DocumentTemplates;
using Lykta.Web.Data;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal;

/// <summary>Replaced templates; not those that a dispatched answer takes its look from.</summary>
internal static class TemplateDisposal
{
    public static Task<DisposalLook> LookAsync(LyktaDbContext db, DateTimeOffset before, CancellationToken cancel) => Disposers.LookAsync(Due(db, before).Select(t => t.ReplacedAt!.Value), cancel);

    public static async Task<long> EraseAsync(WriteUnit unit, DateTimeOffset before, CancellationToken cancel)
    {
        var ids = await Due(unit.Db, before).OrderBy(t => t.ReplacedAt).Take(Disposers.Slice).Select(t => t.Id).ToListAsync(cancel);
        return ids.Count == 0 ? 0 : await unit.Db.Set<DocumentTemplate>().Where(t => ids.Contains(t.Id)).ExecuteDeleteAsync(cancel);
    }

    private static IQueryable<DocumentTemplate> Due(LyktaDbContext db, DateTimeOffset before) =>
        db.Set<DocumentTemplate>().Where(t => t.ReplacedAt != null && t.ReplacedAt < before && !db.Set<AnswerCase>().Any(c => c.TemplateNumber == t.Number));
}
