using Lykta.Web.Capabilities.Maps;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>Kvällens karta: the places that a version names, and none that it does not.</summary>
public static class BriefingMap
{
    public static async Task<MapSketch?> DrawAsync(IServiceProvider request, SheetDocument document, Texts texts, CancellationToken cancel) =>
        Draw(document, await request.GetRequiredService<AreaLookup>().MapAsync(cancel), texts);

    public static MapSketch? Draw(SheetDocument document, AreaMap areas, Texts texts)
    {
        var marks = document.Lines.Where(l => l is { Place: not null, Longitude: not null, Latitude: not null } && l.Block != BriefingBlock.Presence).DistinctBy(l => l.Place, StringComparer.Ordinal)
            .Select(l => new SketchMark(l.Place!, l.Longitude!.Value, l.Latitude!.Value, 7, IsNamed: true)).ToList();
        var drawn = areas.On(document.Day).Where(a => a.Kind == AreaKind.Neighbourhood).Select(a => new SketchArea(a.Name, a.Boundary)).ToList();
        return marks.Count == 0 || drawn.Count == 0 ? null : new(texts["Briefing.Block.Map"], string.Join(", ", marks.Select(m => m.Name)), drawn, marks) { Width = 560 };
    }
}
