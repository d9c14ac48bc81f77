using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Plans;

public enum PriorityListState
{
    Draft = 1, Coming, InForce, Ended,
}

/// <summary>One version of the partnership's list of priority areas. Made current it never changes; the next one is made from it.</summary>
public sealed class PriorityList : IPartnershipOwned, IVersioned
{
    public const int LongestName = 160;

    private PriorityList() { }

    public Guid Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public int Number { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>The list that it was made from, whose areas are mapped to its own.</summary>
    public Guid? BeforeId { get; private init; }

    /// <summary>Null in a draft.</summary>
    public DateOnly? ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsDraft => ValidFrom is null;

    public static PriorityList Draft(int number, string name, PriorityList? before, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Number = number, Name = name, BeforeId = before?.Id, ChangedAt = now };

    /// <summary>The city's five from 1 January 2024.</summary>
    public static (PriorityList List, List<PriorityArea> Areas) Standard2024(int number, PriorityList? before, DateTimeOffset now)
    {
        var list = Draft(number, "Stadens prioriterade områden 2024", before, now);
        List<PriorityArea> areas =
        [
            PriorityArea.Of(list.Id, 1, "unga", "Unga i riskzon för destruktivt beteende"),
            PriorityArea.Of(list.Id, 2, "platser", "Otrygga och brottsutsatta platser"),
            PriorityArea.Of(list.Id, 3, "systemhot", "Systemhotande brottslighet"),
            PriorityArea.Of(list.Id, 4, "brottsoffer", "Särskilt utsatta och sårbara brottsoffer"),
            PriorityArea.Of(list.Id, 5, "miljoer", "Kriminella miljöer och livsstilar"),
        ];
        list.TakeEffect(new(2024, 1, 1), before);
        return (list, areas);
    }

    public PriorityListState StateOn(DateOnly today) =>
        ValidFrom is not { } from ? PriorityListState.Draft : from > today ? PriorityListState.Coming : ValidTo < today ? PriorityListState.Ended : PriorityListState.InForce;

    public void Rename(ScreenedText name, DateTimeOffset now) => (Name, ChangedAt) = (name.Value, now);

    /// <summary>Its areas or its mapping have changed: who saves next must have seen it.</summary>
    public void Touch(DateTimeOffset now) => ChangedAt = now;

    /// <summary>Made current from a day; the list before it ends the day before.</summary>
    public Result<PriorityList> MakeCurrent(DateOnly? from, PriorityList? before, bool hasAreas, int unmapped)
    {
        if (!hasAreas)
            return new Error("Priorities.Error.NoAreas");
        if (unmapped > 0)
            return new Error("Priorities.Error.Unmapped", null, unmapped);
        if (from is not { } day)
            return PlanErrors.Needed("From");
        if (day <= before?.ValidFrom)
            return new Error("Priorities.Error.From", "From", before.ValidFrom);
        TakeEffect(day, before);
        return this;
    }

    private void TakeEffect(DateOnly from, PriorityList? before)
    {
        ValidFrom = from;
        if (before is not null)
            before.ValidTo = from.AddDays(-1);
    }
}

/// <summary>Prioriterat samverkansområde of one version of the list. A code that lives on in the next list is the same area under a new name.</summary>
public sealed class PriorityArea : IPartnershipOwned
{
    public const int LongestCode = 40;
    public const int LongestName = 160;

    private PriorityArea() { }

    public PriorityAreaId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public Guid ListId { get; private init; }

    public string Code { get; private init; } = "";

    public string Name { get; private set; } = "";

    public int Order { get; private init; }

    public static PriorityArea Of(Guid list, int order, string code, string name) => new() { Id = PriorityAreaId.New(), ListId = list, Order = order, Code = code, Name = name };

    public void Rename(ScreenedText name) => Name = name.Value;
}

/// <summary>Områdeskoppling: what an area of the list before has become, a row for each new area, or one that says ordinarie linjearbete and why.</summary>
public sealed class AreaMapping : IPartnershipOwned
{
    public const int LongestReason = 300;

    private AreaMapping() { }

    public Guid Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    /// <summary>The new list.</summary>
    public Guid ListId { get; private init; }

    public PriorityAreaId FromId { get; private init; }

    /// <summary>Null: ordinarie linjearbete.</summary>
    public PriorityAreaId? ToId { get; private init; }

    public string? Reason { get; private init; }

    public static AreaMapping To(PriorityArea old, PriorityArea made) => new() { Id = Guid.CreateVersion7(), ListId = made.ListId, FromId = old.Id, ToId = made.Id };

    public static AreaMapping ToOrdinaryWork(Guid list, PriorityArea old, ScreenedText why) => new() { Id = Guid.CreateVersion7(), ListId = list, FromId = old.Id, Reason = why.Value };
}
