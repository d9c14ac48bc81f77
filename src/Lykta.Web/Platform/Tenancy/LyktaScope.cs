using Lykta.Web.Data;

namespace Lykta.Web.Platform.Tenancy;

/// <summary>The partnership and viewer of this request or job; empty until the tenancy step has set them, and empty sees nothing.</summary>
public sealed class LyktaScope
{
    public PartnershipEntry? Partnership { get; private set; }

    public PartnershipId PartnershipId => Partnership?.Id ?? default;

    public Viewer Viewer { get; private set; } = Viewer.Nobody;

    /// <summary>Bound to the account for the few rows that belong to a person across partnerships.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>Texts of this request that were sent in spite of a warning; noted where they are saved.</summary>
    internal List<Privacy.WarnedWords> Warned { get; private init; } = [];

    public void Enter(PartnershipEntry partnership, Viewer viewer, Guid accountId = default) =>
        (Partnership, Viewer, AccountId) = (partnership, viewer, accountId);

    /// <summary>No partnership yet, only the account: for reading where it belongs.</summary>
    public void Bind(Guid accountId) => AccountId = accountId;

    public static LyktaScope ForSystem(PartnershipEntry partnership)
    {
        var scope = new LyktaScope();
        scope.Enter(partnership, Viewer.System);
        return scope;
    }

    public LyktaScope Copy()
    {
        var copy = new LyktaScope { Warned = Warned };
        if (Partnership is not null)
            copy.Enter(Partnership, Viewer, AccountId);
        return copy;
    }
}

/// <summary>What every request needs to know of a partnership, kept in memory.</summary>
public sealed record PartnershipEntry(PartnershipId Id, string Slug, string Name, PartnershipId? ParentId)
{
    /// <summary>#rrggbb when the partnership has its own.</summary>
    public string? LampColour { get; init; }
}
