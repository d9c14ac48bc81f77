using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Answers;

/// <summary>Reads the register once and answers with lists of it.</summary>
public sealed class Register(MeasureNames names, IReadOnlyList<WholeMeasure> all, IReadOnlySet<OrganisationId> ours, DateOnly today, Texts texts)
{
    public MeasureNames Names => names;

    /// <summary>Null when there is no plan.</summary>
    public static async Task<Register?> ReadAsync(LyktaDbContext db, Viewer viewer, DateOnly today, Texts texts, CancellationToken cancel)
    {
        if (await db.CurrentPlanAsync(today, null, cancel) is not { } plan)
            return null;
        var names = await MeasureNames.ReadAsync(db, texts, plan, cancel);
        return new(names, await db.MeasuresAsync(plan.Id, cancel), await db.OurRootsAsync(viewer, cancel), today, texts);
    }

    /// <summary>As the register's page filters and sorts; what is not shared with the whole partnership stays inside.</summary>
    public ContentList List(string filter)
    {
        var chosen = new MeasureFilter(RegisterFilter.Parse(filter), names, ours, today);
        var found = MeasureOrder.Sorted(chosen.Apply(all), names);
        var told = found.Where(r => r.Measure.Sharing >= SharingLevel.Partnership).ToList();
        return new(filter, chosen.InWords(texts), [.. told.Select(r => ContentMeasure.Of(r, names, texts))], found.Count - told.Count);
    }
}
