using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Decisions;

/// <summary>Where a matter stands: proposed, decided on conditions, decided, done, rejected.</summary>
public enum DecisionState
{
    Proposed = 1,
    /// <summary>Adopted, but a condition lacks its evidence: amber.</summary>
    Conditional = 2,
    Decided = 3,
    Done = 4,
    Rejected = 5,
}

/// <summary>Beslut: from proposal by ruling to done, with the days between. Plans have their own (<see cref="PlanDecision"/>).</summary>
public sealed class Decision : IPartnershipOwned, IVersioned
{
    private readonly List<DecisionRuling> rulings = [];
    private readonly List<DecisionCondition> conditions = [];

    private Decision() { }

    public DecisionId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public int Number { get; private init; }

    public string Title { get; private init; } = "";

    /// <summary>What is proposed, in words.</summary>
    public string Proposal { get; private init; } = "";

    public DateOnly ProposedOn { get; private init; }

    /// <summary>From which day it holds; another day than the ruling's when it says so.</summary>
    public DateOnly? EffectiveOn { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    public int Version { get; private set; }

    /// <summary>In the order they were made: a matter that was referred or tabled comes back.</summary>
    public IReadOnlyList<DecisionRuling> Rulings => rulings;

    public IReadOnlyList<DecisionCondition> Conditions => conditions;

    public DecisionRuling? LastRuling => rulings.MaxBy(r => r.Order);

    /// <summary>The ruling that settled it; null while it is open.</summary>
    public DecisionRuling? Settled => rulings.Find(r => r.Settles);

    public bool IsAdopted => Settled is { Outcome: not DecisionOutcome.Rejected };

    public DecisionState State => Settled switch
    {
        null => DecisionState.Proposed,
        { Outcome: DecisionOutcome.Rejected } => DecisionState.Rejected,
        _ when DoneOn is not null => DecisionState.Done,
        _ when conditions.Exists(c => c.Evidence is null) => DecisionState.Conditional,
        _ => DecisionState.Decided,
    };

    public int? DaysToRuling => Settled is { } ruling ? ruling.On.DayNumber - ProposedOn.DayNumber : null;

    public int? DaysToDone => Settled is { } ruling && DoneOn is { } done ? done.DayNumber - ruling.On.DayNumber : null;

    public static Decision Propose(int number, ScreenedText title, ScreenedText proposal, DateOnly on) =>
        new() { Id = DecisionId.New(), Number = number, Title = title.Value, Proposal = proposal.Value, ProposedOn = on };

    /// <summary>Adopted it may carry conditions, and then it is amber until each has its evidence.</summary>
    public Result<Decision> Rule(RulingWords words, DateOnly today)
    {
        if (Settled is not null)
            return DecisionErrors.AlreadySettled;
        if (words.On < ProposedOn || words.On > today || words.On < LastRuling?.On)
            return DecisionErrors.Day;
        var ruling = DecisionRuling.Of(Id, rulings.Count + 1, words);
        rulings.Add(ruling);
        if (!IsAdopted)
            return this;
        EffectiveOn = words.EffectiveOn ?? words.On;
        conditions.AddRange(words.Conditions.Select((text, i) => DecisionCondition.Of(Id, i + 1, text)));
        return this;
    }

    public Result<Decision> Prove(int condition, ScreenedText evidence, DateOnly on)
    {
        if (conditions.Find(c => c.Order == condition) is not { } met)
            return DecisionErrors.NoCondition;
        if (met.Evidence is not null)
            return DecisionErrors.AlreadyMet;
        met.Prove(evidence, on);
        return this;
    }

    /// <summary>Done when it has been adopted and every condition is met.</summary>
    public Result<Decision> Finish(DateOnly on, DateOnly today)
    {
        if (State != DecisionState.Decided)
            return State == DecisionState.Conditional ? DecisionErrors.ConditionsLeft : DecisionErrors.NotAdopted;
        if (on < Settled!.On || on > today)
            return DecisionErrors.DoneDay;
        DoneOn = on;
        return this;
    }
}

/// <summary>Utfall: what a body said, with day and paragraph.</summary>
public sealed class DecisionRuling : IPartnershipOwned
{
    private DecisionRuling() { }

