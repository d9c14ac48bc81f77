using System.Text.Json.Serialization;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>A sheet as one audience reads it. Once shared it is kept as it is, and every page and file is made of it.</summary>
public sealed record SheetDocument(
    string Partnership, string? Collaboration, DateOnly Day, int Edition, TimeOnly MeetingAt, TimeOnly From, TimeOnly To,
    BriefingAudience Audience, DateOnly DeleteBy, DateTimeOffset? SharedAt, bool IsSecrecyMarked, IReadOnlyList<SheetLine> Lines)
{
    public IEnumerable<SheetLine> In(BriefingBlock block) => Lines.Where(l => l.Block == block);

    public IEnumerable<Cover> Covers() => In(BriefingBlock.Priorities).Select(p => p.Gaps is { } gaps ? new Cover(p, gaps, true) : Cover.Of(p, In(BriefingBlock.Presence)));
}

/// <summary>One line of a version; what the audience may not have is not in it.</summary>
public sealed record SheetLine(Guid Item, BriefingBlock Block)
{
    /// <summary>The district that released it to the collaboration; null for one's own.</summary>
    public string? District { get; init; }

    public string? Heading { get; init; }

    public string? Place { get; init; }

    public string? PlaceSlug { get; init; }

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    public TimeOnly? From { get; init; }

    public TimeOnly? To { get; init; }

    public string? Text { get; init; }

    public string? Action { get; init; }

    public string? Contact { get; init; }

    public int? Count { get; init; }

    public DateOnly? Since { get; init; }

    /// <summary>
    /// Of a priority place: when nobody is there, counted from all who are out, also those whose rows this audience does not get.
    /// Null before a version is cut, and when the place has no window.
    /// </summary>
    public IReadOnlyList<Gap>? Gaps { get; init; }

    /// <summary>Stands where another district's rows stood, which it has taken back since.</summary>
    [JsonIgnore]
    public bool IsTakenBack { get; init; }

    /// <summary>What it is called in a list.</summary>
    public string Name => Place ?? Heading ?? Text ?? "";

    /// <summary>Who or what, where and when: so that two lines about the same place can be told apart by the one who writes the sheet.</summary>
    [JsonIgnore]
    public string Described => string.Join(' ', new[]
    {
        District is null ? null : District + ":",
        Block == BriefingBlock.Presence ? string.Join(", ", new[] { Heading + (Count is null ? "" : $" ({Count})"), Place }.OfType<string>().Where(p => p.Length > 0)) : Place ?? Heading,
        Window,
        Block == BriefingBlock.Presence ? null : Text ?? Action,
    }.OfType<string>().Where(p => p.Length > 0));

    public string? Window => From is { } from && To is { } to ? $"{NightTime.Say(from)}–{NightTime.Say(to)}" : null;

    public int WeeksOpenOn(DateOnly day) => Since is { } since ? OpenAge.Weeks(since, day) : 0;
}

/// <summary>Hours of a night that goes past midnight: the small hours come after the evening.</summary>
public static class NightTime
{
    /// <summary>Minutes since noon.</summary>
    public static int Minutes(TimeOnly time) => ((time.Hour * 60) + time.Minute - 720 + 1440) % 1440;

    public static TimeOnly Time(int minutes) => new TimeOnly(12, 0).AddMinutes(minutes);

    /// <summary>21, or 21.30.</summary>
    public static string Say(TimeOnly time) => time.ToString(time.Minute == 0 ? "HH" : "HH.mm", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A stretch of a window when nobody is there.</summary>
public sealed record Gap(TimeOnly From, TimeOnly To);

/// <summary>Whether somebody is at a priority place during its window, and when nobody is.</summary>
public sealed record Cover(SheetLine Place, IReadOnlyList<Gap> Gaps, bool IsKnown)
{
    public bool IsCovered => IsKnown && Gaps.Count == 0;

    public static Cover Of(SheetLine place, IEnumerable<SheetLine> presences)
    {
        if (place.From is not { } from || place.To is not { } to)
            return new(place, [], false);
        var (at, end) = (NightTime.Minutes(from), NightTime.Minutes(to));
        var there = presences
            .Where(p => p is { From: not null, To: not null, Count: null or > 0 } && IsThere(p, place))
            .Select(p => (From: NightTime.Minutes(p.From!.Value), To: NightTime.Minutes(p.To!.Value))).OrderBy(p => p.From).ToList();
        List<Gap> gaps = [];
        foreach (var (begins, ends) in there)
        {
            if (begins > at && at < end)
                gaps.Add(new(NightTime.Time(at), NightTime.Time(Math.Min(begins, end))));
            at = Math.Max(at, ends);
        }

        if (at < end)
            gaps.Add(new(NightTime.Time(at), to));
        return new(place, gaps, true);
    }

    public string Say() => string.Join(", ", Gaps.Select(g => $"{NightTime.Say(g.From)}–{NightTime.Say(g.To)}"));

    private static bool IsThere(SheetLine presence, SheetLine place) =>
        presence.PlaceSlug is { } slug ? slug == place.PlaceSlug && presence.District == place.District : presence.Place is { } name && name == place.Place;
}
