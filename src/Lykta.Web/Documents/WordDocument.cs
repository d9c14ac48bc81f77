using System.Globalization;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Documents;

/// <summary>A text document to be written as DOCX: blocks in order, nothing of pages or databases.</summary>
public sealed record WordDocument(string Title, IReadOnlyList<WordBlock> Blocks)
{
    public bool IsLandscape { get; init; }

    /// <summary>Stands in every page's foot, before "sida 1 (4)".</summary>
    public string? Footer { get; init; }

    public string Language { get; init; } = "sv-SE";

    /// <summary>"Sida", in the document's language.</summary>
    internal string PageWord => TextCatalogue.Embedded.Find("Documents.Page", CultureInfo.GetCultureInfo(Language)) ?? "";
}

public abstract record WordBlock;

/// <summary>Level 1 to 3; the title is level 1.</summary>
public sealed record WordHeading(int Level, string Text) : WordBlock;

/// <summary>Line breaks are kept.</summary>
public sealed record WordParagraph(string Text, bool IsBold = false) : WordBlock;

/// <summary>A line to sign on for each, with the function below.</summary>
public sealed record WordSignatures(IReadOnlyList<string> Functions) : WordBlock;

public sealed record WordList(IReadOnlyList<string> Items) : WordBlock;

/// <summary>The heading row is repeated on each page; widths are shares of the line.</summary>
public sealed record WordTable(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<int> Widths) : WordBlock;