    public PartnershipId PartnershipId { get; private init; }

    public DecisionId DecisionId { get; private init; }

    public int Order { get; private init; }

    public string Body { get; private init; } = "";

    public DecisionOutcome Outcome { get; private init; }

    public DateOnly On { get; private init; }

    public string? DiaryNumber { get; private init; }

    public bool Settles => Outcome is DecisionOutcome.AsProposed or DecisionOutcome.WithChanges or DecisionOutcome.Rejected;

    public static DecisionRuling Of(DecisionId decision, int order, RulingWords words) => new()
    {
        DecisionId = decision,
        Order = order,
        Body = words.Body.Value,
        Outcome = words.Outcome,
        On = words.On,
        DiaryNumber = words.DiaryNumber?.Value,
    };
}

/// <summary>Villkor of a decision, amber until it has its evidence.</summary>
public sealed class DecisionCondition : IPartnershipOwned
{
    private DecisionCondition() { }

    public PartnershipId PartnershipId { get; private init; }

    public DecisionId DecisionId { get; private init; }

    public int Order { get; private init; }

    public string Text { get; private init; } = "";

    public string? Evidence { get; private set; }

    public DateOnly? ProvedOn { get; private set; }

    public static DecisionCondition Of(DecisionId decision, int order, ScreenedText text) => new() { DecisionId = decision, Order = order, Text = text.Value };

    public void Prove(ScreenedText evidence, DateOnly on) => (Evidence, ProvedOn) = (evidence.Value, on);
}

public sealed record RulingWords(ScreenedText Body, DecisionOutcome Outcome, DateOnly On, ScreenedText? DiaryNumber, DateOnly? EffectiveOn, IReadOnlyList<ScreenedText> Conditions);

public static class DecisionErrors
{
    public static readonly Error NoTitle = new("Decisions.Error.NoTitle", "Input.Title");
    public static readonly Error NoProposal = new("Decisions.Error.NoProposal", "Input.Proposal");
    public static readonly Error NoDay = new("Decisions.Error.NoDay", "Input.On");
    public static readonly Error NoBody = new("Decisions.Error.NoBody", "Input.Body");
    public static readonly Error NoOutcome = new("Decisions.Error.NoOutcome", "Input.Outcome");
    public static readonly Error Day = new("Decisions.Error.Day", "Input.On");
    public static readonly Error AlreadySettled = new("Decisions.Error.AlreadySettled");
    public static readonly Error NoCondition = new("Decisions.Error.NoCondition");
    public static readonly Error AlreadyMet = new("Decisions.Error.AlreadyMet");
    public static readonly Error NoEvidence = new("Decisions.Error.NoEvidence", "Evidence");
    public static readonly Error ConditionsLeft = new("Decisions.Error.ConditionsLeft");
    public static readonly Error NotAdopted = new("Decisions.Error.NotAdopted");
    public static readonly Error DoneDay = new("Decisions.Error.DoneDay", "DoneOn");
}

public sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>, IEntityTypeConfiguration<DecisionRuling>, IEntityTypeConfiguration<DecisionCondition>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.Property(d => d.Title).HasMaxLength(160);
        builder.Property(d => d.Proposal).HasMaxLength(500);
        builder.Ignore(d => d.Settled);
        builder.Ignore(d => d.LastRuling);
        builder.HasIndex(d => new { d.PartnershipId, d.Number }).IsUnique();
        builder.HasMany(d => d.Rulings).WithOne().HasForeignKey(r => r.DecisionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(d => d.Conditions).WithOne().HasForeignKey(c => c.DecisionId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(d => d.Rulings).AutoInclude();
        builder.Navigation(d => d.Conditions).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<DecisionRuling> builder)
    {
        builder.HasKey(r => new { r.DecisionId, r.Order });
        builder.Property(r => r.Body).HasMaxLength(120);
        builder.Property(r => r.DiaryNumber).HasMaxLength(60);
    }

    public void Configure(EntityTypeBuilder<DecisionCondition> builder)
    {
        builder.HasKey(c => new { c.DecisionId, c.Order });
        builder.Property(c => c.Text).HasMaxLength(300);
        builder.Property(c => c.Evidence).HasMaxLength(300);
    }
}
