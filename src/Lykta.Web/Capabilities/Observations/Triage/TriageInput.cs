using System.Globalization;
using Lykta.Web.Capabilities.Observations.List;
using Lykta.Web.Data;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Observations.Triage;

/// <summary>The form of one item, as typed.</summary>
public sealed class TriageInput
{
    /// <summary>1 egen, 2 delad, 3 annan: the key that sets it.</summary>
    public string? Control { get; set; }

    public string? Recipient { get; set; }

    public string? ForwardedOn { get; set; }

    public string? Type { get; set; }

    public string? Place { get; set; }

    public string? Sharing { get; set; }

    public string? Problem { get; set; }

    /// <summary>The row as it was when the form was opened.</summary>
    public int Version { get; set; }

    /// <summary>The writer has looked at the soft warnings.</summary>
    public bool IsAboutNoOne { get; set; }

    /// <summary>The rings that the desk chooses among; nothing of one observation is opened to everyone.</summary>
    public static readonly IReadOnlyDictionary<string, SharingLevel> Levels =
        FilterReading.CodesOf<SharingLevel>().Where(c => c.Value != SharingLevel.Open).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);

    public Control? ControlOr => Control switch { "1" => Observations.Control.Own, "2" => Observations.Control.Shared, "3" => Observations.Control.Other, _ => null };

    public DateOnly? ForwardedDay =>
        DateOnly.TryParseExact(ForwardedOn?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Stockholm.IsPlausible(day) ? day : null;

    public static TriageInput Of(Observation item, ObservationNames names, DateOnly today) => new()
    {
        Control = item.Control is { } control ? ((int)control + 1).ToString(CultureInfo.InvariantCulture) : null,
        Recipient = item.ForwardedTo,
        ForwardedOn = (item.ForwardedOn ?? today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Type = names.Types.GetValueOrDefault(item.TypeId)?.Code,
        Place = item.PlaceId is { } place ? names.Places.GetValueOrDefault(place)?.Slug : null,
        Sharing = FilterReading.CodeOf(item.Sharing),
        Problem = item.Problem,
        Version = item.Version,
    };
}
