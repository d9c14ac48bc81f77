using Lykta.Web.Capabilities.FocusPlaces;
using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Data;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Present;

/// <summary>What ends and asks for somebody: a temporary group whose day has come, a team's focus period that none follows.</summary>
public sealed record Ending(bool IsFocus, int Number, string Name, DateOnly On);

/// <summary>Both in one read of a request, for the two cards that ask.</summary>
public sealed class Endings(LyktaDbContext db, TimeProvider time)
{
    private List<Ending>? read;

    public async Task<Ending?> FirstAsync(bool isFocus, CancellationToken cancel) =>
        (read ??= await ReadAsync(cancel)).Where(e => e.IsFocus == isFocus).OrderBy(e => e.On).ThenBy(e => e.Number).FirstOrDefault();

    private async Task<List<Ending>> ReadAsync(CancellationToken cancel)
    {
        var today = time.Today();
        var soon = today.AddDays(FocusPeriod.WarnedDays);
        var groups = db.Set<WorkGroup>().AsNoTracking().Where(g => g.ClosedOn == null && g.EndsOn != null && g.EndsOn <= today)
            .Select(g => new { IsFocus = false, g.Number, g.Name, On = g.EndsOn!.Value });
        var periods =
            from period in db.Set<FocusPeriod>().AsNoTracking()
            join team in db.OwnTeams() on period.TeamId equals team.Id
            where period.From <= today && period.To >= today && period.To <= soon
                && !db.Set<FocusPeriod>().Any(next => next.TeamId == period.TeamId && next.From > period.To)
            select new { IsFocus = true, period.Number, team.Name, On = period.To };
        return (await groups.Concat(periods).ToListAsync(cancel)).ConvertAll(e => new Ending(e.IsFocus, e.Number, e.Name, e.On));
    }
}
