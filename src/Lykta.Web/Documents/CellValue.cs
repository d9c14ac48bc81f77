using System.Globalization;

namespace Lykta.Web.Documents;

/// <summary>Turns a row's boxed value into what its column's kind promises.</summary>
internal static class CellValue
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static DateTimeOffset Local(object value) =>
        TimeZoneInfo.ConvertTime((DateTimeOffset)value, Stockholm);

    public static string Text(object value) => value switch
    {
        string text => text,
        Uri uri => uri.ToString(),
        _ => throw new InvalidCastException($"A text column cannot hold {value.GetType().Name}."),
    };

    public static string Integer(object value) => value switch
    {
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidCastException($"An integer column cannot hold {value.GetType().Name}."),
    };

    public static string Decimal(object value) => value switch
    {
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        double number when double.IsFinite(number) => PlainDouble(number),
        double => "",
        int or long => Integer(value),
        _ => throw new InvalidCastException($"A decimal column cannot hold {value.GetType().Name}."),
    };

    public static string Day(object value) =>
        ((DateOnly)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Spreadsheets take 1E-05 differently by locale; a plain decimal reads the same everywhere.
    private static string PlainDouble(double number) =>
        Math.Abs(number) is >= 1e-9 and < 1e15 or 0
            ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
}
