using System.Globalization;
using System.Text;

namespace Lykta.Web.Platform.Privacy;

/// <summary>
/// The text as a reader sees it: NFKC, one kind of digit, dash and space, nothing invisible.
/// Every folded character knows which original characters it stands for.
/// </summary>
internal sealed class FoldedText
{
    // Unicode's stream-safe limit; longer runs of combining marks would make normalisation slow.
    private const int LongestSegment = 32;
    private const string LookalikeFrom = "АаВЕеКМНОоРрСсТХхУуІіЈјΑΒΕΖΗΙΚΜΝΟοΡΤΥΧ";
    private const string LookalikeTo = "AaBEeKMHOoPpCcTXxYyIiJjABEZHIKMNOoPTYX";

    private const string HanDigits = "〇一二三四五六七八九";

    private readonly List<int> starts;
    private readonly List<int> ends;

    private FoldedText(string text, List<int> starts, List<int> ends)
    {
        Text = text;
        Lower = string.Create(text.Length, text, static (lower, t) =>
        {
            for (var i = 0; i < t.Length; i++)
                lower[i] = char.ToLowerInvariant(t[i]);
        });
        this.starts = starts;
        this.ends = ends;
    }

    public string Text { get; }

    public string Lower { get; }

    public static FoldedText Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        var from = new List<int>(text.Length);
        var to = new List<int>(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = i + 1;
            if (IsPlain(text[i]) && (end == text.Length || text[end] < 0x300))
                Append(Simple(text[i]));
            else
                foreach (var c in Segment(text, i, out end))
                    Append(Simple(c));
            i = end;

            void Append(char c)
            {
                folded.Append(c);
                from.Add(i);
                to.Add(end);
            }
        }

        return new(folded.ToString(), from, to);
    }

    public (int Start, int Length) Original(int start, int end) => (starts[start], ends[end - 1] - starts[start]);

    private static bool IsPlain(char c) => c is (>= ' ' and < '\u007F') or '\n' or '\r' or '\t' or '\v' or '\f' or (>= '\u00C0' and <= '\u0131');

    /// <summary>One character with its marks, normalised; empty when it is invisible.</summary>
    private static string Segment(string text, int start, out int end)
    {
        Rune.DecodeFromUtf16(text.AsSpan(start), out var first, out var length);
        end = start + length;
        if (first == Rune.ReplacementChar)
            return " ";
        if (IsInvisible(first))
            return "";
        // ❶, ➀ and ⑴ are digits to a reader; NFKC keeps the ring or spells out the brackets.
        if (first.Value > 0x7F && CharUnicodeInfo.GetDigitValue(text, start) is >= 0 and <= 9 and var digit)
            return ((char)('0' + digit)).ToString();
        var segment = new StringBuilder().Append(first.ToString());
        while (end < text.Length && end - start < LongestSegment
            && Rune.DecodeFromUtf16(text.AsSpan(end), out var next, out var nextLength) == System.Buffers.OperationStatus.Done
            && (IsInvisible(next) || IsMark(next)))
        {
            if (!IsInvisible(next))
                segment.Append(next.ToString());
            end += nextLength;
        }

        var visible = segment.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes()
            .Where(r => !IsMark(r) && !IsInvisible(r));
        return string.Concat(visible.Select(r => r.ToString()));
    }

    private static bool IsMark(Rune r) =>
        Rune.GetUnicodeCategory(r) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    // Control characters, private use and what is no character show nothing; the breaks of lines among them are seen.
    private static bool IsInvisible(Rune r) =>
        (Rune.GetUnicodeCategory(r) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse && r.Value is not (>= 0x9 and <= 0xD) and not 0x85)
        || r.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0xFFFC || (r.Value & 0xFFFE) == 0xFFFE || r.Value is >= 0xFDD0 and <= 0xFDEF;

    private static char Simple(char c)
    {
        if (c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
            return '\n';
        if (c < '\u0080')
            return c is '\t' or '\v' or '\f' ? ' ' : c;
        if (c is '\u2212' or '\u2043' or '\u02D7' or '\u30FC' or '\u2500')
            return '-';
        if (c == '\u3002')
            return '.';
        if (LookalikeFrom.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i)
            return LookalikeTo[i];
        if (HanDigits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var value)
            return (char)('0' + value);
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.SpaceSeparator => ' ',
            _ => c,
        };
    }
}
