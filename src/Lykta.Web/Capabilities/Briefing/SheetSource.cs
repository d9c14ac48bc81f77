using System.Globalization;
using System.Text.Json;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>All lines of a sheet before any version is cut: one's own first, then what the other districts have released.</summary>
public static class SheetSource
{
    /// <summary>In Swedish, as a version is frozen, or as a draft is shown to a reader.</summary>
    public static async Task<IReadOnlyList<SourceLine>> LinesAsync(this LyktaDbContext db, BriefingSheet sheet, PartnershipDirectory partnerships, CancellationToken cancel, CultureInfo? reader = null) =>
        [.. await OwnLinesAsync(db, sheet.Id, cancel, sheet.IsDraft ? reader : null), .. await OthersLinesAsync(db, sheet, partnerships, cancel)];

    /// <summary>The context's filters have applied tenant and gate; a closed point is told no more.</summary>
    public static async Task<List<SourceLine>> OwnLinesAsync(LyktaDbContext db, BriefingSheetId sheet, CancellationToken cancel, CultureInfo? reader = null)
    {
        var items = await db.Set<BriefingItem>().AsNoTracking().Where(i => i.SheetId == sheet && i.ClosedAt == null)
            .OrderBy(i => i.Block).ThenBy(i => i.Order).ThenBy(i => i.Id).ToListAsync(cancel);
        var ids = items.Select(i => i.PlaceId).OfType<PlaceId>().Distinct().ToList();
        var places = await db.Set<Place>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        return [.. items.Select(i => new SourceLine(LineOf(i, i.PlaceId is { } id ? places.GetValueOrDefault(id) : null, reader), i.Sharing, i.PartnershipId, i.OwnerOrganisationId, i.OwnerBranchId))];
    }

    public static async Task<List<SourceLine>> OthersLinesAsync(LyktaDbContext db, BriefingSheet sheet, PartnershipDirectory partnerships, CancellationToken cancel)
    {
        var releases = await ReleasesAsync(db, sheet, cancel);
        var lines = new List<SourceLine>();
        foreach (var release in releases)
        {
            var district = (await partnerships.FindAsync(release.PartnershipId, cancel))?.Name;
            lines.AddRange(Read(release).Select(r => new SourceLine(r.Line with { District = district }, r.Sharing, release.PartnershipId, default, default)));
        }

        return [.. lines.OrderBy(l => l.Line.Block)];
    }

    /// <summary>What the other districts let be read now, without whose it is.</summary>
    internal static async Task<IEnumerable<(SheetLine Line, SharingLevel Sharing)>> ReleasedLinesAsync(LyktaDbContext db, BriefingSheet sheet, CancellationToken cancel) =>
        (await ReleasesAsync(db, sheet, cancel)).SelectMany(Read).Select(r => (r.Line, r.Sharing));

    private static async Task<List<CollaborationRelease>> ReleasesAsync(LyktaDbContext db, BriefingSheet sheet, CancellationToken cancel)
    {
        if (sheet.CollaborationId is not { } collaboration)
            return [];
        var own = db.Scope.PartnershipId;
        return await db.Set<CollaborationRelease>().AsNoTracking()
            .Where(r => r.CollaborationId == collaboration && r.Kind == ReleaseKind.Briefing && r.Week == sheet.Day && r.WithdrawnAt == null && r.PartnershipId != own)
            .OrderBy(r => r.ReleasedAt).ToListAsync(cancel);
    }

    /// <summary>What a district lets the others have: what police and municipality may see, nothing further in.</summary>
    public static string Releasable(IReadOnlyList<SourceLine> own) => JsonSerializer.Serialize(
        own.Where(l => Platform.Sharing.SharingGate.IsVisible(l, SheetVersions.ViewerOf(BriefingAudience.PoliceAndMunicipality)) && l.Line.Block != BriefingBlock.Newcomer)
            .Select(l => new ReleasedLine(SheetVersions.Covered(l.Line, own), l.Sharing)));

    private static List<ReleasedLine> Read(CollaborationRelease release) =>
        release.Content is null ? [] : JsonSerializer.Deserialize<List<ReleasedLine>>(release.Content)!;

    internal static SheetLine LineOf(BriefingItem item, Place? place, CultureInfo? reader = null) => new(item.Id.Value, item.Block)
    {
        Heading = reader is null ? item.Heading : item.In(reader).Heading,
        Place = place?.Name,
        PlaceSlug = place?.Slug,
        Longitude = place?.Longitude,
        Latitude = place?.Latitude,
        From = item.From,
        To = item.To,
        Text = reader is null ? item.Text : item.In(reader).Text,
        Action = item.Action,
        Contact = item.Contact,
        Count = item.Count,
        Since = item.Since,
    };

    private sealed record ReleasedLine(SheetLine Line, SharingLevel Sharing);
}
