using System.Globalization;
using Lykta.Web.Capabilities.FocusPlaces;
using Lykta.Web.Capabilities.NightPatrols;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>
/// Fills a draft from what has happened: places of the week, points that are still open, last pass's debrief, usual staffing.
/// Takes only what is already shared for briefings, and starts each line in the innermost ring that may leave.
/// </summary>
public sealed class SheetPrefill(WriteUnit unit, BriefingSheet sheet, RowOwner owner, ScreeningContext wall)
{
    private const int MostPlaces = 3;
    private const int EventDays = 14;

    /// <summary>So many times the smallest number that is shown is many.</summary>
    private const int ManyTimes = 3;

    /// <summary>A focus place counts as one more observation with a little unsafety.</summary>
    private const int FocusWeight = 3;
    private static readonly HashSet<FindingKind> Accepted = [.. Enum.GetValues<FindingKind>()];

    private int order;
    private SharingLevel walkersReach = SharingLevel.Briefing;
    private IReadOnlyList<FocusOfEvening> focus = [];

    /// <summary>What people have written stays; what was filled in before and left alone is made anew.</summary>
    public async Task FillAsync(CancellationToken cancel)
    {
        // Also those that have been taken away: they come anew.
        var stale = await unit.Db.Set<BriefingItem>().IgnoreQueryFilters([BriefingItem.RemovedFilter]).Where(i => i.SheetId == sheet.Id && i.Origin != ItemOrigin.Written).ToListAsync(cancel);
        unit.Db.RemoveRange(stale);
        order = await unit.Db.Set<BriefingItem>().CountAsync(i => i.SheetId == sheet.Id, cancel);
        var last = await unit.Db.Set<BriefingSheet>().AsNoTracking()
            .Where(s => s.Day < sheet.Day && s.State == SheetState.Shared && s.CollaborationId == sheet.CollaborationId)
            .OrderByDescending(s => s.Day).ThenByDescending(s => s.Edition).FirstOrDefaultAsync(cancel);
        if (last is not null)
            await TellLastPassAsync(last, cancel);
        focus = await unit.Db.FocusOfEveningAsync(sheet.Day, cancel);
        AddFocus();
        await AddPlacesAsync(cancel);
        if (last is not null)
            await CarryOverAsync(last, cancel);
        await AddWalksAsync(cancel);
        await AddEventsAsync(cancel);
        await AddNewcomerAsync(cancel);
        sheet.Prepare(unit.Now);
    }

    private async Task TellLastPassAsync(BriefingSheet last, CancellationToken cancel)
    {
        foreach (var place in await DebriefSummary.PlacesAsync(unit.Db, last, await unit.Db.WalksToldAsync(last.Day, last.Day, cancel), cancel))
            Add(new(BriefingBlock.ForYourArea, SharingLevel.Briefing) { Heading = Text(place.Name, 120), Place = place.PlaceId, Origin = ItemOrigin.LastDebrief }, DebriefSummary.Sentence(place, last.Day));
        var editions = unit.Db.Set<BriefingSheet>().Where(s => s.SeriesId == last.SeriesId && s.Day == last.Day).Select(s => s.Id);
        var debriefs = await unit.Db.Set<Debrief>().AsNoTracking().Where(d => editions.Contains(d.SheetId) && d.Sharing >= SharingLevel.Briefing).OrderBy(d => d.ReceivedAt).ToListAsync(cancel);
        foreach (var told in debriefs.Where(d => d.Text is not null))
            Add(new(BriefingBlock.ForYourArea, SharingLevel.Briefing) { Text = Text(told.Text!), Origin = ItemOrigin.LastDebrief });
        foreach (var wished in debriefs.Where(d => d.Wish is not null))
            Add(new(BriefingBlock.OpenPoints, SharingLevel.Briefing) { Text = Text(wished.Wish!), Since = last.Day, Origin = ItemOrigin.LastDebrief });
    }

    // Where each team keeps to goes to all who read för ditt område; it stands among the three when there is cause.
    private void AddFocus()
    {
        foreach (var one in focus)
        {
            var heading = FilledSentence.Of("Focus.Fill.Heading", one.Team);
            var where = FilledSentence.Of("Focus.Fill.Places", string.Join(", ", one.Places.Select(p => p.Name)), FilledValue.On(one.To), one.Reason);
            Add(new(BriefingBlock.ForYourArea, SharingLevel.Briefing) { Heading = Text(heading.In(FilledWords.Swedish), 120), Origin = ItemOrigin.FocusPlaces }, new FilledWords(heading, [where]));
        }
    }

