using System.Globalization;
using System.Text.Encodings.Web;

namespace Lykta.Web.Capabilities.Shared.Charts;

/// <summary>Writing SVG safely: numbers with a point whatever the language, words encoded.</summary>
internal static class Svg
{
    public static string N(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    public static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    public static string Points(IEnumerable<(double X, double Y)> points) => string.Join(' ', points.Select(p => $"{N(p.X)},{N(p.Y)}"));
}
