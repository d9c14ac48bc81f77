using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Report;

/// <summary>What the form offers this reporter.</summary>
public sealed record ReportForm(Reporter Reporter, ReportTiles Tiles, PlaceIndex Index, IReadOnlyList<NamedPlace> Recent)
{
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public IEnumerable<SelectListItem> Groups(Texts texts) =>
        Enum.GetValues<GroupSize>().Select(g => new SelectListItem(texts[$"Observations.Group.{g}"], g.ToString()));

    public IEnumerable<SelectListItem> Unsafeties(Texts texts) =>
        Enumerable.Range(0, 4).Select(n => new SelectListItem(texts[$"Observations.Unsafety.{n}"], n.ToString(CultureInfo.InvariantCulture)));

    public IEnumerable<SelectListItem> Police(Texts texts) =>
    [
        new(texts["Observations.Police.Unknown"], ""), new(texts["Observations.Police.Yes"], "true"), new(texts["Observations.Police.No"], "false"),
    ];

    /// <summary>The reason stands as a hint under each.</summary>
    public IEnumerable<SelectListItem> Levels(Texts texts) => Reporter.Levels.Select(level => new SelectListItem(
        texts[$"Observations.Sharing.{level}"], level.ToString())
    { Group = new() { Name = texts[$"Observations.Sharing.{level}.Why"] } });

    public IEnumerable<SelectListItem> Places(Texts texts)
    {
        yield return new(texts["Observations.Report.Place.None"], "");
        foreach (var place in Index.Places)
            yield return new(place.Name, place.Slug) { Group = new() { Name = texts["Observations.Report.Place.Places"] } };
        foreach (var area in Index.Areas)
            yield return new(area.Name, ReportInput.AreaPrefix + area.Id.Value) { Group = new() { Name = texts["Observations.Report.Place.Areas"] } };
    }

    public IEnumerable<SelectListItem> Types(Texts texts) =>
        Tiles.All.Select(t => new SelectListItem(t.Name(IsEnglish), t.Code)).Prepend(new(texts["Observations.Report.Type.None"], ""));
}

/// <summary>Reads the form for the viewer of the request.</summary>
public sealed class ReportForms(LyktaDbContext db, LyktaScope scope, Reporters reporters, PlaceIndexes indexes, TimeProvider time)
{
    private const int RecentPlaces = 2;

    public async Task<ReportForm> ReadAsync(CancellationToken cancel)
    {
        var reporter = await reporters.CurrentAsync(cancel);
        var index = await indexes.OfAsync(scope.Partnership!, cancel);
        return new(
            reporter, await ReportTiles.ReadAsync(db, reporter, time.GetUtcNow(), cancel), index, await RecentAsync(reporter, index, cancel));
    }

    // The reporter's own last places first; a newcomer is offered where the week's observations were made.
    private async Task<IReadOnlyList<NamedPlace>> RecentAsync(Reporter reporter, PlaceIndex index, CancellationToken cancel)
    {
        var found = new List<PlaceId>();
        if (reporter.Membership is { } membership)
        {
            found.AddRange((await db.Set<Observation>().Where(o => o.WrittenBy == membership && o.PlaceId != null)
                .OrderByDescending(o => o.ReceivedAt).Select(o => o.PlaceId!.Value).Take(30).ToListAsync(cancel)).Distinct());
        }

        if (found.Count < RecentPlaces)
        {
            var since = time.GetUtcNow().AddDays(-7);
            found.AddRange(await db.Set<Observation>().Where(o => o.OccurredFrom >= since && o.PlaceId != null)
                .GroupBy(o => o.PlaceId!.Value).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).Take(6).ToListAsync(cancel));
        }

        return [.. found.Distinct().Select(id => index.Find(id)).OfType<NamedPlace>().Take(RecentPlaces)];
    }
}
