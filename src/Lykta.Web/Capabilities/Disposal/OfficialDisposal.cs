using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Data;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal;

/// <summary>Replaced official versions; the number of the one that counts does not change, since numbers are counted from the highest.</summary>
internal static class OfficialDisposal
{
    public static Task<DisposalLook> LookAsync(LyktaDbContext db, DateTimeOffset before, CancellationToken cancel) => Disposers.LookAsync(Due(db, before).Select(v => v.KeptAt), cancel);

    public static async Task<long> EraseAsync(WriteUnit unit, DateTimeOffset before, CancellationToken cancel)
    {
        var ids = await Due(unit.Db, before).OrderBy(v => v.KeptAt).Take(Disposers.Slice).Select(v => v.Id).ToListAsync(cancel);
        return ids.Count == 0 ? 0 : await unit.Db.Set<OfficialVersion>().Where(v => ids.Contains(v.Id)).ExecuteDeleteAsync(cancel);
    }

    private static IQueryable<OfficialVersion> Due(LyktaDbContext db, DateTimeOffset before) =>
        db.Set<OfficialVersion>().Where(v => v.KeptAt < before && db.Set<OfficialVersion>().Any(o => o.SubjectId == v.SubjectId && o.Kind == v.Kind && o.Number > v.Number));
}
