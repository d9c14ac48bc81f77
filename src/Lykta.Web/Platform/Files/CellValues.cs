using System.Globalization;
using System.Text.RegularExpressions;

namespace Lykta.Web.Platform.Files;

/// <summary>What a cell's stored value means: shared text, day, number as it was typed.</summary>
internal sealed partial class CellValues(List<string> sharedTexts, bool[] dateStyles, bool has1904Days)
{
    private const double DaysFrom1900To1904 = 1462;

    public string Shown(string value, string? type, string? style) => type switch
    {
        "s" => SharedText(value),
        "b" => value == "1" ? "true" : "false",
        "str" or "inlineStr" => Unescaped(value),
        "e" or "d" => value,
        _ => Number(value, style),
    };

    public static string Unescaped(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, m => ((char)int.Parse(m.Groups["code"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    private string SharedText(string value)
    {
        var index = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
        return index < sharedTexts.Count ? Unescaped(sharedTexts[index]) : throw new InvalidDataException();
    }

    private string Number(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return value;
        return IsDate(style) && number is >= 0 and < 2_958_465 ? Day(number) : Plain(number);
    }

    private bool IsDate(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index < dateStyles.Length && dateStyles[index];

    private string Day(double serial)
    {
        if (serial < 1 && !has1904Days)
            return DateTime.FromOADate(serial).ToString("HH:mm", CultureInfo.InvariantCulture);
        var moment = DateTime.FromOADate(serial + (has1904Days ? DaysFrom1900To1904 : serial < 60 ? 1 : 0));
        var format = moment switch
        {
            { TimeOfDay.Ticks: 0 } => "yyyy-MM-dd",
            { Second: 0 } => "yyyy-MM-dd HH:mm",
            _ => "yyyy-MM-dd HH:mm:ss",
        };
        return moment.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Plain(double number) => Math.Abs(number) is 0 or (>= 1e-9 and < 1e15)
        ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
