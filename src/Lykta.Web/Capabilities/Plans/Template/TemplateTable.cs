using System.Globalization;
using Lykta.Web.Capabilities.City;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Data;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Plans.Template;

/// <summary>One measure under its numbered cause.</summary>
public sealed record TemplateRow(int Number, bool IsFirst, IReadOnlyList<string> Cells, IlsVerdict? Verdict);

/// <summary>
/// Åtgärdsplanen i Brås mall: cause (numbered), measure (the same number), operative goals, when, who, follow-up in green, yellow or red.
/// The same measures as the plan's table and the follow-up's seven columns. Only what is shared with the whole partnership leaves.
/// </summary>
public sealed record TemplateTable(ActionPlan Plan, IReadOnlyList<string> Headings, IReadOnlyList<TemplateRow> Rows, int Withheld)
{
    private static readonly string[] Columns = ["Cause", "Measure", "Goals", "When", "Who", "FollowUp"];

    public static async Task<TemplateTable> ReadAsync(LyktaDbContext db, ActionPlan plan, Texts texts, CancellationToken cancel)
    {
        var names = await MeasureNames.ReadAsync(db, texts, plan, cancel);
        var all = (await db.MeasuresAsync(plan.Id, cancel)).Where(m => m.Measure.Status != MeasureStatus.Stopped).ToList();
        var latest = await db.LatestEntriesAsync(plan.Id, cancel);
        List<TemplateRow> rows = [];
        (PriorityAreaId?, string?, string?)? last = null;
        var number = 0;
        foreach (var measure in MeasureOrder.Sorted(all.Where(m => m.Measure.Sharing >= SharingLevel.Partnership), names).Select(m => m.Measure))
        {
            var cause = (measure.PriorityAreaId, measure.Problem, measure.Cause ?? measure.ReasonWithoutCause);
            var isFirst = cause != last;
            number += isFirst ? 1 : 0;
            last = cause;
            IlsVerdict? verdict = latest.GetValueOrDefault(measure.Id) is { } entry ? ReportMaker.VerdictOf(entry) : null;
            rows.Add(new(number, isFirst, Cells(measure, number, isFirst, verdict, names, texts), verdict));
        }

        return new(plan, [.. Columns.Select(c => texts[$"Plans.Template.{c}"].Value)], rows, all.Count - rows.Count);
    }

    private static IReadOnlyList<string> Cells(Measure m, int number, bool isFirst, IlsVerdict? verdict, MeasureNames names, Texts texts) =>
    [
        isFirst ? $"{number}. {Lines(CauseOf(m, texts), m.Problem is { Length: > 0 } problem ? texts["Plans.Template.Problem", problem].Value : null, names.PriorityArea(m.PriorityAreaId))}" : "",
        $"{number}. {Lines($"{m.Name} ({m.Code})", m.How)}",
        Or(m.OperativeGoals ?? m.ExpectedResult),
        Or(WhenOf(m)),
        Or(Lines(names.Unit(m.LeadId), m.LeadFunction)),
        Lines(texts[verdict is { } judged ? $"Plans.Template.Verdict.{judged}" : "Plans.Template.NotFollowed"], m.FollowUpMethod),
    ];

    private static string CauseOf(Measure m, Texts texts) =>
        m.HasCause ? m.Cause! : m.ReasonWithoutCause is { Length: > 0 } reason ? texts["Plans.Template.Reason", reason].Value : texts["Plans.List.NoCause"].Value;

    private static string? WhenOf(Measure m)
    {
        var days = (m.StartOn, m.EndOn) switch { (null, null) => null, (null, { } to) => $"–{Day(to)}", ({ } from, null) => $"{Day(from)}–", ({ } from, { } to) => $"{Day(from)}–{Day(to)}" };
        return Lines(days, m.TimePlan) is { Length: > 0 } said ? said : null;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Or(string? text) => string.IsNullOrWhiteSpace(text) ? "–" : text;

    private static string Lines(params string?[] lines) => string.Join('\n', lines.Where(l => !string.IsNullOrWhiteSpace(l)));
}
