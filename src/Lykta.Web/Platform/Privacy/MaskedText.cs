using System.Text;

namespace Lykta.Web.Platform.Privacy;

/// <summary>A text with what was found in it blotted out, for export and publication.</summary>
public sealed class MaskedText
{
    private const string Blot = "\u2588\u2588\u2588";

    private MaskedText(string value, ScreeningResult result, int maskedCount)
    {
        Value = value;
        Result = result;
        MaskedCount = maskedCount;
    }

    public string Value { get; }

    public ScreeningResult Result { get; }

    public int MaskedCount { get; }

    /// <summary>Masks every finding of at least this severity.</summary>
    public static MaskedText Of(string text, ScreeningContext context, FindingSeverity from = FindingSeverity.Stop)
    {
        var result = TextScreening.Screen(text, context);
        var masked = new StringBuilder(text.Length);
        var (at, count) = (0, 0);
        foreach (var finding in result.Findings.Where(f => f.Severity >= from))
        {
            masked.Append(text, at, finding.Start - at).Append(Blot);
            at = finding.Start + finding.Length;
            count++;
        }

        return new(masked.Append(text, at, text.Length - at).ToString(), result, count);
    }

    public override string ToString() => $"MaskedText({MaskedCount} masked)";
}

/// <summary>The second look at stored texts before they are exported or published; rules and gazetteers may have grown since.</summary>
public static class Rescan
{
    /// <summary>The keys of the texts that do not pass, with what was found; lazy, one text at a time.</summary>
    public static IEnumerable<RescanHit<TKey>> Find<TKey>(
        IEnumerable<KeyValuePair<TKey, string>> texts, ScreeningContext context, FindingSeverity from = FindingSeverity.Stop)
    {
        foreach (var (key, text) in texts)
        {
            var result = TextScreening.Screen(text, context);
            if (result.Findings.Any(f => f.Severity >= from))
                yield return new(key, result);
        }
    }
}

public sealed record RescanHit<TKey>(TKey Key, ScreeningResult Result);
