using System.Globalization;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Disposal;

/// <summary>Gallringsregel: nothing of a class is erased before a board has decided so, and nothing while it is held.</summary>
public sealed class RetentionRule : IPartnershipOwned, IVersioned
{
    private RetentionRule() { }

    public PartnershipId PartnershipId { get; private set; }

    public RetentionClass Class { get; private init; }

    public int Months { get; private set; }

    public int Days { get; private set; }

    /// <summary>The board that decided (nämnd).</summary>
    public string? DecidedBy { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    public string? DiaryNumber { get; private set; }

    /// <summary>Diary number of the matter that stops disposal for now (gallringsstopp).</summary>
    public string? HeldFor { get; private set; }

    public int Version { get; private set; }

    public RetentionTime Time => new(Months, Days);

    public bool IsDecided => DecidedOn is not null;

    /// <summary>Only an active rule erases; a class that is preserved never is one, whatever the row says.</summary>
    public bool IsActive => IsDecided && HeldFor is null && !Time.IsForever;

    /// <summary>The reference that stands in the erasure log.</summary>
    public string Reference => string.Create(CultureInfo.InvariantCulture, $"{DecidedBy} {DecidedOn:yyyy-MM-dd}, {DiaryNumber}");

    public static RetentionRule Propose(RetentionClass retentionClass)
    {
        var time = RetentionTime.ProposedFor(retentionClass);
        return new() { Class = retentionClass, Months = time.Months, Days = time.Days };
    }

    public Result<RetentionRule> Decide(RetentionTime time, ScreenedText? by, DateOnly? on, ScreenedText? diaryNumber, DateOnly today)
    {
        List<Error> errors = [];
        if (by is null)
            errors.Add(new("Disposal.Error.DecidedBy", "Input.DecidedBy"));
        if (on is null || on > today)
            errors.Add(new("Disposal.Error.DecidedOn", "Input.DecidedOn"));
        if (diaryNumber is null)
            errors.Add(new("Disposal.Error.DiaryNumber", "Input.DiaryNumber"));
        if (time.Months is < 0 or > 1200 || time.Days is < 0 or > 3660 || time.IsForever)
            errors.Add(new("Disposal.Error.Time", "Input.Months"));
        else if (time.Months < RetentionTime.LeastMonths(Class))
            errors.Add(new("Disposal.Error.LogTime", "Input.Months", RetentionTime.LeastMonths(Class)));
        if (errors.Count > 0)
            return errors;
        (Months, Days, DecidedBy, DecidedOn, DiaryNumber) = (time.Months, time.Days, by!.Value.Value, on, diaryNumber!.Value.Value);
        return this;
    }

    public void Hold(ScreenedText matter) => HeldFor = matter.Value;

    public void Release() => HeldFor = null;
}

/// <summary>Why something was erased.</summary>
public enum ErasureReason
{
    /// <summary>Gallring by decision.</summary>
    Disposal,

    /// <summary>Rättelse: it should never have been stored.</summary>
    Correction,

    /// <summary>Nobody looked at a warned text within a week.</summary>
    ReviewTimeout,

    /// <summary>The coordinator looked at a warned text and removed it.</summary>
    Review,
}

/// <summary>That something was erased (gallringslogg): how much of what and by which decision, never what it said.</summary>
public sealed class ErasureRecord : IPartnershipOwned
{
    private ErasureRecord() { }

    public Guid Id { get; private init; }

    public PartnershipId PartnershipId { get; private set; }

    public DateTimeOffset At { get; private init; }

    public RetentionClass Class { get; private init; }

    public ErasureReason Reason { get; private init; }

    public long Count { get; private init; }

    /// <summary>Everything older than this.</summary>
    public DateTimeOffset? Before { get; private init; }

    public string? Decision { get; private init; }

    public MembershipId? By { get; private init; }

    public static ErasureRecord Note(
        RetentionClass retentionClass, ErasureReason reason, long count, MembershipId? by, DateTimeOffset now, DateTimeOffset? before = null, string? decision = null) => new()
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Class = retentionClass,
            Reason = reason,
            Count = count,
            By = by,
            Before = before,
            Decision = decision,
        };
}

public sealed class RetentionRuleConfiguration : IEntityTypeConfiguration<RetentionRule>, IEntityTypeConfiguration<ErasureRecord>
{
    public void Configure(EntityTypeBuilder<RetentionRule> builder)
    {
        builder.HasKey(r => new { r.PartnershipId, r.Class });
        builder.Property(r => r.DecidedBy).HasMaxLength(120);
        builder.Property(r => r.DiaryNumber).HasMaxLength(40);
        builder.Property(r => r.HeldFor).HasMaxLength(40);
        builder.Ignore(r => r.Time).Ignore(r => r.Reference).Ignore(r => r.IsActive).Ignore(r => r.IsDecided);
    }

    public void Configure(EntityTypeBuilder<ErasureRecord> builder)
    {
        builder.Property(e => e.Decision).HasMaxLength(200);
        builder.HasIndex(e => new { e.PartnershipId, e.At });
    }
}
