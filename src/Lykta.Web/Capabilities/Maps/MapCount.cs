using System.Globalization;

namespace Lykta.Web.Capabilities.Maps;

/// <summary>
/// A count of several observations as the map may tell it. Where it is hidden nothing derived from it (size, shade, order) tells
/// the part that is about people, and nothing tells whether that part is small itself or protects one that is. Where it is told,
/// that part is told in steps: of two exact ones, over days or filters that differ by little, the difference could be reckoned out.
/// </summary>
/// <param name="Plain">What is never hidden: not about people, or drawn one by one.</param>
/// <param name="Sensitive">About people.</param>
/// <param name="IsHidden">The sensitive part may not be told.</param>
/// <param name="Step">The partnership's limit for small numbers, at least 1.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct MapCount(int Plain, int Sensitive, bool IsHidden, int Step)
{
    public bool IsZero => Plain == 0 && Sensitive == 0;

    /// <summary>The least that it may be: what sizes and shades may be made from.</summary>
    public int Shown => IsHidden || Sensitive == 0 ? Plain : Plain + (Sensitive / Step * Step);

    /// <summary><c>12</c>, <c>10–14</c> where some are about people, <c>dolt</c>, or <c>12 + dolt</c> where the hidden part stands beside an open one.</summary>
    public string Said(string hidden) => (IsHidden, Plain) switch
    {
        (false, _) when Sensitive == 0 || Step == 1 => Text(Shown),
        (false, _) => $"{Text(Shown)}–{Text(Shown + Step - 1)}",
        (true, 0) => hidden,
        _ => $"{Text(Plain)} + {hidden}",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
