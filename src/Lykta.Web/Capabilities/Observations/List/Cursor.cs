using System.Globalization;
using System.Runtime.InteropServices;

namespace Lykta.Web.Capabilities.Observations.List;

/// <summary>A position in the list, newest first: the instant and, among equals, the number. Rows that come in later move nothing.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Cursor(DateTimeOffset At, int Number)
{
    // Ten-millionths would not survive either database.
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}-{Number}");

    public static bool TryParse(string? text, out Cursor cursor)
    {
        cursor = default;
        var parts = text?.Split('-') ?? [];
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || milliseconds > 253_402_300_799_999)
            return false;
        cursor = new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), number);
        return true;
    }
}
