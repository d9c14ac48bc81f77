using Lykta.Web.Data;
namespace Lykta.Web.Capabilities.Disclosure;

/// <summary>A piece of a field: words, or a masking with its provision. A masking holds nothing of what it hides, not even its length.</summary>
public sealed record Segment(string? Words, Statute? Statute);

/// <summary>One row with every field cut into what may be read and what may not.</summary>
public sealed record MaskedRow(int Number, IReadOnlyDictionary<DisclosureField, IReadOnlyList<Segment>> Fields)
{
    private static readonly Segment[] Nothing = [];

    public static MaskedRow Of(DisclosedRow row, IReadOnlyCollection<DisclosureMask> masks)
    {
        var all = masks.FirstOrDefault(m => m.Field == DisclosureField.Row);
        return new(row.Number, row.Fields.ToDictionary(
            f => f.Key, f => (IReadOnlyList<Segment>)(all is null ? Cut(f.Value, [.. masks.Where(m => m.Field == f.Key)]) : Hide(f.Value, all.Statute))));
    }

    private static Segment[] Hide(string? text, Statute statute) => text is null ? Nothing : [new(null, statute)];

    private static Segment[] Cut(string? text, DisclosureMask[] masks)
    {
        if (text is null)
            return Nothing;
        if (masks.FirstOrDefault(m => m.Start is null || m.Fingerprint != DisclosureMask.FingerprintOf(text)) is { } whole)
            return Hide(text, whole.Statute);
        var segments = new List<Segment>();
        var at = 0;
        foreach (var mask in masks.OrderBy(m => m.Start))
        {
            var (start, end) = (mask.Start!.Value, Math.Min(text.Length, mask.Start.Value + mask.Length!.Value));
            if (end <= at)
                continue;
            if (start > at && text[at..start] is var between)
            {
                // Two neighbouring words with the same provision are one masking: a gap would tell how many words there were.
                if (!string.IsNullOrWhiteSpace(between) || segments.Count == 0 || segments[^1].Statute != mask.Statute)
                    segments.Add(new(between, null));
            }

            if (segments.Count == 0 || segments[^1].Statute != mask.Statute)
                segments.Add(new(null, mask.Statute));
            at = end;
        }

        if (at < text.Length)
            segments.Add(new(text[at..], null));
        return [.. segments];
    }
}

/// <summary>A row as the authority holds it, every field in words.</summary>
public sealed record DisclosedRow(ObservationId Id, int Number, int Photos, IReadOnlyDictionary<DisclosureField, string?> Fields);

/// <summary>A word of a text, for choosing what to mask.</summary>
public sealed record Word(int Start, int Length, string Value)
{
    public static IEnumerable<Word> In(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
                i++;
            yield return new(start, i - start, text[start..i]);
        }
    }
}
