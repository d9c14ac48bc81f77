using Lykta.Web.Data;
using Lykta.Web.Platform.Sharing;
using Lykta.Web.Platform.Tenancy;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>A line before it is cut, with the ring it may reach; the gate decides of it as of any shared row.</summary>
public sealed record SourceLine(SheetLine Line, SharingLevel Sharing, PartnershipId PartnershipId, OrganisationId OwnerOrganisationId, BranchId OwnerBranchId) : IShared
{
    public MembershipId? WrittenBy => null;

    public DateTimeOffset ReceivedAt => DateTimeOffset.MaxValue;
}

/// <summary>What a version leaves out of a line.</summary>
public enum Loss
{
    WholeLine, Why, Contact,
}

public sealed record LostLine(SheetLine Line, Loss Loss);

/// <summary>Cuts one source into three versions, and says what each loses.</summary>
public static class SheetVersions
{
    public static readonly IReadOnlyList<BriefingAudience> All = Enum.GetValues<BriefingAudience>();

    /// <summary>An audience as the gate sees a viewer: no organisation of its own, only a ring.</summary>
    public static Viewer ViewerOf(BriefingAudience audience) => Viewer.Nobody with { Key = $"audience:{audience}", SeesFrom = RingOf(audience) };

    /// <summary>The innermost ring that an audience is given.</summary>
    public static SharingLevel RingOf(BriefingAudience audience) => audience switch
    {
        BriefingAudience.PoliceAndMunicipality => SharingLevel.Briefing,
        BriefingAudience.Guards => SharingLevel.Partnership,
        BriefingAudience.NightPatrols => SharingLevel.Open,
        _ => Viewer.Nothing,
    };

    public static IReadOnlyList<SheetLine> Cut(IEnumerable<SourceLine> lines, BriefingAudience audience)
    {
        var all = lines.ToList();
        return [.. all.Where(l => SharingGate.IsVisible(l, ViewerOf(audience))).Select(l => Trim(Covered(l.Line, all), audience))];
    }

    /// <summary>That a place is covered is told to everyone alike; by whom, only to those who get that row. What another district has reckoned stands.</summary>
    public static SheetLine Covered(SheetLine line, IEnumerable<SourceLine> all) =>
        line.Block == BriefingBlock.Priorities && line.Gaps is null && Cover.Of(line, all.Select(l => l.Line).Where(l => l.Block == BriefingBlock.Presence)) is { IsKnown: true } cover
            ? line with { Gaps = cover.Gaps }
            : line;

    public static IReadOnlyList<LostLine> Losses(IEnumerable<SourceLine> lines, BriefingAudience audience) => [.. lines.SelectMany(l => LossesOf(l, audience))];

    // Night patrols get place, time and what we do: no detail of an event below the place, and nobody's call sign.
    internal static SheetLine Trim(SheetLine line, BriefingAudience audience) => audience != BriefingAudience.NightPatrols
        ? line
        : line with { Contact = null, Text = line.Block is BriefingBlock.Priorities or BriefingBlock.Presence ? null : line.Text };

    private static IEnumerable<LostLine> LossesOf(SourceLine source, BriefingAudience audience)
    {
        var line = source.Line;
        if (!SharingGate.IsVisible(source, ViewerOf(audience)))
        {
            yield return new(line, Loss.WholeLine);
            yield break;
        }

        var trimmed = Trim(line, audience);
        if (line.Text is not null && trimmed.Text is null)
            yield return new(line, Loss.Why);
        if (line.Contact is not null && trimmed.Contact is null)
            yield return new(line, Loss.Contact);
    }
}
