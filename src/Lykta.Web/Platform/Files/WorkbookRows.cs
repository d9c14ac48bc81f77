using DocumentFormat.OpenXml.Packaging;

namespace Lykta.Web.Platform.Files;

/// <summary>The rows of a workbook's first visible sheet. Formulas and macros are never run: what Excel last showed is read.</summary>
internal static class WorkbookRows
{
    public static IEnumerable<TableRow> Read(Stream file, TableLimits limits)
    {
        file.Position = 0;
        using var document = Open(file);
        var book = document.WorkbookPart ?? throw new FileRefusedException(FileErrors.NotAWorkbook);
        var outline = WorkbookOutline.Read(book);
        var values = new CellValues(
            SharedTexts.Read(book.SharedStringTablePart, limits), DateStyles.Read(book.WorkbookStylesPart), outline.Has1904Days);
        var sheet = book.GetPartById(outline.FirstVisibleSheet) as WorksheetPart ?? throw new InvalidDataException();
        foreach (var row in new SheetRows(sheet, values, limits).Read())
            yield return row;
    }

    private static SpreadsheetDocument Open(Stream file)
    {
        try
        {
            return SpreadsheetDocument.Open(file, isEditable: false);
        }
        catch (Exception e) when (e is OpenXmlPackageException or FileFormatException or InvalidDataException)
        {
            throw new FileRefusedException(FileErrors.NotAWorkbook);
        }
    }
}
