using System.Globalization;
using Lykta.Web.Capabilities.Shared.Charts;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Plans.Views;

/// <summary>The measures along the months of the plan (tidslinje): from start to end, open where nobody has said when.</summary>
public sealed class MeasureTimeline(MeasureNames names, string root, DateOnly today, Texts texts)
{
    public const int PageSize = 50;
    private const int WordsOfTime = 24;

    /// <summary>The plan's period with what starts before and ends after it, a year at most on each side; whole months.</summary>
    public static (DateOnly From, DateOnly To) Window(ActionPlan plan, IEnumerable<WholeMeasure> found)
    {
        var (from, to) = (plan.From, plan.To);
        foreach (var measure in found.Select(f => f.Measure))
        {
            from = new[] { from, measure.StartOn ?? from, measure.EndOn ?? from }.Min();
            to = new[] { to, measure.EndOn ?? to, measure.StartOn ?? to }.Max();
        }

        var (earliest, latest) = (plan.From.AddYears(-1), plan.To.AddYears(1));
        (from, to) = (from < earliest ? earliest : from, to > latest ? latest : to);
        return (new(from.Year, from.Month, 1), new DateOnly(to.Year, to.Month, 1).AddMonths(1).AddDays(-1));
    }

    /// <summary>One page of rows, on the axis of all that was found.</summary>
    public ChartCard Card(string heading, IReadOnlyList<WholeMeasure> found, IReadOnlyList<WholeMeasure> rows)
    {
        var (from, to) = Window(names.Plan, found);
        var outside = found.Count(f => IsOutside(f.Measure, from, to));
        var sentence = texts["Plans.Timeline.Sentence", Month(from), Month(to)] + (outside > 0 ? " " + texts["Plans.Timeline.Outside", outside] : "");
        return new(heading, sentence, new Timeline([.. rows.Select(Row)], from, to, today), texts["Plans.Timeline.Source"]) { HeadingLevel = 2, IsWide = true };
    }

    private static bool IsOutside(Measure m, DateOnly from, DateOnly to) => m.EndOn < from || m.StartOn > to;

    private TimelineRow Row(WholeMeasure row)
    {
        var m = row.Measure;
        var isDated = m.StartOn is not null || m.EndOn is not null || m.Form == WorkForm.Ongoing;
        var time = m.TimePlan is { Length: > 0 } words ? words.Length > WordsOfTime ? words[..WordsOfTime] + "…" : words : texts["Plans.Timeline.NoDate"].Value;
        var isLate = m.EndOn < today && !m.IsOver;
        return new(m.Name, $"{root}/atgarder/{m.Code}", isDated, m.StartOn, m.EndOn, time,
            m.IsOver ? TimelineTone.Over : isLate ? TimelineTone.Late : TimelineTone.Now,
            [names.Unit(m.LeadId), Start(m), End(m), texts[$"Plans.MeasureStatus.{m.Status}"] + (isLate ? ", " + texts["Plans.Gap.PastDate"] : "")]);
    }

    private string Start(Measure m) => m.StartOn is { } on ? Day(on) : m.Form == WorkForm.Ongoing ? texts["Plans.Timeline.GoesOn"] : "–";

    private string End(Measure m) => m.EndOn is { } on ? Day(on) : m.Form == WorkForm.Ongoing ? texts["Plans.Timeline.GoesOn"] : m.TimePlan ?? "–";

    private static string Day(DateOnly on) => on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Month(DateOnly on) => on.ToString("MMMM yyyy", CultureInfo.CurrentCulture);
}
