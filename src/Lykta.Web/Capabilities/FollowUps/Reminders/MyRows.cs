using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;

namespace Lykta.Web.Capabilities.FollowUps.Reminders;

/// <summary>The rows that one answers: the own units' and those one is named on; and besides them those where one stands nearest as ersättare.</summary>
public sealed record MyRows(IReadOnlyList<RoundRow> Own, IReadOnlyList<RoundRow> All, IReadOnlyList<RoundRow> Everybodys, Answerers Answerers)
{
    /// <summary>Those of units all of whose rows are one's: a unit is sent in whole.</summary>
    public IReadOnlyList<RoundRow> WholeUnits(bool asDeputy)
    {
        var mine = asDeputy ? All : Own;
        var counts = Everybodys.CountBy(r => r.Entry.UnitId ?? default).ToDictionary(c => c.Key, c => c.Value);
        return [.. mine.Where(r => r.Entry.UnitId is not null).GroupBy(r => r.Entry.UnitId!.Value).Where(g => g.Count() == counts[g.Key]).SelectMany(g => g).OrderBy(r => r.Entry.Order)];
    }
}

public static class MyRowsQuery
{
    public static async Task<MyRows> MyRowsAsync(this LyktaDbContext db, FollowUpRoundId round, Viewer viewer, CancellationToken cancel)
    {
        var units = await db.OwnUnitsAsync(viewer, cancel);
        var answerers = await Answerers.ReadAsync(db, cancel);
        var rows = await db.RowsAsync(round, cancel);
        bool IsOwn(RoundRow r) => (r.Entry.UnitId is { } unit && units.Contains(unit))
            || viewer.Memberships.Any(m => r.Entry.AnswererId == m || r.Entry.DeputyId == m);
        bool IsNearest(RoundRow r) => answerers.Of(r.Entry) is var hands && viewer.Memberships.Any(hands.Has);
        return new([.. rows.Where(IsOwn)], [.. rows.Where(r => IsOwn(r) || IsNearest(r))], rows, answerers);
    }
}
