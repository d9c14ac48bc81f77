using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places.Import;

/// <summary>Takes an import of areas back in one unit: what was placed in it moves, borders come back, and then the added areas go.</summary>
internal static class AreaImportTakeBack
{
    public static async Task<(int Gone, int Restored, int Left)> SaveAsync(WriteUnit unit, AreaImportRecord record, AreaImportUndo undo, CancellationToken cancel)
    {
        var (going, restored) = (undo.Going.ToList(), undo.Restored.ToList());
        await MoveAsync(unit, undo, cancel);
        foreach (var change in restored)
        {
            var area = undo.Areas[change.AreaId];
            area.PlaceUnder(change.FormerParentId);
            if (change.FormerBoundary is { } border)
                area.Redraw(border, Shapes.BoxOf(Wkb.Read(border)));
        }

        await UnlinkAsync(unit, record, undo, cancel);
        going.Concat(restored).ToList().ForEach(c => c.TakeBack(unit.Now));
        record.TakeBack(unit.Scope.Viewer.FunctionTitle, unit.Now);
        // What pointed at them must point elsewhere before they go.
        await unit.Db.SaveChangesAsync(cancel);
        unit.Db.RemoveRange(going.Select(c => undo.Areas[c.AreaId]).OrderBy(a => a.Kind == AreaKind.District));
        var gone = going.ConvertAll(c => c.AreaId);
        await unit.Db.Set<DayCount>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]).Where(c => c.Count == 0 && gone.Contains(c.AreaId)).ExecuteDeleteAsync(cancel);
        var left = undo.Changes.Count - going.Count - restored.Count;
        unit.Audit("areas.import-undone", nameof(AreaImportRecord), record.Id.Value,
            ("removed", Text(going.Count)), ("restored", Text(restored.Count)), ("kept", Text(left)), ("moved", Text(undo.Moves.Count + undo.PlaceMoves.Count)));
        return (going.Count, restored.Count, left);
    }

    private static async Task MoveAsync(WriteUnit unit, AreaImportUndo undo, CancellationToken cancel)
    {
        await CountsAhead.ApplyAsync(unit.Db, [.. undo.Moves.Select(m => (m.Observation, -1))], cancel);
        foreach (var (observation, to) in undo.Moves)
            observation.PlaceIn(to);
        await CountsAhead.ApplyAsync(unit.Db, [.. undo.Moves.Select(m => (m.Observation, 1))], cancel);
        foreach (var (place, to) in undo.PlaceMoves)
            place.PlaceIn(to);
    }

    // What the import said of its areas goes with them; between two that stay it still holds.
    private static async Task UnlinkAsync(WriteUnit unit, AreaImportRecord record, AreaImportUndo undo, CancellationToken cancel)
    {
        var taken = undo.Going.Concat(undo.Restored).Select(c => c.AreaId).ToHashSet();
        var stays = undo.Changes.Keys.Where(id => !taken.Contains(id)).ToHashSet();
        var gone = undo.Going.Select(c => c.AreaId).ToHashSet();
        foreach (var link in await unit.Db.Set<AreaSuccession>().Where(l => l.ImportId == record.Id).ToListAsync(cancel))
        {
            if (gone.Contains(link.FromId) || gone.Contains(link.ToId) || !(stays.Contains(link.FromId) || stays.Contains(link.ToId)))
                unit.Db.Remove(link);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
