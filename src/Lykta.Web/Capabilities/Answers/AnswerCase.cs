using System.Security.Cryptography;
using System.Text;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Answers;

public enum CaseKind
{
    /// <summary>Skrivelse from parties in the nämnd.</summary>
    BoardQuestion = 1,

    /// <summary>Remiss from another body.</summary>
    Referral,
}

/// <summary>Ärende: a skrivelse or a remiss that the förvaltning answers. Dispatched it is frozen with a hash and never changes.</summary>
public sealed class AnswerCase : IPartnershipOwned, IVersioned
{
    private AnswerCase() { }

    public AnswerCaseId Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public int Number { get; private init; }
    public CaseKind Kind { get; private init; }
    public string Title { get; private set; } = "";

    /// <summary>Dnr here.</summary>
    public string? OwnDiary { get; private set; }

    /// <summary>Dnr of the one who asks.</summary>
    public string? TheirDiary { get; private set; }

    /// <summary>Who has sent a remiss.</summary>
    public string? Sender { get; private set; }
    public DateOnly ReceivedOn { get; private set; }
    public DateOnly? DueOn { get; private set; }

    /// <summary>The nämnd's meeting.</summary>
    public DateOnly? BoardOn { get; private set; }

    /// <summary>Förvaltningsgrupp.</summary>
    public DateOnly? UnionOn { get; private set; }

    /// <summary>The pensioners' or disability council.</summary>
    public DateOnly? CouncilOn { get; private set; }
    public string? Proposal { get; private set; }
    public string? Summary { get; private set; }
    public string? Background { get; private set; }
    public string? Preparation { get; private set; }
    public string? Views { get; private set; }

    /// <summary>The register's filter of bilaga 1, as the register's address writes it.</summary>
    public string AppendixFilter { get; private set; } = "";
    public DateTimeOffset? DispatchedAt { get; private set; }
    public MembershipId? DispatchedBy { get; private set; }

    /// <summary>The whole answer as JSON.</summary>
    public string? Frozen { get; private set; }

    /// <summary>SHA-256 of it, in hexadecimal.</summary>
    public string? Hash { get; private set; }
    /// <summary>The template that was in use at the dispatch; null is Lykta's own look.</summary>
    public int? TemplateNumber { get; private set; }
    public int Version { get; private set; }

    public bool IsDispatched => DispatchedAt is not null;

    /// <summary>Dates that do not lie in the order of the work; they warn and stop nothing.</summary>
    public IReadOnlyList<string> DateWarnings => [.. Warnings()];

    public static AnswerCase Receive(int number, CaseKind kind, CaseHead head, int year) => new AnswerCase
    {
        Id = AnswerCaseId.New(),
        Number = number,
        Kind = kind,
        AppendixFilter = FormattableString.Invariant($"ar={year}"),
    }.Describe(head);

    public AnswerCase Describe(CaseHead head)
    {
        (Title, OwnDiary, TheirDiary, Sender) = (head.Title.Value, head.OwnDiary?.Value, head.TheirDiary?.Value, head.Sender?.Value);
        (ReceivedOn, DueOn, BoardOn, UnionOn, CouncilOn) = (head.ReceivedOn, head.DueOn, head.BoardOn, head.UnionOn, head.CouncilOn);
        return this;
    }

    public void Write(CaseWords words)
    {
        (Proposal, Summary, Background) = (words.Proposal?.Value, words.Summary?.Value, words.Background?.Value);
        (Preparation, Views) = (words.Preparation?.Value, words.Views?.Value);
    }

    public void ListIn(string appendixFilter) => AppendixFilter = appendixFilter;

    public void Dispatch(string frozen, int? template, MembershipId? by, DateTimeOffset now)
    {
        TemplateNumber = template;
        (Frozen, Hash) = (frozen, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(frozen))));
        (DispatchedAt, DispatchedBy) = (now, by);
    }

    private IEnumerable<string> Warnings()
    {
        if (UnionOn > BoardOn)
            yield return "UnionAfterBoard";
        if (CouncilOn > BoardOn)
            yield return "CouncilAfterBoard";
        if (BoardOn > DueOn)
            yield return "BoardAfterDue";
        if (ReceivedOn > (UnionOn ?? BoardOn ?? DueOn))
            yield return "ReceivedLate";
    }
}

/// <summary>What the case is registered with.</summary>
public sealed record CaseHead(ScreenedText Title, ScreenedText? OwnDiary, ScreenedText? TheirDiary, ScreenedText? Sender, DateOnly ReceivedOn)
{
    public DateOnly? DueOn { get; init; }
    public DateOnly? BoardOn { get; init; }
    public DateOnly? UnionOn { get; init; }
    public DateOnly? CouncilOn { get; init; }
}

/// <summary>The words around the answers, under the office's headings.</summary>
public sealed record CaseWords(ScreenedText? Proposal, ScreenedText? Summary, ScreenedText? Background, ScreenedText? Preparation, ScreenedText? Views);

public static class CaseErrors
{
    public static readonly Error NoQuestions = new("Answers.Error.NoQuestions", "Input.Questions");
    public static readonly Error NoSubmitter = new("Answers.Error.NoSubmitter", "Input.Signatories");
    public static readonly Error Dispatched = new("Answers.Error.Dispatched");
    public static readonly Error NotReady = new("Answers.Error.NotReady");
    public static readonly Error NoAnswer = new("Answers.Error.NoAnswer", "Answer");
    public static readonly Error NoBody = new("Answers.Error.NoBody", "body");
    public static readonly Error NoName = new("Answers.Error.NoName", "recipient");
    public static readonly Error NoTitle = new("Answers.Error.NoTitle", "attachment");
}
