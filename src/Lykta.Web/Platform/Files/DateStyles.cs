using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;

namespace Lykta.Web.Platform.Files;

/// <summary>Which cell styles show a number as a day or a time.</summary>
internal static partial class DateStyles
{
    private const int MostStyles = 70_000;

    public static bool[] Read(WorkbookStylesPart? part)
    {
        if (part is null)
            return [];
        using var xml = PartXml.Open(part);
        var dateFormats = new HashSet<int>();
        var styles = new List<bool>();
        var isInCellFormats = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
                isInCellFormats = xml.NodeType == System.Xml.XmlNodeType.Element;
            else if (xml.IsStart("numFmt") && Shows(xml.GetAttribute("formatCode") ?? ""))
                dateFormats.Add(Number(xml.GetAttribute("numFmtId")));
            else if (isInCellFormats && xml.IsStart("xf") && styles.Count < MostStyles)
                styles.Add(Number(xml.GetAttribute("numFmtId")) is var id && (IsBuiltIn(id) || dateFormats.Contains(id)));
        }

        return [.. styles];
    }

    private static int Number(string? attribute) => int.Parse(attribute ?? "0", NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool IsBuiltIn(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool Shows(string formatCode) =>
        formatCode.Length <= 255 && DateSign().IsMatch(NotSigns().Replace(formatCode, ""));

    [GeneratedRegex("""("[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|General)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotSigns();

    [GeneratedRegex("[dmyhs]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DateSign();
}
