using System.Globalization;

namespace Lykta.Web.Capabilities.Maps;

/// <summary>
/// A count of several observations as the map may tell it. Where it is hidden nothing derived from it (size, shade, order) tells
/// the part that is about people, and nothing tells whether that part is small itself or protects one that is.
/// </summary>
/// <param name="Plain">What is never hidden: not about people, or drawn one by one.</param>
/// <param name="Sensitive">About people.</param>
/// <param name="IsHidden">The sensitive part may not be told.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct MapCount(int Plain, int Sensitive, bool IsHidden)
{
    public bool IsZero => Plain == 0 && Sensitive == 0;

    /// <summary>What sizes and shades may be made from.</summary>
    public int Shown => IsHidden ? Plain : Plain + Sensitive;

    /// <summary><c>12</c>, <c>dolt</c>, or <c>12 + dolt</c> where the hidden part stands beside an open one.</summary>
    public string Said(string hidden) => (IsHidden, Plain) switch
    {
        (false, _) => Shown.ToString(CultureInfo.InvariantCulture),
        (true, 0) => hidden,
        _ => $"{Plain.ToString(CultureInfo.InvariantCulture)} + {hidden}",
    };
}
