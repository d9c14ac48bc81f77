using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Lykta.Web.Platform.Files;

/// <summary>XML of an office document, read forward only: no DTD, nothing fetched, no text longer than allowed.</summary>
internal static class PartXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    public static XmlReader Open(OpenXmlPart part)
    {
        // Only parts named .xml had their longest tag measured by the inspection.
        if (!part.Uri.OriginalString.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            throw new FileRefusedException(FileErrors.NotAWorkbook);
        return XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), Settings);
    }

    /// <summary>A part that was opened straight from the inspected zip.</summary>
    public static XmlReader Open(Stream part) => XmlReader.Create(part, Settings);

    public static bool IsStart(this XmlReader xml, string name) =>
        xml.NodeType == XmlNodeType.Element && xml.LocalName == name;

    /// <summary>Adds the text inside the present element; leaves the reader on its end.</summary>
    public static void ReadText(this XmlReader xml, StringBuilder text, int limit)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        var chunk = new char[512];
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
                continue;
            while (xml.ReadValueChunk(chunk, 0, chunk.Length) is > 0 and var read)
            {
                text.Append(chunk, 0, read);
                if (text.Length > limit * 7)
                    throw new FileRefusedException(FileErrors.InflatesTooMuch);
            }
        }
    }

    /// <summary>Adds the runs of a rich text, without its reading aids; leaves the reader on the element's end.</summary>
    public static void ReadRuns(this XmlReader xml, StringBuilder text, int limit)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        var isMoved = false;
        while ((isMoved || xml.Read()) && xml.Depth > depth)
        {
            isMoved = false;
            if (xml.IsStart("rPh"))
            {
                xml.Skip();
                isMoved = true;
            }
            else if (xml.IsStart("t"))
            {
                xml.ReadText(text, limit);
            }
        }
    }
}
