using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Answers;

/// <summary>Undertecknare of the skrivelse, or a party whose deputies have added their own (ersättaryttrande).</summary>
public enum SubmitterRole
{
    Signatory = 1, SubstituteStatement,
}

/// <summary>A party behind a skrivelse.</summary>
public sealed class CaseSubmitter : IPartnershipOwned
{
    private CaseSubmitter() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public AnswerCaseId CaseId { get; private init; }
    public int Order { get; private init; }
    public string Name { get; private init; } = "";
    public SubmitterRole Role { get; private init; }

    public static CaseSubmitter Of(AnswerCaseId to, int order, ScreenedText name, SubmitterRole role) =>
        new() { Id = Guid.CreateVersion7(), CaseId = to, Order = order, Name = name.Value, Role = role };
}

/// <summary>A numbered question with the one who answers it, the words, and the filter that its list is made from.</summary>
public sealed class CaseQuestion : IPartnershipOwned, IVersioned
{
    private CaseQuestion() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public AnswerCaseId CaseId { get; private init; }
    public int Order { get; private init; }
    public string Text { get; private init; } = "";
    public OrganisationId? OwnerId { get; private set; }
    public string? Answer { get; private set; }

    /// <summary>The register's filter, as the register's address writes it; null lists nothing.</summary>
    public string? Filter { get; private set; }
    public DateTimeOffset? SignedOffAt { get; private set; }
    public MembershipId? SignedOffBy { get; private set; }
    public int Version { get; private set; }

    public bool IsSignedOff => SignedOffAt is not null;

    public static CaseQuestion Of(AnswerCaseId to, int order, ScreenedText text) =>
        new() { Id = Guid.CreateVersion7(), CaseId = to, Order = order, Text = text.Value };

    public void Own(OrganisationId? owner) => OwnerId = owner;

    /// <summary>New words are not those that were signed off.</summary>
    public void Write(ScreenedText? answer, string? filter)
    {
        if (Answer != answer?.Value || Filter != filter)
            (SignedOffAt, SignedOffBy) = (null, null);
        (Answer, Filter) = (answer?.Value, filter);
    }

    public void SignOff(MembershipId? by, DateTimeOffset now) => (SignedOffAt, SignedOffBy) = (now, by);
}

public enum ConsultationInput
{
    NotYet = 1, Received, None,
}

/// <summary>Samråd: a body that has been asked, when, and whether it had something to say.</summary>
public sealed class CaseConsultation : IPartnershipOwned
{
    private CaseConsultation() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public AnswerCaseId CaseId { get; private init; }
    public string Body { get; private init; } = "";
    public DateOnly? HeldOn { get; private init; }
    public ConsultationInput Input { get; private set; } = ConsultationInput.NotYet;
    public string? Note { get; private init; }
    public DateTimeOffset? TickedAt { get; private set; }

    public static CaseConsultation With(AnswerCaseId about, ScreenedText body, DateOnly? on, ConsultationInput input, ScreenedText? note) =>
        new() { Id = Guid.CreateVersion7(), CaseId = about, Body = body.Value, HeldOn = on, Input = input, Note = note?.Value };

    public void Say(ConsultationInput input) => (Input, TickedAt) = (input, input == ConsultationInput.NotYet ? null : TickedAt);

    public void Tick(bool isTicked, DateTimeOffset now) => TickedAt = isTicked ? now : null;
}

/// <summary>Sändlista: who is to have it, and when that one has answered.</summary>
public sealed class CaseRecipient : IPartnershipOwned
{
    private CaseRecipient() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public AnswerCaseId CaseId { get; private init; }
    public string Name { get; private init; } = "";
    public DateOnly? AnsweredOn { get; private set; }
    public DateTimeOffset? TickedAt { get; private set; }

    public static CaseRecipient Of(AnswerCaseId about, ScreenedText name) => new() { Id = Guid.CreateVersion7(), CaseId = about, Name = name.Value };

    public void Answered(DateOnly? on) => AnsweredOn = on;

    public void Tick(bool isTicked, DateTimeOffset now) => TickedAt = isTicked ? now : null;
}

/// <summary>Bilaga: the generated list (number 1), or one that lies elsewhere.</summary>
public sealed class CaseAttachment : IPartnershipOwned
{
    private CaseAttachment() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public AnswerCaseId CaseId { get; private init; }
    public int Order { get; private init; }
    public string Title { get; private init; } = "";

    /// <summary>Made from the register.</summary>
    public bool IsGenerated { get; private init; }
    public DateTimeOffset? TickedAt { get; private set; }

    public static CaseAttachment Of(AnswerCaseId about, int order, ScreenedText title, bool isGenerated) =>
        new() { Id = Guid.CreateVersion7(), CaseId = about, Order = order, Title = title.Value, IsGenerated = isGenerated };

    public void Tick(bool isTicked, DateTimeOffset now) => TickedAt = isTicked ? now : null;
}

/// <summary>Godkännande of the whole answer, by function.</summary>
public sealed class CaseSignOff : IPartnershipOwned
{
    private CaseSignOff() { }

    public PartnershipId PartnershipId { get; private init; }
    public AnswerCaseId CaseId { get; private init; }
    public MembershipId MembershipId { get; private init; }
    public string FunctionTitle { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    public static CaseSignOff By(AnswerCaseId about, MembershipId member, string title, DateTimeOffset now) =>
        new() { CaseId = about, MembershipId = member, FunctionTitle = title, At = now };
}
