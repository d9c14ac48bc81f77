using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Tests.Capabilities.Observations;

/// <summary>Puts known observations in a host, with valid values for all that a test does not name.</summary>
internal static class DeskHouse
{
    public const string Root = "/" + DemoSeed.DistrictSlug;

    public static async Task<Observation> ReceiveAsync(
        this LyktaHost host, string? text = null, string type = "belysning", string place = "sundby-torg", string unit = "Park och stadsmiljö",
        SharingLevel sharing = SharingLevel.Briefing, TimeSpan? ago = null, string? wish = null, string slug = DemoSeed.DistrictSlug, MembershipId? by = null)
    {
        var scope = await host.SystemScopeAsync(slug);
        return await host.Writes.RunAsync(scope, async (work, cancel) =>
        {
            var kind = await work.Db.Set<EventType>().SingleAsync(t => t.Code == type, cancel);
            var at = await work.Db.Set<Place>().SingleAsync(p => p.Slug == place, cancel);
            var owner = await work.Db.Set<Organisation>().SingleAsync(o => o.Name == unit, cancel);
            return await work.ReceiveAsync(
                new(kind.Id, work.Now - (ago ?? TimeSpan.FromMinutes(5)), new(owner.Id, owner.RootId, owner.BranchId), ObservationSource.Form)
                {
                    Place = at.Id,
                    Area = at.AreaId,
                    Text = Screened(text),
                    Wish = Screened(wish),
                    Sharing = sharing,
                    WrittenBy = by,
                }, cancel);
        }, CancellationToken.None);
    }

    public static Task<Observation> FindAsync(this LyktaHost host, int number) =>
        host.ReadAsync(db => db.Set<Observation>().AsNoTracking().SingleAsync(o => o.Number == number));

    /// <summary>Hostile words would not pass the wall; here they stand for what came in before it was mended.</summary>
    public static ScreenedText? Screened(string? text) => text is null ? null
        : ScreenedText.TryPass(text, ScreeningContext.Inside, Enum.GetValues<FindingKind>().ToHashSet(), out var passed, out _) ? passed
        : throw new InvalidOperationException($"Stopped: {text}");

    /// <summary>Counts kept ahead against the rows, for the whole partnership.</summary>
    public static Task<(Dictionary<string, int> Kept, Dictionary<string, int> Live)> CountsAsync(this LyktaHost host) => host.ReadAsync(async db =>
    {
        var kept = await db.Set<DayCount>().AsNoTracking().ToListAsync();
        var live = await db.Set<Observation>().AsNoTracking().Where(o => o.Status != ObservationStatus.Duplicate).ToListAsync();
        string Key(DateOnly day, EventTypeId type, AreaId area, PlaceId place, SharingLevel sharing) => $"{day:O} {type.Value} {area.Value} {place.Value} {sharing}";
        return (
            kept.GroupBy(c => Key(c.Day, c.TypeId, c.AreaId, c.PlaceId, c.Sharing)).Select(g => (g.Key, Sum: g.Sum(c => c.Count))).Where(g => g.Sum != 0).ToDictionary(g => g.Key, g => g.Sum),
            live.GroupBy(o => Key(o.OccurredOn, o.TypeId, o.AreaId ?? default, o.PlaceId ?? default, o.Sharing)).ToDictionary(g => g.Key, g => g.Count()));
    });
}
