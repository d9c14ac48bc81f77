using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Seed;

/// <summary>Four programmes: one with a small base, one with the four targets, one renamed and one that is protected.</summary>
internal static class DemoProgrammes
{
    private static readonly (string Name, int Percent, int Reached, int Base)[] Mst =
    [
        ("Fullt genomförda ärenden", 85, 17, 20), ("Bor hemma, inte placerade", 90, 18, 20), ("Går i skola eller arbetar", 90, 16, 20), ("Inga nya gripanden", 90, 19, 20),
    ];

    public static async Task PlantAsync(WriteUnit unit, List<Measure> measures, CancellationToken cancel)
    {
        var units = await unit.Db.Set<Organisation>().ToListAsync(cancel);
        var today = Stockholm.DayOf(unit.Now);
        var groups = await BeginAsync("Sociala insatsgrupper 19–29", ProgrammeKind.SocialInterventionGroup, "Fältgruppen", "Bryta en kriminell livsstil och minska nyrekryteringen.");
        groups.Belong(measures.Find(m => m.Name.StartsWith("Sociala insatsgrupper", StringComparison.Ordinal)));
        var open = Plan(groups, today.Year, 2, "Ta fram en metod för uppföljning. Följa upp de inskrivna på ett systematiskt sätt.");
        open.Count(14, 6, 3);
        unit.Db.Add(OutcomeTarget.Of(groups.Id, 1, DemoPlan.Text("I arbete eller studier efter avslut"), 60, null));
        var mst = await BeginAsync("MST", ProgrammeKind.Mst, "Avdelningen individ och familj", "Hålla hög metodtrohet och få ner antalet placeringar.");
        var first = Plan(mst, today.Year, 1, "Arbeta efter teamets utvecklingsplan.");
        first.Count(24, 12, 20);
        foreach (var (target, i) in Mst.Select((t, i) => (t, i)))
        {
            var made = OutcomeTarget.Of(mst.Id, i + 1, DemoPlan.Text(target.Name), target.Percent, DemoPlan.Text("Teamets resultat av avslutade ärenden per halvår"));
            var outcome = TargetOutcome.For(made.Id, first.Id);
            outcome.Record(target.Reached, target.Base, "");
            unit.Db.AddRange(made, outcome);
        }

        first.Analyse(DemoPlan.Text("Metodtroheten är hög. Skolnärvaron når inte målet, så teamet tar in skolan tidigare."), null, unit.Now.AddDays(-90));
        Plan(mst, today.Year, 2, "Skolan med från första mötet.");
        var team = await BeginAsync("SST", ProgrammeKind.SchoolSocialTeam, "Avdelningen individ och familj", "Tidigt stöd i skolan.");
        if (team.Rename(DemoPlan.Text("SST+"), unit.Now.AddDays(-100)) is { } before)
            unit.Db.Add(before);
        await BeginAsync("Stödteam våld i nära relation", ProgrammeKind.IntimateViolence, "Avdelningen individ och familj", "Stöd till våldsutsatta vuxna och barn.");

        async Task<Programme> BeginAsync(string name, ProgrammeKind kind, string of, string aim)
        {
            var made = Programme.Begin(await unit.NextNumberAsync("programme", cancel), DemoPlan.Text(name), kind, units.Single(o => o.Name == of).Id, DemoPlan.Text(aim), today.AddYears(-2));
            unit.Db.Add(made);
            return made;
        }

        HalfYearPlan Plan(Programme of, int year, int half, string intention)
        {
            var made = HalfYearPlan.Open(of.Id, year, half, DemoPlan.Text(intention), []).Value;
            unit.Db.Add(made);
            return made;
        }
    }
}
