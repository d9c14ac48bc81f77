using System.Globalization;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Rows;

/// <summary>A figure that stands beside the words about a measure.</summary>
public sealed record RowFigure(string Name, string Figure);

/// <summary>Utfall beside the text: the measure's indicators, and the outcomes of the programme that it is, as the reader may see them.</summary>
public static class RowFigures
{
    public static async Task<IReadOnlyList<RowFigure>> FiguresAsync(this LyktaDbContext db, MeasureId measure, Viewer viewer, Texts texts, CancellationToken cancel)
    {
        var indicators = await db.Set<MeasureIndicator>().AsNoTracking().Where(i => i.MeasureId == measure).OrderBy(i => i.Id).ToListAsync(cancel);
        List<RowFigure> figures = [.. indicators.Select(i => new RowFigure(i.Name, texts["FollowUps.Figures.Indicator", Number(i.Outcome) ?? texts["Plans.NotMeasured"].Value, Number(i.Baseline) ?? "?", Number(i.Target) ?? "?"]))];
        if (!await db.Set<Programme>().AnyAsync(p => p.MeasureId == measure, cancel))
            return figures;
        var reads = await db.FigureReaderAsync(viewer, cancel);
        foreach (var whole in (await db.ProgrammesAsync(cancel)).Where(p => p.Programme.MeasureId == measure && p.Told is not null))
        {
            var (told, mayTell) = (whole.Told!, Outcomes.MayTell(whole.Told!.All, whole.Programme.IsProtected));
            var period = texts[$"Programmes.Half.{told.Plan.Half}", told.Plan.Year].Value;
            figures.AddRange(told.All.Select(o => new RowFigure($"{texts["Programmes.Target.Line", o.Name, o.Percent].Value}, {period}", reads(whole.Programme) ? o.Inside(texts) : o.Outside(texts, mayTell))));
        }

        return figures;
    }

    private static string? Number(double? value) => value?.ToString("0.##", CultureInfo.CurrentCulture);
}
