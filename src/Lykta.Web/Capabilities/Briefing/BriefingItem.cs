using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>One line of a sheet: place, window, what, and what we do; guarded by the one gate about sharing.</summary>
public sealed class BriefingItem : IShared, IVersioned
{
    public const int LongestText = 300;

    /// <summary>The filter that keeps lines that have been taken away out of every read.</summary>
    public const string RemovedFilter = "removed";

    private BriefingItem() { }

    public BriefingItemId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public BriefingSheetId SheetId { get; private init; }

    public BriefingBlock Block { get; private init; }

    public int Order { get; private set; }

    /// <summary>Place, actor or area: what the line is about.</summary>
    public string? Heading { get; private set; }

    public PlaceId? PlaceId { get; private set; }

    public TimeOnly? From { get; private set; }

    public TimeOnly? To { get; private set; }

    /// <summary>What and why; of a priority place it never reaches the night patrols.</summary>
    public string? Text { get; private set; }

    /// <summary>Vi gör: what we do.</summary>
    public string? Action { get; private set; }

    /// <summary>Call sign or a function's number; never a person's.</summary>
    public string? Contact { get; private set; }

    public int? Count { get; private set; }

    /// <summary>Since when a point has been open.</summary>
    public DateOnly? Since { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public ItemOrigin Origin { get; private set; }

    /// <summary><see cref="FilledWords"/> of a line that was filled in and that nobody has said in other words.</summary>
    public string? Filled { get; private set; }

    /// <summary>Taken away from a draft; it can be taken back until the sheet is locked, and then it goes.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    public SharingLevel Sharing { get; private set; }

    public OrganisationId OwnerOrganisationId { get; private init; }

    public BranchId OwnerBranchId { get; private init; }

    public MembershipId? WrittenBy { get; private init; }

    public DateTimeOffset ReceivedAt { get; private init; }

    public int Version { get; private set; }

    public static BriefingItem Write(BriefingSheetId sheet, ItemWords words, RowOwner owner, MembershipId? by, int order, DateTimeOffset now)
    {
        var item = new BriefingItem
        {
            Id = BriefingItemId.New(),
            SheetId = sheet,
            Block = words.Block,
            Order = order,
            OwnerOrganisationId = owner.Organisation,
            OwnerBranchId = owner.Branch,
            WrittenBy = by,
            ReceivedAt = now,
        };
        item.Say(words);
        return item;
    }

    /// <summary>Says it anew; the owner and the block stay. Words that were filled in and are as they were go on in the reader's language.</summary>
    public void Say(ItemWords words, bool asFilled = false)
    {
        if (!asFilled)
            (Heading, Text, Filled) = (words.Heading?.Value, words.Text?.Value, words.Filled?.Write());
        (PlaceId, From, To) = (words.Place, words.From, words.To);
        (Action, Contact, Count) = (words.Action?.Value, words.Contact?.Value, words.Count);
        (Since, Sharing, Origin) = (words.Since, words.Sharing, words.Origin);
    }

    /// <summary>Heading and text as a draft says them to that reader.</summary>
    public (string? Heading, string? Text) In(CultureInfo culture) => FilledWords.Read(Filled) is not { } filled
        ? (Heading, Text)
        : (filled.Heading?.In(culture) ?? Heading, filled.Text.Count == 0 ? Text : filled.TextIn(culture));

    public void Remove(DateTimeOffset now) => RemovedAt = now;

    public void TakeBack() => RemovedAt = null;

    /// <summary>Somebody has read a line that was filled in and says that it holds: it is as if written.</summary>
    public void Confirm() => Origin = ItemOrigin.Written;

    public void Close(DateTimeOffset now) => ClosedAt = now;

    public void Reopen() => ClosedAt = null;

    /// <summary>The same line on another sheet: an open point that follows, or the next edition of a corrected sheet.</summary>
    public BriefingItem CopyTo(BriefingSheetId sheet, ItemOrigin origin, DateTimeOffset now) => new()
    {
        Id = BriefingItemId.New(),
        SheetId = sheet,
        Block = Block,
        Order = Order,
        Heading = Heading,
        PlaceId = PlaceId,
        From = From,
        To = To,
        Text = Text,
        Action = Action,
        Contact = Contact,
        Count = Count,
        Since = Since,
        // What has been locked is in Swedish, and its correction with it.
        Filled = origin == ItemOrigin.Written ? null : Filled,
        ClosedAt = ClosedAt,
        Origin = origin,
        Sharing = Sharing,
        OwnerOrganisationId = OwnerOrganisationId,
        OwnerBranchId = OwnerBranchId,
        WrittenBy = WrittenBy,
        ReceivedAt = now,
    };
}

/// <summary>What a line says, screened.</summary>
public sealed record ItemWords(BriefingBlock Block, SharingLevel Sharing)
{
    public ScreenedText? Heading { get; init; }
    public PlaceId? Place { get; init; }
    public TimeOnly? From { get; init; }
    public TimeOnly? To { get; init; }
    public ScreenedText? Text { get; init; }
    public ScreenedText? Action { get; init; }
    public ScreenedText? Contact { get; init; }
    public int? Count { get; init; }
    public DateOnly? Since { get; init; }
    public ItemOrigin Origin { get; init; }
    public FilledWords? Filled { get; init; }

