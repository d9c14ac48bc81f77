using Lykta.Web.Platform.Errors;

namespace Lykta.Web.Platform.Files;

/// <summary>Why a file was refused; each text tells what to do instead.</summary>
public static class FileErrors
{
    public static readonly Error Empty = new("Files.Empty");
    public static readonly Error NotATable = new("Files.NotATable");
    public static readonly Error NotAWorkbook = new("Files.NotAWorkbook");
    public static readonly Error OldOrLocked = new("Files.OldOrLocked");
    public static readonly Error Damaged = new("Files.Damaged");
    public static readonly Error TooManyParts = new("Files.TooManyParts");
    public static readonly Error InflatesTooMuch = new("Files.InflatesTooMuch");
    public static readonly Error LineTooLong = new("Files.LineTooLong");

    public static Error TooLarge(long limitInBytes) => new("Files.TooLarge", null, limitInBytes >> 20);

    public static Error TooManyRows(int limit) => new("Files.TooManyRows", null, limit);

    public static Error TooManyColumns(int row, int limit) => new("Files.TooManyColumns", null, row, limit);

    public static Error UnclosedQuote(int row) => new("Files.UnclosedQuote", null, row);

    public static Error FarCell(string address) => new("Files.FarCell", null, address);

    public static Error CellTooLong(int row, int limit) => new("Files.CellTooLong", null, row, limit);
}

/// <summary>A file turned out to be unreadable while its rows were being read.</summary>
public sealed class FileRefusedException(Error error) : Exception(error.Key)
{
    public Error Error { get; } = error;
}
