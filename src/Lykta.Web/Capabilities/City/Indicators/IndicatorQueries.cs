using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City.Indicators;

/// <summary>An indicator with its definitions, oldest first.</summary>
public sealed record DefinedIndicator(CommonIndicator Head, IReadOnlyList<IndicatorDefinition> Definitions)
{
    public IndicatorDefinition Latest => Definitions[^1];

    /// <summary>The definition in force on the period's first day; null when it is of another kind or none was.</summary>
    public IndicatorDefinition? Under(IndicatorPeriod period) =>
        Definitions.LastOrDefault(d => d.ValidFrom <= period.Start) is { } found && found.Period == period.Kind && (found.ValidTo is null || period.Start <= found.ValidTo) ? found : null;

    public IndicatorDefinition Numbered(int number) => Definitions.First(d => d.Number == number);

    /// <summary>The periods that have begun, oldest first, each of the kind that its definition says.</summary>
    public IEnumerable<IndicatorPeriod> Begun(DateOnly today)
    {
        foreach (var (definition, next) in Definitions.Select((d, i) => (d, i + 1 < Definitions.Count ? Definitions[i + 1].ValidFrom : DateOnly.MaxValue)))
        {
            var last = new[] { today, definition.ValidTo ?? today, next == DateOnly.MaxValue ? today : next.AddDays(-1) }.Min();
            var period = IndicatorPeriod.Of(definition.Period, definition.ValidFrom);
            for (period = period.Start < definition.ValidFrom ? period.Next : period; period.Start <= last; period = period.Next)
                yield return period;
        }
    }
}

public static class IndicatorQueries
{
    /// <summary>Those that a city has defined: its own, or those that a district reads from its parent.</summary>
    public static async Task<List<DefinedIndicator>> IndicatorsAsync(this LyktaDbContext db, PartnershipId city, CancellationToken cancel)
    {
        var heads = await db.Set<CommonIndicator>().AsNoTracking().Where(i => i.PartnershipId == city).OrderBy(i => i.Number).ToListAsync(cancel);
        var definitions = (await db.Set<IndicatorDefinition>().AsNoTracking().Where(d => d.PartnershipId == city).OrderBy(d => d.Number).ToListAsync(cancel)).ToLookup(d => d.IndicatorId);
        return [.. heads.Where(h => definitions[h.Id].Any()).Select(h => new DefinedIndicator(h, [.. definitions[h.Id]]))];
    }

    public static async Task<DefinedIndicator?> IndicatorAsync(this LyktaDbContext db, PartnershipId city, int number, CancellationToken cancel) =>
        (await db.IndicatorsAsync(city, cancel)).Find(i => i.Head.Number == number);

    /// <summary>The latest release of each indicator, district and period.</summary>
    public static async Task<List<IndicatorRelease>> ReleasesAsync(this LyktaDbContext db, IReadOnlyCollection<PartnershipId> districts, CancellationToken cancel) =>
        [.. (await db.Set<IndicatorRelease>().AsNoTracking().Where(r => districts.Contains(r.PartnershipId)).ToListAsync(cancel))
            .GroupBy(r => (r.IndicatorId, r.PartnershipId, r.PeriodKind, r.Year, r.Part)).Select(g => g.MaxBy(r => (r.ReleasedAt, r.Id))!)];

    public static async Task<List<IndicatorTable>> IndicatorTablesAsync(this LyktaDbContext db, PartnershipId city, IReadOnlyList<PartnershipEntry> districts, DateOnly today, CancellationToken cancel)
    {
        var releases = (await db.ReleasesAsync([.. districts.Select(d => d.Id)], cancel)).ToLookup(r => r.IndicatorId);
        return (await db.IndicatorsAsync(city, cancel)).ConvertAll(i => IndicatorTable.Of(i, districts, [.. releases[i.Head.Id]], today));
    }
}
