using System.Globalization;
using Lykta.Web.Capabilities.NightPatrols;
using Lykta.Web.Capabilities.Shared.Charts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>What the briefing gives the start page: who is out tonight, and on Monday what the weekend's debriefs said.</summary>
public sealed class BriefingPicture(LyktaDbContext db, LyktaScope scope, BriefingAudiences audiences, Texts texts, TimeProvider time)
{
    private const int DaysTold = 4;
    private Task<List<BriefingSheet>>? shared;

    /// <summary>The shared sheets of the last days and tonight, asked for once a request.</summary>
    public Task<List<BriefingSheet>> SharedAsync(CancellationToken cancel)
    {
        var today = Platform.Time.Stockholm.DayOf(time.GetUtcNow());
        var since = today.AddDays(-DaysTold);
        return shared ??= db.Set<BriefingSheet>().AsNoTracking().Where(s => s.Day >= since && s.Day <= today && s.State == SheetState.Shared).OrderBy(s => s.Day).ToListAsync(cancel);
    }

    /// <summary>Bars from tonight's shared sheet, in the viewer's own version; empty when none is shared.</summary>
    public async Task<List<Shift>> ShiftsAsync(CancellationToken cancel)
    {
        if (!scope.Viewer.May(Permission.SeeTonight) || BriefingQueries.Foremost(await SharedAsync(cancel), BriefingQueries.Evening(time.GetUtcNow())) is not { } sheet
            || await db.VersionAsync(sheet, await audiences.CurrentAsync(cancel), cancel) is not { } shared)
            return [];
        var planned = shared.Document.In(BriefingBlock.Presence).Where(l => l is { From: not null, To: not null })
            .Select(l => new Shift(l.Heading ?? "", Hour(l.From!.Value), Hour(l.To!.Value), string.Join(" · ", new[] { l.Count?.ToString(CultureInfo.CurrentCulture), l.Place }.OfType<string>())));
        var gaps = shared.Document.Covers().SelectMany(c => c.Gaps.Select(g => new Shift(c.Place.Name, Hour(g.From), Hour(g.To), texts["Briefing.Grid.Gap"]) { IsGap = true }));
        return [.. planned, .. gaps];
    }

    /// <summary>The passes of the last days with their places and words; nothing for who may not read what goes to briefings.</summary>
    public async Task<IReadOnlyList<ToldPass>> WeekendAsync(CancellationToken cancel)
    {
        if (!scope.Viewer.May(Permission.SeeTonight))
            return [];
        var audience = await audiences.CurrentAsync(cancel);
        if (audience == BriefingAudience.NightPatrols)
            return [];
        var sheets = await SharedAsync(cancel);
        var all = sheets.ConvertAll(s => s.Id);
        var debriefs = all.Count == 0 ? [] : await db.Set<Debrief>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]).AsNoTracking().Where(d => all.Contains(d.SheetId) && d.Sharing >= SharingLevel.Briefing).OrderBy(d => d.ReceivedAt).Select(d => new { d.SheetId, d.Text, d.ShiftId }).ToListAsync(cancel);
        var walks = await WalksAsync(cancel);
        var passes = new List<ToldPass>();
        foreach (var evening in sheets.GroupBy(s => s.Key, StringComparer.Ordinal))
        {
            var ids = evening.Select(s => s.Id).ToList();
            var told = debriefs.FindAll(d => ids.Contains(d.SheetId));
            // Two sheets of an evening share its walks: they are told once.
            var walked = passes.Exists(p => p.Day == evening.First().Day) ? [] : walks.FindAll(w => w.Day == evening.First().Day);
            if (told.Count + walked.Count == 0 || await db.VersionAsync(evening.MaxBy(s => s.Edition)!, audience, cancel) is not { } shared)
                continue;
            // Only places that one's own version names; words may say more than a version does, and stay with police and municipality.
            // Police and municipality also read what was said of a place that a corrected edition left out.
            var named = shared.Document.In(BriefingBlock.Priorities).Select(l => l.Name).ToHashSet(StringComparer.Ordinal);
            var places = (await DebriefSummary.PlacesAsync(db, evening.First(), walked, cancel))
                .Where(p => audience == BriefingAudience.PoliceAndMunicipality || named.Contains(p.Name)).OrderBy(p => p.IsFromOne).ToList();
            passes.Add(new(evening.First().Day, told.Count(t => t.ShiftId is null), places, audience == BriefingAudience.PoliceAndMunicipality ? [.. told.Select(t => t.Text).OfType<string>()] : []) { Walks = Told(walked, audience) });
        }

        if (audience == BriefingAudience.PoliceAndMunicipality)
            passes.AddRange(walks.Where(w => !passes.Exists(p => p.Day == w.Day)).GroupBy(w => w.Day).Select(g => new ToldPass(g.Key, 0, [], []) { Walks = ToldWalks.Of([.. g]) }).ToList());
        return [.. passes.OrderBy(p => p.Day)];
    }

    // Guards read how many walks have answered and what is said of the places in their version; what the evening lacked goes to those who plan it.
    private static ToldWalks Told(List<ToldWalk> walks, BriefingAudience audience) =>
        audience == BriefingAudience.PoliceAndMunicipality ? ToldWalks.Of(walks) : ToldWalks.None with { Count = walks.Count };

    private Task<List<ToldWalk>> WalksAsync(CancellationToken cancel)
    {
        var today = Platform.Time.Stockholm.DayOf(time.GetUtcNow());
        return db.WalksToldAsync(today.AddDays(-DaysTold), today, cancel);
    }

    public string Say(DebriefedPlace place, DateOnly day)
    {
        var on = day.ToString("dddd d MMMM", CultureInfo.CurrentCulture);
        return place.IsFromOne ? texts["Briefing.Debrief.NotTold", on] : texts[DebriefSummary.KeyOf(place), place.Uneasy, place.Answers, place.Calm, on];
    }

    private static double Hour(TimeOnly time) => 12 + (NightTime.Minutes(time) / 60d);
}

/// <summary>A pass as the start page tells of it.</summary>
public sealed record ToldPass(DateOnly Day, int Debriefs, IReadOnlyList<DebriefedPlace> Places, IReadOnlyList<string> Words)
{
    /// <summary>The night patrols' answers, which are counted like the debriefs.</summary>
    public ToldWalks Walks { get; init; } = ToldWalks.None;
}
