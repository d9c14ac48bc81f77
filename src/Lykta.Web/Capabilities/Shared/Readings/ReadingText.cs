using System.Globalization;
using Lykta.Analysis;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Shared;

/// <summary>A reading of Lykta.Analysis as a sentence: the text of its key with the numbers as people write them.</summary>
public static class ReadingText
{
    /// <summary>The sentence in the reader's language.</summary>
    /// <param name="texts">The reader's language.</param>
    /// <param name="reading">The sentence as data.</param>
    /// <param name="observed">What to say instead of the observed number, where that may not be shown.</param>
    public static string Of(this Texts texts, Reading reading, string? observed = null) => texts[
        reading.Key,
        [.. reading.Numbers.Select(n => n.Name == "observed" && observed is not null ? observed : (object)texts.Written(n))]];

    /// <summary>A number as people write it: no decimals in counts, a length of time with its unit.</summary>
    /// <param name="texts">The reader's language.</param>
    /// <param name="number">The number.</param>
    public static string Written(this Texts texts, ReadingNumber number) => number.Kind switch
    {
        NumberKind.Count or NumberKind.Periods or NumberKind.Metres or NumberKind.Days => Whole(number.Value),
        NumberKind.MeanCount or NumberKind.Density => number.Value is > 0 and < 0.5 ? texts["Analysis.LessThanOne"] : Whole(number.Value),
        NumberKind.Weekday => CultureInfo.CurrentCulture.DateTimeFormat.DayNames[(int)number.Value % 7],
        NumberKind.Score => number.Value.ToString("0.00", CultureInfo.CurrentCulture),
        NumberKind.Share or NumberKind.RelativeChange or NumberKind.ShareDifference => Whole(number.Value * 100),
        NumberKind.Ratio => number.Value.ToString(number.Value < 10 ? "0.0#" : "0", CultureInfo.CurrentCulture),
        NumberKind.Probability => number.Value.ToString("0.00#", CultureInfo.CurrentCulture),
        _ => Years(texts, number.Value),
    };

    private static string Years(Texts texts, double years) => years >= 11.5 / 12
        ? texts["Analysis.Years", Whole(years)]
        : texts["Analysis.Months", Whole(Math.Max(1, years * 12))];

    private static string Whole(double value) => Math.Round(value).ToString("0", CultureInfo.CurrentCulture);
}
