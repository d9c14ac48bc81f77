using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.NightPatrols;

/// <summary>What a walk has answered, as codes: it counts beside the debriefs of its evening.</summary>
public sealed record ToldWalk(DateOnly Day, PlaceId? PlaceId, PatrolMood Mood, YouthBand Youths, PatrolNeeds Needs)
{
    public OrganisationId By { get; init; }

    /// <summary>The same scale as a debrief's answer about a place.</summary>
    public DebriefAnswerKind Answer => Mood switch
    {
        PatrolMood.Calm => DebriefAnswerKind.Calm,
        PatrolMood.Lively => DebriefAnswerKind.AsExpected,
        _ => DebriefAnswerKind.Uneasy,
    };
}

/// <summary>The walks of an evening together. How many young people were met is told only as a band that no small number can hide in.</summary>
public sealed record ToldWalks(int Count, IReadOnlyList<(PatrolNeeds Need, int Walks)> Needs, YouthBand? Youths)
{
    public static readonly ToldWalks None = new(0, [], null);

    public static ToldWalks Of(IReadOnlyCollection<ToldWalk> walks) => new(
        walks.Count,
        [.. Enum.GetValues<PatrolNeeds>().Where(n => n != PatrolNeeds.None).Select(n => (n, walks.Count(w => w.Needs.HasFlag(n)))).Where(n => n.Item2 > 0).OrderByDescending(n => n.Item2)],
        walks.Select(w => w.Youths).Where(y => y >= YouthBand.UpToThirty).Cast<YouthBand?>().Max());
}

public static class ToldWalkQueries
{
    /// <summary>Codes only. To whom they are told is the caller's matter, as with the debriefs.</summary>
    public static Task<List<ToldWalk>> WalksToldAsync(this LyktaDbContext db, DateOnly first, DateOnly last, CancellationToken cancel) => (
        from report in db.Set<PatrolReport>().AsNoTracking()
        join shift in db.Set<PatrolShift>() on report.ShiftId equals shift.Id
        where shift.Day >= first && shift.Day <= last && report.Sharing >= SharingLevel.Briefing
        orderby shift.Day, shift.From
        select new ToldWalk(shift.Day, shift.PlaceId, report.Mood, report.Youths, report.Needs) { By = report.OwnerOrganisationId }).IgnoreQueryFilters([LyktaDbContext.SharingFilter]).ToListAsync(cancel);
}
