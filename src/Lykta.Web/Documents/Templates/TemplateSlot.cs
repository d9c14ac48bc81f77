using System.Text;
using System.Text.RegularExpressions;
using Lykta.Web.Platform.Geography;

namespace Lykta.Web.Documents.Templates;

/// <summary>Platshållare: a name between double braces in an office's template, and what takes its place.</summary>
/// <param name="Key">As code and texts name it.</param>
/// <param name="Names">What it may be called in the template, the one that is told first.</param>
/// <param name="IsBlock">Whole paragraphs and tables take its place, so it stands alone in its paragraph.</param>
/// <param name="IsChapter">Has a heading above it, that goes when there is nothing to say.</param>
public sealed partial record TemplateSlot(string Key, IReadOnlyList<string> Names, bool IsBlock = false, bool IsChapter = false)
{
    public static readonly TemplateSlot Unit = Line("Unit", "förvaltning");
    public static readonly TemplateSlot To = Line("To", "till", "nämnd");
    public static readonly TemplateSlot MeetingOn = Line("MeetingOn", "mötesdatum");
    public static readonly TemplateSlot Date = Line("Date", "datum");
    public static readonly TemplateSlot Diary = Line("Diary", "dnr", "diarienummer");
    public static readonly TemplateSlot TheirDiary = Line("TheirDiary", "deras dnr", "deras diarienummer");
    public static readonly TemplateSlot Officer = Line("Officer", "handläggare");
    public static readonly TemplateSlot Matter = Line("Matter", "rubrik", "ärendets rubrik");
    public static readonly TemplateSlot Submitters = Line("Submitters", "undertecknare");
    public static readonly TemplateSlot Page = Line("Page", "sida");
    public static readonly TemplateSlot Pages = Line("Pages", "sidor");
    public static readonly TemplateSlot PageOf = Line("PageOf", "sida x (y)");
    public static readonly TemplateSlot Proposal = Chapter("Proposal", "förslag till beslut", "förvaltningens förslag till beslut");
    public static readonly TemplateSlot Summary = Chapter("Summary", "sammanfattning");
    public static readonly TemplateSlot Background = Chapter("Background", "bakgrund");
    public static readonly TemplateSlot Case = Chapter("Case", "ärendet");
    public static readonly TemplateSlot Preparation = Chapter("Preparation", "ärendets beredning");
    public static readonly TemplateSlot Views = Chapter("Views", "förvaltningens synpunkter och förslag");
    public static readonly TemplateSlot Answers = Block("Answers", "svar", "svar på frågorna");
    public static readonly TemplateSlot FirstSignature = Block("FirstSignature", "underskrift 1");
    public static readonly TemplateSlot SecondSignature = Block("SecondSignature", "underskrift 2");
    public static readonly TemplateSlot Attachments = Chapter("Attachments", "bilagor");
    public static readonly TemplateSlot BoardTable = Block("BoardTable", "nämndens tabell");
    public static readonly TemplateSlot Appendix = Block("Appendix", "bilaga 1");

    /// <summary>In the order of the document.</summary>
    public static readonly IReadOnlyList<TemplateSlot> All =
    [
        Unit, Diary, TheirDiary, Date, Page, Pages, PageOf, Officer, To, MeetingOn, Matter, Submitters, Proposal, Summary, Background, Case, Preparation, Views, Answers,
        FirstSignature, SecondSignature, Attachments, BoardTable, Appendix,
    ];

    private static readonly Dictionary<string, TemplateSlot> ByName = All.SelectMany(s => s.Names.Select(n => (Name: Fold(n), Slot: s))).ToDictionary(p => p.Name, p => p.Slot, StringComparer.Ordinal);

    /// <summary>What is told and shown.</summary>
    public string Name => Names[0];

    public string Written => "{{" + Name + "}}";

    /// <summary>Case, accents and signs between words do not matter: <c>Ärendets_beredning</c> is <c>ärendets beredning</c>.</summary>
    public static TemplateSlot? Named(string name) => ByName.GetValueOrDefault(Fold(name));

    public static string Fold(string name)
    {
        var words = new StringBuilder();
        foreach (var c in SwedishFolding.Fold(name))
            words.Append(char.IsLetterOrDigit(c) ? c : ' ');
        return string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether words above it are the heading or the label of this one.</summary>
    internal bool IsCalled(string words) => Names.Any(n => Fold(n) == Fold(words));

    [GeneratedRegex(@"\{\{\s*(?<name>[^{}]{1,80}?)\s*\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    internal static partial Regex Pattern();

    private static TemplateSlot Line(string key, params string[] names) => new(key, names);

    private static TemplateSlot Block(string key, params string[] names) => new(key, names, IsBlock: true);

    private static TemplateSlot Chapter(string key, params string[] names) => new(key, names, IsBlock: true, IsChapter: true);
}

/// <summary>What takes the places: lines inside a paragraph, and blocks. What is not there is empty.</summary>
public sealed record TemplateValues(string Title, string Language)
{
    public Dictionary<TemplateSlot, string> Lines { get; } = [];

    public Dictionary<TemplateSlot, IReadOnlyList<WordBlock>> Blocks { get; } = [];

    /// <summary>Nothing is said of what is empty.</summary>
    public TemplateValues With(TemplateSlot slot, string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
            return this;
        if (slot.IsBlock)
            Blocks[slot] = [new WordParagraph(words.ReplaceLineEndings("\n"))];
        else
            Lines[slot] = words.ReplaceLineEndings(" ");
        return this;
    }

    public TemplateValues With(TemplateSlot slot, IReadOnlyList<WordBlock> blocks)
    {
        if (blocks.Count > 0)
            Blocks[slot] = blocks;
        return this;
    }

    /// <summary>The first on its own place; all others, however many, on the second.</summary>
    public TemplateValues SignedBy(IReadOnlyList<string> functions) =>
        With(TemplateSlot.FirstSignature, functions.Count == 0 ? [] : [new WordSignatures([functions[0]])])
            .With(TemplateSlot.SecondSignature, functions.Count < 2 ? [] : [new WordSignatures([.. functions.Skip(1)])]);

    /// <summary>What a template without some places must still let through, beside what it has a place for.</summary>
    internal TemplateValues For(IReadOnlySet<TemplateSlot> there)
    {
        var fitted = new TemplateValues(Title, Language);
        foreach (var (slot, line) in Lines)
            fitted.Lines[slot] = line;
        foreach (var (slot, blocks) in Blocks)
            fitted.Blocks[slot] = blocks;
        Join(TemplateSlot.Answers, TemplateSlot.Views);
        if (there.Contains(TemplateSlot.FirstSignature))
            Join(TemplateSlot.SecondSignature, TemplateSlot.FirstSignature);
        return fitted;

        void Join(TemplateSlot slot, TemplateSlot into)
        {
            if (!there.Contains(slot) && fitted.Blocks.Remove(slot, out var blocks))
                fitted.Blocks[into] = [.. fitted.Blocks.GetValueOrDefault(into) ?? [], .. blocks];
        }
    }
}
