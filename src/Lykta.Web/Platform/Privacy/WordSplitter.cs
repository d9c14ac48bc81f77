namespace Lykta.Web.Platform.Privacy;

/// <summary>A run of letters and digits in the folded text.</summary>
internal readonly record struct Word(int Start, int End, int Sentence, bool OpensSentence, Terms Terms)
{
    public int Length => End - Start;
}

internal static class WordSplitter
{
    public static List<Word> Split(FoldedText folded)
    {
        var text = folded.Text;
        var words = new List<Word>(text.Length / 5);
        var sentence = 0;
        var opens = true;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                if (EndsSentence(text, i))
                {
                    sentence++;
                    opens = true;
                }
                else if (text[i] is ':' or '"' or '\u201D' or '\u2022')
                {
                    opens = true;
                }

                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            words.Add(new(start, i, sentence, opens, Vocabulary.Of(folded.Lower.AsSpan(start, i - start))));
            opens = false;
        }

        return words;
    }

    private static bool EndsSentence(string text, int i) =>
        text[i] is '\n' || (text[i] is '.' or '!' or '?' && (i + 1 == text.Length || text[i + 1] is ' ' or '\n'));
}
