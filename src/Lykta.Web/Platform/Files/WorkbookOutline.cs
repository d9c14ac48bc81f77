using System.Text;
using DocumentFormat.OpenXml.Packaging;

namespace Lykta.Web.Platform.Files;

/// <summary>Which sheet to read, and from which year its days are counted.</summary>
internal sealed record WorkbookOutline(string FirstVisibleSheet, bool Has1904Days)
{
    public static WorkbookOutline Read(WorkbookPart book)
    {
        using var xml = PartXml.Open(book);
        var has1904Days = false;
        string? sheet = null;
        while (xml.Read())
        {
            if (xml.IsStart("workbookPr"))
                has1904Days = xml.GetAttribute("date1904") is "1" or "true";
            else if (sheet is null && xml.IsStart("sheet") && xml.GetAttribute("state") is null or "visible")
                sheet = SheetId(xml);
        }

        return new(sheet ?? throw new FileRefusedException(FileErrors.Empty), has1904Days);
    }

    // Transitional and strict files put r:id in different namespaces.
    private static string? SheetId(System.Xml.XmlReader xml)
    {
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName == "id" && xml.Prefix.Length > 0)
                return xml.Value;
        }

        return null;
    }
}

/// <summary>The texts that cells refer to by number.</summary>
internal static class SharedTexts
{
    private const int MostCharacters = 30_000_000;

    public static List<string> Read(SharedStringTablePart? part, TableLimits limits)
    {
        var texts = new List<string>();
        if (part is null)
            return texts;
        using var xml = PartXml.Open(part);
        var text = new StringBuilder();
        var total = 0L;
        while (xml.Read())
        {
            if (!xml.IsStart("si"))
                continue;
            text.Clear();
            xml.ReadRuns(text, limits.CellCharacters);
            total += text.Length + 16;
            if (total > MostCharacters)
                throw new FileRefusedException(FileErrors.InflatesTooMuch);
            texts.Add(text.Length == 0 ? "" : text.ToString());
        }

        return texts;
    }
}
