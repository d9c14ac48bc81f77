using System.Globalization;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Plans;

/// <summary>Reads what a form says of one part: words pass the wall, choices must be among those shown.</summary>
public sealed class PartReader(TextWall wall)
{
    public async Task<Result<PartValue>> ReadAsync(MeasurePart part, string? typed, MeasureNames names, bool isAccepted, CancellationToken cancel)
    {
        var text = typed?.ReplaceLineEndings("\n").Trim() ?? "";
        if (!part.IsWords)
            return Known(part, text, names);
        if (part.Key == nameof(Measure.Name) && text.Length == 0)
            return PlanErrors.NoName;
        var passed = await wall.PassAsync(
            new(text, $"Fields[{part.Key}]", "measure") { MaxLength = part.MaxLength, IsAccepted = isAccepted }, cancel);
        return passed.IsOk ? new PartValue(passed.Value) : passed.Errors.ToList();
    }

    /// <summary>A choice, day, number or reference, as a form sends it.</summary>
    public static Result<PartValue> Known(MeasurePart part, string text, MeasureNames names)
    {
        if (text.Length == 0)
            return part.IsAlwaysSet ? PlanErrors.NotUnderstood(part.Key) : default(PartValue);
        if (part.Choices is { } choices)
        {
            return Enum.TryParse(choices, text, ignoreCase: true, out var chosen) && Enum.IsDefined(choices, chosen!) && !char.IsAsciiDigit(text[0])
                ? new PartValue(Number: Convert.ToInt32(chosen, CultureInfo.InvariantCulture)) : PlanErrors.NotUnderstood(part.Key);
        }

        return part.Kind switch
        {
            PartKind.Day => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and < 2100
                ? new PartValue(Day: day) : PlanErrors.NotUnderstood(part.Key),
            PartKind.Count => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < 100_000
                ? new PartValue(Number: count) : PlanErrors.NotUnderstood(part.Key),
            _ => Guid.TryParseExact(text, "N", out var id) && names.Choices(part).Any(c => c.Kept == text)
                ? new PartValue(Id: id) : PlanErrors.NotUnderstood(part.Key),
        };
    }
}
