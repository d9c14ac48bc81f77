using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Reminders;

/// <summary>A row that its unit has not sent in.</summary>
public sealed record WaitingRow(FollowUpRound Round, FollowUpEntry Entry, Measure Measure, RowHands Hands, bool MayBeUnchanged)
{
    public DateOnly DueOn => Entry.HandedDueOn ?? Round.DueOn;

    /// <summary>A mail goes outside: what is not shared with the whole partnership is told by number only.</summary>
    public string NameOutside => Measure.Sharing >= SharingLevel.Partnership ? $"{Measure.Code} {Measure.Name}" : Measure.Code;

    public bool IsDeputy(MembershipId member) => Hands.Deputy?.Id == member && Hands.Responsible?.Id != member;
}

public static class WaitingRows
{
    /// <summary>Rows of rounds that run, or ran out lately, whose units have not sent in; read as the system.</summary>
    public static async Task<List<WaitingRow>> WaitingAsync(this LyktaDbContext db, DateOnly today, CancellationToken cancel)
    {
        var since = today.AddDays(-30);
        var rounds = await db.Set<FollowUpRound>().AsNoTracking()
            .Where(r => r.SentAt != null && !r.IsImported && r.OpensOn <= today && r.DueOn >= since).OrderBy(r => r.DueOn).ToListAsync(cancel);
        if (rounds.Count == 0)
            return [];
        var answerers = await Answerers.ReadAsync(db, cancel);
        List<WaitingRow> waiting = [];
        foreach (var round in rounds)
        {
            var id = round.Id;
            var sent = (await db.Set<UnitReturn>().AsNoTracking().Where(r => r.RoundId == id).Select(r => r.UnitId).ToListAsync(cancel)).ToHashSet();
            waiting.AddRange((await db.RowsAsync(id, cancel)).Where(r => r.Entry.UnitId is not { } unit || !sent.Contains(unit))
                .Select(r => new WaitingRow(round, r.Entry, r.Measure, answerers.Of(r.Entry), r.MayBeUnchanged)));
        }

        return waiting;
    }
}
