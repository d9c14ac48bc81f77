namespace Lykta.Web.Capabilities.Maps;

/// <summary>
/// A count of several observations: those about people or otherwise sensitive are hidden below the partnership's limit,
/// and then nothing derived from them (size, shade, order) may tell them either.
/// </summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct SmallCount(int Plain, int Sensitive, int Limit)
{
    public bool IsHidden => Sensitive > 0 && Sensitive < Limit;

    public bool IsZero => Plain == 0 && Sensitive == 0;

    /// <summary>What sizes and shades may be made from.</summary>
    public int Shown => IsHidden ? Plain : Plain + Sensitive;

    /// <summary><c>12</c>, <c>&lt;5</c>, or <c>12 + &lt;5</c> where the hidden part stands beside an open one.</summary>
    public override string ToString() => (IsHidden, Plain) switch
    {
        (false, _) => (Plain + Sensitive).ToString(System.Globalization.CultureInfo.InvariantCulture),
        (true, 0) => $"<{Limit}",
        _ => $"{Plain} + <{Limit}",
    };

    /// <summary>
    /// As the page where the reader chooses the days says it: counts about people in steps of the limit, because of two exact ones
    /// over days that differ by one the day between could be reckoned out.
    /// </summary>
    public string Stepped => new MapCount(Plain, Sensitive, IsHidden, Limit).Said($"<{Limit}");

    public SmallCount Add(bool isSensitive, int count = 1) => isSensitive ? this with { Sensitive = Sensitive + count } : this with { Plain = Plain + count };
}
