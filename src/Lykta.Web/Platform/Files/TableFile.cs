namespace Lykta.Web.Platform.Files;

public enum TableFormat
{
    Csv,
    Xlsx,
    Docx,
}

/// <summary>
/// A row as a spreadsheet shows it: <see cref="Number"/> is what stands in its margin, cell 0 is column A.
/// Numbers have a decimal point when they come from Excel; days are ISO; blank rows and trailing blanks are left out.
/// </summary>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    public string this[int index] => index < Cells.Count ? Cells[index] : "";
}

/// <summary>A table whose rows are read as they are asked for; a fault far down throws <see cref="FileRefusedException"/>.</summary>
public sealed record TableFile(TableFormat Format, IEnumerable<TableRow> Rows);
