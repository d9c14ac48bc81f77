using Lykta.Web.Capabilities.City.Handling;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;

namespace Lykta.Web.Seed;

/// <summary>This year's handlingsplan of the city: decided last winter, returned, and answered in one district.</summary>
internal static class DemoCityPlan
{
    private static readonly (string Area, string Text, string Reason)[] Rows =
    [
        ("unga", "Gemensam rutin mellan skola, socialtjänst och polis före varje helg", "Tre stadsdelsområden har prövat rutinen och vill ha den överallt."),
        ("platser", "Kvällsrond vid mörka gångstråk under vinterhalvåret", "Otryggheten sen kväll har ökat i trygghetsmätningen."),
        ("miljoer", "Utbildning mot otillåten påverkan för alla som arbetar i reception", "Staden har beslutat om den gemensamma utbildningen."),
    ];

    public static async Task PlantAsync(WriteQueue writes, PartnershipEntry city, PartnershipEntry district, PartnershipEntry neighbour, DateOnly today, CancellationToken cancel)
    {
        var decided = await writes.RunAsync(LyktaScope.ForSystem(city), (unit, _) =>
        {
            var plan = CityPlan.Begin(city.Id, today.Year, null, unit.Now);
            unit.Db.Add(plan);
            var areas = PriorityList.Standard2024(0, null, unit.Now).Areas.ToDictionary(a => a.Code, a => a.Name, StringComparer.Ordinal);
            List<CityPlanRow> rows = [.. Rows.Select((r, i) => CityPlanRow.Empty(plan, i + 1).Describe(new(r.Area, areas[r.Area], RowFate.New, DemoPlan.Text(r.Text), DemoPlan.Text(r.Reason), null)).Value)];
            unit.Db.AddRange(rows);
            var minutes = new DecisionMinutes(DemoPlan.Text("Central styrgrupp"), DecisionOutcome.AsProposed, new(today.Year - 1, 12, 15), DemoPlan.Text("7"), DemoPlan.Text($"KS {today.Year - 1}/740"), null);
            var decision = CityPlanDecision.Record(plan, minutes, new(city.Name, today.Year, null, null, [.. rows.Select(r => r.Freeze())]), null, unit.Now);
            decision.Return(new(today.Year - 1, 12, 18), unit.Now);
            unit.Db.Add(decision);
            return Task.FromResult(decision.Id);
        }, cancel);
        await AnswerAsync(writes, district, decided, today, cancel, (1, 1, null), (2, 2, null), (3, null, DemoPlan.Text("Utbildningen gavs hos oss förra året.")));
        await AnswerAsync(writes, neighbour, decided, today, cancel, (2, null, DemoPlan.Text("Vi har inga mörka gångstråk kvar att gå.")));
    }

    private static Task<bool> AnswerAsync(WriteQueue writes, PartnershipEntry district, Guid decision, DateOnly today, CancellationToken cancel, params (int Row, int? Measure, ScreenedText? Reason)[] answers) =>
        writes.RunAsync(LyktaScope.ForSystem(district), (unit, _) =>
        {
            foreach (var (row, measure, reason) in answers)
            {
                var answer = CityPlanAnswer.To(district.Id, decision, row);
                var by = new Answering(today, unit.Now, null);
                if (measure is { } number)
                    answer.Take(number, $"Lokal åtgärdsplan {today.Year}", by);
                else
                    answer.Decline(reason!.Value, by);
                unit.Db.Add(answer);
            }

            return Task.FromResult(true);
        }, cancel);
}