    private async Task AddPlacesAsync(CancellationToken cancel)
    {
        var since = sheet.Day.AddDays(-7);
        var seen = (await (
            from o in unit.Db.Set<Observation>().AsNoTracking()
            join t in unit.Db.Set<EventType>() on o.TypeId equals t.Id
            where o.OccurredOn >= since && o.OccurredOn <= sheet.Day && o.PlaceId != null && o.Sharing >= SharingLevel.Briefing
                && o.Status != ObservationStatus.Duplicate && (t.Precision == PlacePrecision.Point || t.Precision == PlacePrecision.NamedPlace)
                && t.Code != "positiv" && t.Code != "arrangemang"
            select new SeenAtPlace(o.PlaceId!.Value, o.OccurredFrom, o.Unsafety, t.NameSv, t.NameEn)).ToListAsync(cancel)).ToLookup(r => r.Place);
        var names = await unit.Db.Set<Place>().AsNoTracking().Where(p => p.ClosedAt == null).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var focused = focus.SelectMany(f => f.Places.Select(p => (p.Id, Focus: f))).ToLookup(p => p.Id, p => p.Focus);
        var partnership = unit.Scope.PartnershipId;
        var limit = await unit.Db.Set<Partnership>().Where(p => p.Id == partnership).Select(p => p.SmallNumberLimit).SingleAsync(cancel);
        var top = names.Keys.Where(p => seen.Contains(p) || focused.Contains(p))
            .OrderByDescending(p => seen[p].Sum(r => 2 + (r.Unsafety ?? 0)) + (focused.Contains(p) ? FocusWeight : 0)).ThenBy(p => names[p], StringComparer.Ordinal).Take(MostPlaces);
        foreach (var place in top)
        {
            var (begins, ends) = WindowOf(seen[place].Select(r => TimeOnly.FromDateTime(Stockholm.Local(r.At).DateTime)));
            IEnumerable<FilledSentence> why = [.. focused[place].Select(f => FilledSentence.Of("Focus.Fill.Place", f.Team, FilledValue.On(f.To))), .. SayWhatWasSeen([.. seen[place]], limit)];
            Add(new(BriefingBlock.Priorities, SharingLevel.Briefing)
            {
                Heading = Text(names[place], 120),
                Place = place,
                From = begins,
                To = ends,
                Origin = seen.Contains(place) ? ItemOrigin.Observations : ItemOrigin.FocusPlaces,
            }, [.. why]);
        }
    }

