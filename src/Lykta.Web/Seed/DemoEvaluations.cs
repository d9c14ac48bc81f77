using Lykta.Web.Capabilities.Evaluations;
using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Seed;

/// <summary>Two evaluations: one whose recommendation is carried out, one small that waits.</summary>
internal static class DemoEvaluations
{
    public static Task PlantAsync(WriteQueue writes, PartnershipEntry partnership, DateOnly today, CancellationToken cancel) =>
        writes.RunAsync(LyktaScope.ForSystem(partnership), async (unit, token) =>
        {
            var office = await unit.Db.Set<Organisation>().SingleAsync(o => o.Name == "Trygghet och säkerhet", token);
            var owner = new MeasureOwner(office.RootId, office.BranchId, null);
            var mst = await unit.Db.Set<Programme>().SingleAsync(p => p.Name == "MST", token);
            var group = await unit.Db.Set<WorkGroup>().SingleAsync(g => g.Name == DemoGroups.Name, token);
            await AddAsync(unit, owner, new(DemoPlan.Text("MST efter två år"), new(EvaluationSubject.Programme, mst.Id.Value, mst.Name, ""), EvaluationMethod.BeforeAfter, today.AddDays(-300), today.AddDays(-60))
            {
                Respondents = 42,
                Measured = Lines("Tre av fyra mål nås: fullt genomförda ärenden, boende och nya gripanden.", "Skolgången ligger fem procentenheter under målet."),
                Experienced = Lines("Familjerna beskriver att samma kontakt hela vägen gjorde skillnad."),
                Recommendation = DemoPlan.Text("Ta in skolan från första mötet."),
                Fate = RecommendationFate.Done,
                FateText = DemoPlan.Text("Skolan är med från hösten och står i halvårsplanen."),
            }, token);
            await AddAsync(unit, owner, new(DemoPlan.Text("EST-gruppens första år"), new(EvaluationSubject.Group, group.Id.Value, group.Name, ""), EvaluationMethod.Interviews, today.AddDays(-60), today.AddDays(-20))
            {
                Respondents = 4,
                Experienced = Lines("Parterna säger att de hittar varandra snabbare än förut.", "Fastighetsägarna saknar återkoppling på det de lämnar."),
                Recommendation = DemoPlan.Text("Lägg in återkoppling till fastighetsägarna som fast punkt på dagordningen."),
            }, token);
            return true;
        }, cancel);

    private static async Task AddAsync(WriteUnit unit, MeasureOwner owner, EvaluationForm form, CancellationToken cancel)
    {
        var made = Evaluation.Register(await unit.NextNumberAsync("evaluation", cancel), form, owner, unit.Now);
        unit.Db.Add(made);
        unit.Db.AddRange(EvaluationFinding.Of(made.Id, form));
    }

    private static List<ScreenedText> Lines(params string[] lines) => [.. lines.Select(DemoPlan.Text)];
}
