namespace Lykta.Web.Data;

/// <summary>A row that one partnership (samverkan) owns: filtered on read, stamped and checked on save.</summary>
public interface IPartnershipOwned
{
    PartnershipId PartnershipId { get; }
}

/// <summary>A row with words that people search; kept folded in its <c>SearchText</c>, whoever changes the words.</summary>
public interface IFindable
{
    /// <summary>Null when there are none.</summary>
    string? FoldedWords { get; }
}

/// <summary>A row whose two writers must not overwrite each other; the number grows with each save.</summary>
public interface IVersioned
{
    int Version { get; }
}

/// <summary>A row whose name other pages show and keep in memory; a change is told by the partnership's <c>CountStamp</c>.</summary>
public interface IListed;

/// <summary>How far a row reaches (delningsnivå); each ring holds the ones before it.</summary>
public enum SharingLevel
{
    /// <summary>Min verksamhetsgren: only the same branch of the same authority (OSL can run inside one förvaltning).</summary>
    Branch = 0,

    /// <summary>Min organisation: the whole authority or company that wrote it.</summary>
    Organisation = 1,

    /// <summary>Utsättning: those who go out tonight, and the coordinator.</summary>
    Briefing = 2,

    /// <summary>Samverkan: every party of the partnership.</summary>
    Partnership = 3,

    /// <summary>Öppet: anyone, and only after a person has released it.</summary>
    Open = 4,
}

/// <summary>A row, or a count of rows, of one ring of sharing and one owner.</summary>
public interface IRinged : IPartnershipOwned
{
    SharingLevel Sharing { get; }

    /// <summary>The authority or company (root of the tree) whose row it is.</summary>
    OrganisationId OwnerOrganisationId { get; }

    BranchId OwnerBranchId { get; }
}

/// <summary>A row that the one gate about sharing guards.</summary>
public interface IShared : IRinged
{
    /// <summary>Who wrote it: one always sees one's own.</summary>
    MembershipId? WrittenBy { get; }

    /// <summary>When it reached Lykta; a shift link sees only what is recent.</summary>
    DateTimeOffset ReceivedAt { get; }
}

/// <summary>A row of a collaboration: seen by the partnerships that take part in it now.</summary>
public interface IOfCollaboration
{
    CollaborationId CollaborationId { get; }
}

/// <summary>What a partnership has released to a collaboration: the others read it, only the owner writes it.</summary>
public interface IReleased : IOfCollaboration
{
    PartnershipId PartnershipId { get; }
}

/// <summary>What a district has released to its parent: the parent reads it, only the district writes it.</summary>
public interface IReleasedUp
{
    PartnershipId PartnershipId { get; }
}

/// <summary>What a parent has sent to its districts: they read it, only the parent writes it.</summary>
public interface IReleasedDown
{
    PartnershipId PartnershipId { get; }
}

/// <summary>What a partnership has shared with a named other: that one reads it, only the owner writes it.</summary>
public interface IReleasedTo
{
    PartnershipId PartnershipId { get; }

    PartnershipId ToPartnershipId { get; }
}