    // In words, never a number: what the picture of the present hides could be counted out from it, and from the next day's.
    private static IEnumerable<FilledSentence> SayWhatWasSeen(IReadOnlyList<SeenAtPlace> seen, int limit)
    {
        if (seen.Count == 0)
            yield break;
        var mostly = seen.GroupBy(r => r.Type, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().First();
        yield return FilledSentence.Of(
            seen.Count < limit ? "Briefing.Fill.Few" : seen.Count < ManyTimes * limit ? "Briefing.Fill.Several" : "Briefing.Fill.Many", new FilledValue(Lower(mostly.Type), Lower(mostly.TypeEnglish)));
    }

    private async Task CarryOverAsync(BriefingSheet last, CancellationToken cancel)
    {
        var lines = await unit.Db.Set<BriefingItem>().AsNoTracking()
            .Where(i => i.SheetId == last.Id && i.ClosedAt == null && (i.Block == BriefingBlock.OpenPoints || i.Block == BriefingBlock.Presence || i.Block == BriefingBlock.Newcomer))
            .OrderBy(i => i.Order).ToListAsync(cancel);
        var written = await unit.Db.Set<BriefingItem>().AsNoTracking().Where(i => i.SheetId == sheet.Id && i.Origin == ItemOrigin.Written).ToListAsync(cancel);
        var groups = await unit.Db.Set<PatrolGroup>().AsNoTracking().Select(g => g.Name).ToListAsync(cancel);
        walkersReach = lines.Find(l => IsWalk(l, groups))?.Sharing ?? walkersReach;
        foreach (var line in lines.Where(l => !IsWalk(l, groups) && !written.Exists(w => IsAlike(w, l))))
            unit.Db.Add(line.CopyTo(sheet.Id, ItemOrigin.CarriedOver, unit.Now));
    }

    // Who walked last time says nothing of tonight: a walk is told when somebody has signed up for it.
    private async Task AddWalksAsync(CancellationToken cancel)
    {
        var day = sheet.Day;
        var walks = await (
            from shift in unit.Db.Set<PatrolShift>().AsNoTracking()
            join patrol in unit.Db.Set<PatrolGroup>() on shift.GroupId equals patrol.Id
            where shift.Day == day && shift.CancelledAt == null && (shift.SignedUp > 0 || shift.Adults > 0)
            orderby shift.From, patrol.Name
            select new { patrol.Name, shift.PlaceId, shift.From, shift.To, Count = shift.Adults ?? shift.SignedUp }).ToListAsync(cancel);
        var written = await unit.Db.Set<BriefingItem>().AsNoTracking()
            .Where(i => i.SheetId == sheet.Id && i.Block == BriefingBlock.Presence && i.Origin == ItemOrigin.Written).Select(i => i.Heading).ToListAsync(cancel);
        foreach (var walk in walks.Where(w => !written.Contains(w.Name)))
            Add(new(BriefingBlock.Presence, walkersReach)
            {
                Heading = Text(walk.Name, 120),
                Place = walk.PlaceId,
                From = walk.From,
                To = walk.To,
                Count = walk.Count,
                Origin = ItemOrigin.NightPatrols,
            });
    }

    /// <summary>A line of those who walk at night, by what they are called or by a group's name.</summary>
    private static bool IsWalk(BriefingItem line, List<string> groups) => line is { Block: BriefingBlock.Presence, Heading: { } heading }
        && (heading.StartsWith("nattvandr", StringComparison.OrdinalIgnoreCase) || groups.Contains(heading, StringComparer.OrdinalIgnoreCase));

    private static bool IsAlike(BriefingItem one, BriefingItem other) =>
        (one.Block, one.Heading, one.PlaceId, one.Text, one.From) == (other.Block, other.Heading, other.PlaceId, other.Text, other.From);

    private async Task AddEventsAsync(CancellationToken cancel)
    {
        var since = sheet.Day.AddDays(-EventDays);
        var rows = await (
            from o in unit.Db.Set<Observation>().AsNoTracking()
            join t in unit.Db.Set<EventType>() on o.TypeId equals t.Id
            join p in unit.Db.Set<Place>() on o.PlaceId equals p.Id
            where t.Code == "arrangemang" && o.OccurredOn >= since && o.OccurredOn <= sheet.Day && o.Sharing >= SharingLevel.Briefing && o.Status != ObservationStatus.Duplicate
            orderby o.OccurredFrom descending
            select new { p.Id, p.Name, o.Text, o.OccurredOn }).Take(4).ToListAsync(cancel);
        foreach (var row in rows)
        {
            var words = new ItemWords(BriefingBlock.Events, SharingLevel.Briefing) { Heading = Text(row.Name, 120), Place = row.Id, Origin = ItemOrigin.Observations };
            if (row.Text is { Length: > 0 and <= BriefingItem.LongestText } written)
                Add(words with { Text = Text(written) });
            else
                Add(words, FilledSentence.Of("Briefing.Fill.Event", FilledValue.On(row.OccurredOn, "yyyy-MM-dd")));
        }
    }

    private async Task AddNewcomerAsync(CancellationToken cancel)
    {
        if (unit.Db.Set<BriefingItem>().Local.Any(i => i.SheetId == sheet.Id && i.Block == BriefingBlock.Newcomer)
            || await unit.Db.Set<BriefingItem>().AnyAsync(i => i.SheetId == sheet.Id && i.Block == BriefingBlock.Newcomer && i.Origin == ItemOrigin.Written, cancel))
            return;
        Add(new(BriefingBlock.Newcomer, SharingLevel.Open) { Origin = ItemOrigin.CarriedOver }, FilledSentence.Of("Briefing.Fill.Newcomer"));
    }

    private void Add(ItemWords words, params FilledSentence[] text) => Add(words, new FilledWords(null, text));

    // The wall reads what is said in Swedish; what it stops is said in no language.
    private void Add(ItemWords words, FilledWords filled)
    {
        var text = Text(filled.TextIn(FilledWords.Swedish));
        var isWhole = text is not null && (filled.Heading is null || words.Heading is not null);
        Add(words with { Text = text, Filled = isWhole ? filled : null });
    }

    private void Add(ItemWords words) => unit.Db.Add(BriefingItem.Write(sheet.Id, words, owner, null, order++, unit.Now));

    // Places, codes and texts that have passed the wall before; what is stopped now is left out.
    private ScreenedText? Text(string value, int longest = BriefingItem.LongestText) =>
        ScreenedText.TryPass(value.Length > longest ? value[..longest] : value, wall, Accepted, out var passed, out _, longest) ? passed : null;

    /// <summary>Three hours around the usual time in the evening, kept inside the pass.</summary>
    private (TimeOnly From, TimeOnly To) WindowOf(IEnumerable<TimeOnly> times)
    {
        var (begins, ends) = (NightTime.Minutes(sheet.From), NightTime.Minutes(sheet.To));
        var inside = times.Select(NightTime.Minutes).Where(m => m >= begins && m < ends).Order().ToList();
        var middle = inside.Count == 0 ? begins + 180 : inside[inside.Count / 2];
        var from = Math.Clamp((middle - 60) / 60 * 60, begins, Math.Max(begins, ends - 180));
        return (NightTime.Time(from), NightTime.Time(Math.Min(ends, from + 180)));
    }

    private static string Lower(string text) => char.ToLower(text[0], CultureInfo.GetCultureInfo("sv-SE")) + text[1..];
}

internal sealed record SeenAtPlace(PlaceId Place, DateTimeOffset At, int? Unsafety, string Type, string TypeEnglish);

/// <summary>A sheet is written in Swedish whoever's page or clock makes it.</summary>
public sealed class PlainTexts
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public string this[string key, params object[] arguments] => string.Format(Swedish, TextCatalogue.Embedded.Find(key, Swedish, arguments)!, arguments);
}
