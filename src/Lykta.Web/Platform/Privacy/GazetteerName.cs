namespace Lykta.Web.Platform.Privacy;

internal static class GazetteerName
{
    private const int LongestKey = 120;

    /// <summary>The last word of the longest known name that begins at a word, or null.</summary>
    public static int? LastWord(Reading reading, int first) =>
        Longest(reading, reading.Context.Gazetteer, first) ?? Longest(reading, Vocabulary.Places, first);

    private static int? Longest(Reading reading, Gazetteer gazetteer, int first)
    {
        Span<char> key = stackalloc char[LongestKey];
        var length = 0;
        int? found = null;
        for (var i = first; i < reading.Words.Count && i - first < gazetteer.LongestInWords; i++)
        {
            var word = reading.Lower(i);
            if ((i > first && reading.GapBefore(i).Length > 3) || length + word.Length + 1 > LongestKey)
                break;
            if (i > first)
                key[length++] = ' ';
            word.CopyTo(key[length..]);
            length += word.Length;
            if (gazetteer.Knows(key[..length]) || (word[^1] == 's' && length > 3 && gazetteer.Knows(key[..(length - 1)])))
                found = i;
        }

        return found;
    }
}