    public IReadOnlyList<Error> Check(BriefingSheet sheet)
    {
        List<Error> errors = [];
        if (Block == BriefingBlock.Priorities && Place is null)
            errors.Add(new("Briefing.Error.NoPlace", "Input.Place"));
        if (Block == BriefingBlock.Presence && Heading is null)
            errors.Add(new("Briefing.Error.NoWho", "Input.Heading"));
        if (Block is not (BriefingBlock.Priorities or BriefingBlock.Presence) && Text is null)
            errors.Add(new("Briefing.Error.NoText", "Input.Text"));
        if ((From is null) != (To is null) || (From is not null && From == To) || (Block == BriefingBlock.Presence && From is null))
            errors.Add(new("Briefing.Error.Window", "Input.From"));
        else if (Block == BriefingBlock.Presence && OutsideOf(sheet) is { } field)
            errors.Add(new("Briefing.Error.OutsidePass", field, NightTime.Say(sheet.From), NightTime.Say(sheet.To)));
        if (Count is < 0 or > 500)
            errors.Add(new("Briefing.Error.Count", "Input.Count"));
        return errors;
    }

    /// <summary>The time that is not in the pass; the small hours come after the evening.</summary>
    private string? OutsideOf(BriefingSheet sheet)
    {
        int After(TimeOnly time) => (int)(time - sheet.From).TotalMinutes;
        int Until(TimeOnly time) => After(time) is var minutes and > 0 ? minutes : 24 * 60;
        var (begins, ends, length) = (After(From!.Value), Until(To!.Value), Until(sheet.To));
        return begins >= length ? "Input.From" : ends > length || ends <= begins ? "Input.To" : null;
    }
}

public sealed class BriefingItemConfiguration : IEntityTypeConfiguration<BriefingItem>
{
    public void Configure(EntityTypeBuilder<BriefingItem> builder)
    {
        builder.Property(i => i.Heading).HasMaxLength(120);
        builder.Property(i => i.Text).HasMaxLength(BriefingItem.LongestText);
        builder.Property(i => i.Action).HasMaxLength(BriefingItem.LongestText);
        builder.Property(i => i.Contact).HasMaxLength(60);
        builder.HasQueryFilter(BriefingItem.RemovedFilter, i => i.RemovedAt == null);
        builder.HasIndex(i => new { i.SheetId, i.Block, i.Order });
        builder.HasIndex(i => new { i.PartnershipId, i.ReceivedAt });
        builder.HasOne<BriefingSheet>().WithMany().HasForeignKey(i => i.SheetId).OnDelete(DeleteBehavior.Cascade);
    }
}
