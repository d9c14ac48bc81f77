using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disclosure;

/// <summary>An open case with its rows and maskings; every row shown is in the read log before it is.</summary>
public sealed record OpenCase(DisclosureCase It, IReadOnlyList<DisclosedRow> Rows, ILookup<ObservationId, DisclosureMask> Masks)
{
    public IEnumerable<MaskedRow> Masked => Rows.Select(r => MaskedRow.Of(r, [.. Masks[r.Id]]));
}

public sealed class DisclosureDesk(LyktaDbContext db, ReadLog reads, Texts texts)
{
    /// <summary>Null when there is no such case, or it is closed: its working data is gone.</summary>
    public async Task<OpenCase?> OpenAsync(int number, string channel, CancellationToken cancel, int? row = null)
    {
        var it = await db.Set<DisclosureCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == number && c.ClosedAt == null, cancel);
        if (it is null)
            return null;
        ObservationId? only = null;
        if (row is not null)
        {
            only = await db.Set<Observation>().IgnoreQueryFilters([LyktaDbContext.SharingFilter])
                .Where(o => o.Number == row).Select(o => (ObservationId?)o.Id).SingleOrDefaultAsync(cancel);
            if (only is null)
                return null;
        }

        var rows = await db.CoveredAsync(it, only, texts, cancel);
        var masks = await db.Set<DisclosureMask>().AsNoTracking().Where(m => m.CaseId == it.Id).ToListAsync(cancel);
        reads.Note(nameof(Observation), rows.Select(r => r.Id.Value), channel);
        await reads.FlushAsync(cancel);
        return new(it, rows, masks.ToLookup(m => m.ObservationId));
    }
}

public static class DisclosureServices
{
    public static IServiceCollection AddDisclosure(this IServiceCollection services) => services.AddScoped<DisclosureDesk>();
}
