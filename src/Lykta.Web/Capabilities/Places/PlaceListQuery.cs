using Lykta.Web.Data;

namespace Lykta.Web.Capabilities.Places;

/// <summary>The list's address: <c>?typ=torg&amp;omrade=…&amp;q=…&amp;stangda=true</c>. What cannot be read is left out.</summary>
public sealed record PlaceListQuery
{
    public string? Typ { get; init; }
    public string? Omrade { get; init; }
    public string? Q { get; init; }
    public string? Stangda { get; init; }

    public PlaceFilter ToFilter() => new(
        PlaceKinds.Parse(Typ), AreaKeys.Parse(Omrade), Q is { Length: > 0 and <= 120 } ? Q : null, Stangda == "true");
}

/// <summary>An area in an address: its id without hyphens.</summary>
public static class AreaKeys
{
    public static string Code(this AreaId id) => id.Value.ToString("N");

    public static AreaId? Parse(string? code) => Guid.TryParseExact(code, "N", out var id) ? new AreaId(id) : null;
}
