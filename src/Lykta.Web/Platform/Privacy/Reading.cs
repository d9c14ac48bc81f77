namespace Lykta.Web.Platform.Privacy;

/// <summary>A text on its way through the rules: folded, split into words and digit groups, with what was found so far.</summary>
internal sealed class Reading
{
    private readonly List<Finding> findings = [];
    private readonly FoldedText folded;

    public Reading(string text, ScreeningContext context)
    {
        folded = FoldedText.Of(text);
        Context = context;
        Words = WordSplitter.Split(folded);
        Digits = DigitGroups.Plain(Text);
        Lookalikes = DigitGroups.WithLookalikes(Text, Words);
    }

    public ScreeningContext Context { get; }

    public List<Word> Words { get; }

    public IReadOnlyList<DigitGroup> Digits { get; }

    /// <summary>Digit groups with O and l read as digits; empty when the text has none.</summary>
    public IReadOnlyList<DigitGroup> Lookalikes { get; }

    public string Text => folded.Text;

    public string LowerText => folded.Lower;

    public bool IsOutside => Context.Audience == Audience.Outside;

    public ReadOnlySpan<char> Lower(int word) => folded.Lower.AsSpan(Words[word].Start, Words[word].Length);

    public ReadOnlySpan<char> Raw(int word) => folded.Text.AsSpan(Words[word].Start, Words[word].Length);

    public bool Is(int word, Terms term) => word >= 0 && word < Words.Count && (Words[word].Terms & term) != Terms.None;

    /// <summary>The characters between a word and the one before it.</summary>
    public ReadOnlySpan<char> GapBefore(int word) =>
        word <= 0 || word >= Words.Count ? "" : folded.Text.AsSpan(Words[word - 1].End, Words[word].Start - Words[word - 1].End);

    /// <summary>True when the word follows the one before it with only a space or a hyphen between.</summary>
    public bool Follows(int word) => GapBefore(word) is [' '] or ['-'] or ['_'];

    public bool IsCapitalised(int word) => word < Words.Count && char.IsUpper(folded.Text[Words[word].Start]) && IsLetters(word);

    public bool IsAllCapitals(int word) => Words[word].Length > 1 && !Raw(word).ContainsAnyExcept(Uppercase);

    public bool IsLetters(int word)
    {
        foreach (var c in Raw(word))
            if (!char.IsLetter(c))
                return false;
        return true;
    }

    /// <summary>A first name that means nothing else as it is written: a small letter makes more of them words, the first of a sentence too.</summary>
    public bool IsFirstName(int word)
    {
        if (!Is(word, Terms.FirstName) || !IsLetters(word))
            return false;
        return IsCapitalised(word)
            ? !Words[word].OpensSentence || !Is(word, Terms.FirstNameAndWord | Terms.LowerWord)
            : (Words[word].Terms & ~(Terms.FirstName | Terms.Surname)) == Terms.None;
    }

    /// <summary>olof palmes gata, Anna Whitlocks gymnasium: the names before a word for a place, in the genitive when all is in small letters.</summary>
    public bool NamesPlace(int name)
    {
        for (var i = name + 1; i < Words.Count && i <= name + 3 && Follows(i); i++)
        {
            if (Is(i, Terms.PlaceWord | Terms.PlaceEnding) && (IsCapitalised(i - 1) || Lower(i - 1)[^1] == 's' || GapBefore(i) is "-"))
                return true;
            if (!IsCapitalised(i) && !Is(i, Terms.AnyName))
                return false;
        }

        return false;
    }

    /// <summary>True when a word of this meaning stands in the same sentence, at most so many words away.</summary>
    public bool HasNear(int word, Terms term, int before, int after)
    {
        for (var i = Math.Max(0, word - before); i <= Math.Min(Words.Count - 1, word + after); i++)
            if (i != word && Words[i].Sentence == Words[word].Sentence && (Words[i].Terms & term) != Terms.None)
                return true;
        return false;
    }

    /// <summary>The first word at or after a position; the count of words when there is none.</summary>
    public int FirstWordFrom(int position)
    {
        var (low, high) = (0, Words.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Words[middle].Start < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    public void Add(FindingKind kind, FindingSeverity severity, int start, int end)
    {
        var (originalStart, length) = folded.Original(start, end);
        findings.Add(new(kind, severity, originalStart, length));
    }

    public void AddWords(FindingKind kind, FindingSeverity severity, int firstWord, int lastWord) =>
        Add(kind, severity, Words[firstWord].Start, Words[lastWord].End);

    /// <summary>In order and without overlap: of two findings over the same characters the graver one stays.</summary>
    public IReadOnlyList<Finding> Settle()
    {
        findings.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.Length.CompareTo(a.Length));
        var settled = new List<Finding>(findings.Count);
        foreach (var finding in findings)
        {
            if (settled.Count == 0 || settled[^1].Start + settled[^1].Length <= finding.Start)
                settled.Add(finding);
            else if (Rank(finding) > Rank(settled[^1]))
                settled[^1] = finding;
        }

        return settled;
    }

    private static int Rank(Finding f) => ((int)f.Severity * 100) - (int)f.Kind;

    private static readonly System.Buffers.SearchValues<char> Uppercase =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉÜ");
}
