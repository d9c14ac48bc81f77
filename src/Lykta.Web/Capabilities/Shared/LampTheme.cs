using System.Globalization;
using System.Text.RegularExpressions;

namespace Lykta.Web.Capabilities.Shared;

/// <summary>A municipality's own lamp colour and logotype, as the stylesheet that the layout links to.</summary>
public sealed partial record LampTheme(string LampColour, string? LogoUrl = null, double LogoWidthInRem = 8)
{
    private const string DarkInk = "#3a2600";
    private const string LightInk = "#ffffff";

    public bool IsValid => Hex().IsMatch(LampColour) && (LogoUrl is null || LocalPath().IsMatch(LogoUrl));

    /// <summary>The ink that reads best on the lamp.</summary>
    public string LampInk => Contrast(LampColour, DarkInk) >= Contrast(LampColour, LightInk) ? DarkInk : LightInk;

    public string ToCss()
    {
        if (!IsValid)
            throw new InvalidOperationException("A lamp colour is #rrggbb and a logotype has a local address.");
        var logo = LogoUrl is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"--logo:url(\"{LogoUrl}\");--logo-width:{LogoWidthInRem}rem;");
        // Over card and paper a light lamp needs a darker rim; over night it needs none.
        return $":root,[data-theme]{{--lamp:{LampColour};--lamp-ink:{LampInk};{logo}}}";
    }

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string hex) =>
        0.2126 * Channel(hex, 1) + 0.7152 * Channel(hex, 3) + 0.0722 * Channel(hex, 5);

    private static double Channel(string hex, int at)
    {
        var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Hex();

    [GeneratedRegex("^/[A-Za-z0-9/_.-]+$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex LocalPath();
}
