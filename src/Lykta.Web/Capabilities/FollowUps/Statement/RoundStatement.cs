using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.FollowUps.Statement;

/// <summary>
/// Skapat tjänsteutlåtande: what the form said when the last file of a round's tjänsteutlåtande was made, so that an edited one can be
/// compared with it. The officer's name is not kept.
/// </summary>
public sealed class RoundStatement : IPartnershipOwned
{
    private RoundStatement() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public FollowUpRoundId RoundId { get; private init; }
    public string Matter { get; private set; } = "";
    public string? DiaryNumber { get; private set; }
    public DateOnly? MeetingOn { get; private set; }
    public string? Proposal { get; private set; }

    /// <summary>Null with <see cref="HasOwnSummary"/> false: Lykta's own sentence, with the numbers of the day.</summary>
    public string? Summary { get; private set; }
    public bool HasOwnSummary { get; private set; }
    public string? Background { get; private set; }
    public bool HasCase { get; private set; }
    public string? Preparation { get; private set; }
    public string? Views { get; private set; }
    public string? Signatures { get; private set; }
    public bool HasAppendix { get; private set; }

    /// <summary>The day that stands in the document.</summary>
    public DateOnly MadeOn { get; private set; }

    /// <summary>The version of the office's template that it was written in; null is Lykta's own look.</summary>
    public int? TemplateNumber { get; private set; }

    public static RoundStatement Of(FollowUpRoundId round) => new() { Id = Guid.CreateVersion7(), RoundId = round };

    /// <summary>What the last file says.</summary>
    /// <param name="words">The words that were typed.</param>
    /// <param name="form">Day and ticks.</param>
    /// <param name="standardSummary">Lykta's own sentence now; left as it was it is not kept, so that its numbers never grow old.</param>
    /// <param name="made">The day, and the template's version.</param>
    public void Say(StatementWords words, StatementInput form, string standardSummary, (DateOnly On, int? Template) made)
    {
        (Matter, DiaryNumber, MeetingOn, Proposal) = (words.Matter.Value, words.DiaryNumber?.Value, form.MeetingOn, words.Proposal?.Value);
        HasOwnSummary = words.Summary?.Value != standardSummary;
        Summary = HasOwnSummary ? words.Summary?.Value : null;
        (Background, Preparation, Views, Signatures) = (words.Background?.Value, words.Preparation?.Value, words.Views?.Value, words.Signatures?.Value);
        (HasCase, HasAppendix, MadeOn, TemplateNumber) = (form.HasCase, form.HasAppendix, made.On, made.Template);
    }

    /// <summary>The form as it was, without the officer.</summary>
    public StatementInput Read(string standardSummary) => new()
    {
        Matter = Matter,
        DiaryNumber = DiaryNumber,
        MeetingOn = MeetingOn,
        Proposal = Proposal,
        Summary = HasOwnSummary ? Summary : standardSummary,
        Background = Background,
        HasCase = HasCase,
        Preparation = Preparation,
        Views = Views,
        Signatures = Signatures,
        HasAppendix = HasAppendix,
    };
}

/// <summary>The words of the form that have passed the wall.</summary>
public sealed record StatementWords(ScreenedText Matter)
{
    public ScreenedText? DiaryNumber { get; init; }
    public ScreenedText? Officer { get; init; }
    public ScreenedText? Proposal { get; init; }
    public ScreenedText? Summary { get; init; }
    public ScreenedText? Background { get; init; }
    public ScreenedText? Preparation { get; init; }
    public ScreenedText? Views { get; init; }
    public ScreenedText? Signatures { get; init; }
}

public static class StatementQueries
{
    public static Task<RoundStatement?> StatementAsync(this LyktaDbContext db, FollowUpRoundId round, CancellationToken cancel) =>
        db.Set<RoundStatement>().SingleOrDefaultAsync(s => s.RoundId == round, cancel);
}

public sealed class RoundStatementConfiguration : IEntityTypeConfiguration<RoundStatement>
{
    public void Configure(EntityTypeBuilder<RoundStatement> builder)
    {
        builder.Property(s => s.Matter).HasMaxLength(200);
        builder.Property(s => s.DiaryNumber).HasMaxLength(60);
        builder.Property(s => s.Proposal).HasMaxLength(1000);
        builder.Property(s => s.Summary).HasMaxLength(2000);
        builder.Property(s => s.Background).HasMaxLength(4000);
        builder.Property(s => s.Preparation).HasMaxLength(2000);
        builder.Property(s => s.Views).HasMaxLength(4000);
        builder.Property(s => s.Signatures).HasMaxLength(300);
        builder.HasIndex(s => s.RoundId).IsUnique();
        builder.HasOne<FollowUpRound>().WithMany().HasForeignKey(s => s.RoundId).OnDelete(DeleteBehavior.Cascade);
    }
}
