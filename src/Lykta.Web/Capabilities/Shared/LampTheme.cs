using System.Globalization;
using System.Text.RegularExpressions;

namespace Lykta.Web.Capabilities.Shared;

/// <summary>A municipality's own lamp colour and logotype, as the stylesheet that the layout links to (<see cref="Shell.ThemeStylesheetUrl"/>).</summary>
public sealed partial record LampTheme(string LampColour, string? LogoUrl = null, double LogoWidthInRem = 8)
{
    private const string DarkInk = "#3a2600";
    private const string LightInk = "#ffffff";
    private const string Night = "#14233b";
    private const string Paper = "#faf8f3";
    private const string DarkCard = "#131f33";

    public bool IsValid => Hex().IsMatch(LampColour) && (LogoUrl is null || LocalPath().IsMatch(LogoUrl));

    /// <summary>Seen on the night-coloured bar (3:1) and readable with its ink (4.5:1).</summary>
    public bool IsReadable => IsValid && Contrast(LampColour, Night) >= 3 && Contrast(LampColour, LampInk) >= 4.5;

    /// <summary>The ink that reads best on the lamp.</summary>
    public string LampInk => Contrast(LampColour, DarkInk) >= Contrast(LampColour, LightInk) ? DarkInk : LightInk;

    public string ToCss()
    {
        if (!IsValid)
            throw new InvalidOperationException("A lamp colour is #rrggbb and a logotype has a local address.");
        var logo = LogoUrl is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"--logo:url(\"{LogoUrl}\");--logo-width:{LogoWidthInRem:0.##}rem;");
        var light = $"--lamp-edge:{Towards("#000000", Paper)};--lamp-wash:{Mix(LampColour, "#ffffff", 0.84)};";
        var dark = $"--lamp-edge:{Towards("#ffffff", DarkCard)};--lamp-wash:{Mix(LampColour, DarkCard, 0.82)};";
        return $":root,[data-theme]{{--lamp:{LampColour};--lamp-ink:{LampInk};{logo}}}"
            + $":root,[data-theme=\"light\"]{{{light}}}"
            + $"@media (prefers-color-scheme:dark){{:root:not([data-theme=\"light\"]){{{dark}}}}}"
            + $"[data-theme=\"dark\"]{{{dark}}}";
    }

    internal static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    /// <summary>The lamp moved towards an end of the scale until its rim is seen on the ground (3:1).</summary>
    private string Towards(string end, string ground) =>
        Enumerable.Range(0, 21).Select(step => Mix(LampColour, end, step / 20d)).First(c => Contrast(c, ground) >= 3);

    private static string Mix(string from, string to, double share) =>
        "#" + string.Concat(new[] { 1, 3, 5 }.Select(at =>
            ((int)Math.Round(Part(from, at) * (1 - share) + Part(to, at) * share)).ToString("x2", CultureInfo.InvariantCulture)));

    private static double Luminance(string hex) =>
        0.2126 * Channel(hex, 1) + 0.7152 * Channel(hex, 3) + 0.0722 * Channel(hex, 5);

    private static int Part(string hex, int at) => int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static double Channel(string hex, int at)
    {
        var value = Part(hex, at) / 255d;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Hex();

    [GeneratedRegex("^/[A-Za-z0-9/_.-]+$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex LocalPath();
}
