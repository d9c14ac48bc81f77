using System.Security.Cryptography;
using System.Text;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places.Import;

/// <summary>Why an area stays as the import left it.</summary>
public enum AreaStay
{
    /// <summary>By hand or by a later import.</summary>
    Changed = 1,

    /// <summary>The district it had before is not there any more.</summary>
    NoDistrict,

    Measure,

    /// <summary>Another import says what it became or was before.</summary>
    Linked,

    /// <summary>Counts of observations that have been disposed of.</summary>
    Counted,

    /// <summary>Observations of a week that others have been given.</summary>
    Released,

    /// <summary>Observations masked in a disclosure.</summary>
    Disclosed,

    /// <summary>More observations than are placed anew at a time.</summary>
    InUse,

    /// <summary>Observations that would stand without an area.</summary>
    Unplaced,

    /// <summary>Areas that stay belong to it.</summary>
    HasParts,
}

/// <summary>What taking an import of areas back would do now.</summary>
/// <param name="Going">Areas that it added.</param>
/// <param name="Restored">Areas that get their border and district back.</param>
/// <param name="Staying">Areas that stay as they are, and why.</param>
/// <param name="Observations">Those that get another area and that the viewer may see.</param>
/// <param name="HasHidden">Whether there are more of them.</param>
/// <param name="Places">Those that get another area, or none.</param>
/// <param name="IsBusy">An import of observations is running and may name any area.</param>
public sealed record AreaImportLook(
    IReadOnlyList<AreaImportChange> Going, IReadOnlyList<AreaImportChange> Restored, IReadOnlyList<(AreaImportChange Change, AreaStay Why)> Staying,
    int Observations, bool HasHidden, int Places, bool IsBusy)
{
    public bool TakesAny => !IsBusy && Going.Count + Restored.Count > 0;

    /// <summary>The same for as long as the same areas would go, be restored and stay.</summary>
    public string Seal => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('|', Ids(Going), Ids(Restored), Ids(Staying.Select(s => s.Change))))))[..16];

    public static async Task<AreaImportLook> OfAsync(LyktaDbContext db, AreaImportRecord record, DateOnly today, CancellationToken cancel)
    {
        var undo = await AreaImportUndo.ReadAsync(db, record, today, cancel);
        var moving = undo.Moves.Select(m => m.Observation.Id).ToList();
        var seen = moving.Count == 0 ? 0 : await db.Set<Observation>().CountAsync(o => moving.Contains(o.Id), cancel);
        return undo.Look(seen);
    }

    private static string Ids(IEnumerable<AreaImportChange> changes) => string.Join(',', changes.Select(c => c.AreaId.Value.ToString("N")).Order(StringComparer.Ordinal));
}
