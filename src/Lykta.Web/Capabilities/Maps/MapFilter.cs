using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.List;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Maps;

/// <summary>What the map shows, read from its address; list, map, data and export all go by this one.</summary>
public sealed record MapFilter
{
    /// <summary>inatt, 7, 28 or egen.</summary>
    public string Time { get; private init; } = "7";

    public DateTimeOffset From { get; private init; }

    public DateTimeOffset To { get; private init; }

    public DateOnly FirstDay { get; private init; }

    public DateOnly LastDay { get; private init; }

    public string? Type { get; private init; }

    public ObservationSource? Source { get; private init; }

    /// <summary>formiddag, eftermiddag, kvall or natt.</summary>
    public string? TimeOfDay { get; private init; }

    public SharingLevel? Sharing { get; private init; }

    public AreaId? Area { get; private init; }

    /// <summary>Areas shaded by count, instead of points.</summary>
    public bool IsShaded { get; private init; }

    /// <summary>What of the address could not be used.</summary>
    public Error? Fault { get; private init; }

    /// <summary>All that decides which observations it lets through.</summary>
    internal object WhatCounts => (From, To, LastDay, Type, Source, TimeOfDay, Sharing, Area);

    public static MapFilter Read(MapQuery query, DateTimeOffset now)
    {
        var filter = new MapFilter
        {
            Fault = Unknown(query),
            Type = query.Typ is { Length: > 0 and <= 40 } ? query.Typ : null,
            Source = Choice<ObservationSource>(query.Kalla),
            Sharing = Choice<SharingLevel>(query.Niva),
            TimeOfDay = DayParts.Hours.ContainsKey(query.Dygn ?? "") ? query.Dygn : null,
            Area = AreaKeys.Parse(query.Omrade),
            IsShaded = query.Vy == "yta",
        };
        return query.Tid switch
        {
            "inatt" => filter.Tonight(now),
            "28" => filter.Days(28, now),
            "egen" => filter.Own(query, now),
            null or "" when query.Fran is { Length: > 0 } || query.Till is { Length: > 0 } => filter.Own(query, now),
            _ => filter.Days(7, now),
        };
    }

    // The fields' own choices; a type is known first with the lists.
    private static Error? Unknown(MapQuery query)
    {
        var field = !(query.Tid is null or "" or "inget" or "inatt" or "7" or "28" or "egen") ? "tid"
            : query.Dygn is { Length: > 0 } part && !DayParts.Hours.ContainsKey(part) ? "dygn"
            : query.Kalla is { Length: > 0 } && Choice<ObservationSource>(query.Kalla) is null ? "kalla"
            : query.Niva is { Length: > 0 } && Choice<SharingLevel>(query.Niva) is null ? "niva"
            : query.Omrade is { Length: > 0 } && AreaKeys.Parse(query.Omrade) is null ? "omrade"
            : query.Typ is { Length: > 40 } ? "typ" : null;
        return field is null ? null : new("Maps.Error.Code", field);
    }

    private MapFilter Days(int days, DateTimeOffset now)
    {
        var today = Stockholm.DayOf(now);
        return Between(days == 7 ? "7" : "28", today.AddDays(1 - days), today);
    }

    private MapFilter Own(MapQuery query, DateTimeOffset now)
    {
        var (first, last) = (Day(query.Fran), Day(query.Till));
        if (first is { } from && last is { } to && from <= to && to.DayNumber - from.DayNumber < MapTimes.LongestDays)
            return Between("egen", from, to);
        var fault = first is null || last is null ? "Maps.Error.Days" : first > last ? "Maps.Error.Order" : "Maps.Error.TooLong";
        return Days(7, now) with { Time = "egen", Fault = new(fault, "fran", MapTimes.LongestDays) };
    }

    private MapFilter Between(string time, DateOnly first, DateOnly last) => this with
    {
        Time = time,
        FirstDay = first,
        LastDay = last,
        From = Stockholm.StartOf(first),
        To = Stockholm.StartOf(last.AddDays(1)),
    };

    private MapFilter Tonight(DateTimeOffset now)
    {
        var (evening, from, to) = DayParts.NightAt(now);
        return this with { Time = "inatt", FirstDay = evening, LastDay = evening.AddDays(1), From = from, To = to };
    }

    /// <summary>The address of the list that shows the same: its own codes for the same choices.</summary>
    public QueryString ListQuery()
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["tid"] = Time == "egen" ? null : Time,
            ["fran"] = Time == "egen" ? FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            ["till"] = Time == "egen" ? LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            ["typ"] = Type,
            ["omrade"] = Area?.Value.ToString(),
            ["dygn"] = TimeOfDay,
            ["kalla"] = Source is { } source ? FilterReading.CodeOf(source) : null,
            ["delning"] = Sharing is { } sharing ? FilterReading.CodeOf(sharing) : null,
        };
        return QueryString.Create(query.Where(q => q.Value is not null));
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1990 and < 2200 ? day : null;

    private static T? Choice<T>(string? text) where T : struct, Enum =>
        Enum.GetValues<T>().Where(v => v.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).Select(v => (T?)v).FirstOrDefault();
}

/// <summary>The map's address.</summary>
public sealed record MapQuery
{
    public string? Tid { get; init; }
    public string? Fran { get; init; }
    public string? Till { get; init; }
    public string? Typ { get; init; }
    public string? Kalla { get; init; }
    public string? Dygn { get; init; }
    public string? Niva { get; init; }
    public string? Omrade { get; init; }
    public string? Vy { get; init; }
    public string? Plats { get; init; }
}

public static class MapTimes
{
    /// <summary>A year at most in one picture.</summary>
    public const int LongestDays = 366;
}
