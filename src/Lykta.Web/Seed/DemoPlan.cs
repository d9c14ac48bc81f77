using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Seed;

/// <summary>A plan of twenty-one measures, a finished round and a running one that is half answered.</summary>
internal static class DemoPlan
{
    private static readonly HashSet<FindingKind> Accepted = [.. Enum.GetValues<FindingKind>()];
    private static readonly string[] Sections = ["Förebyggande", "Akut hantering av händelser", "Utvecklingsområden", "Politiska åtgärder"];

    public static Task PlantAsync(WriteQueue writes, PartnershipEntry partnership, CancellationToken cancel) =>
        writes.RunAsync(LyktaScope.ForSystem(partnership), async (unit, token) =>
        {
            var today = Stockholm.DayOf(unit.Now);
            var plan = ActionPlan.Begin(await unit.NextNumberAsync("plan", token), Text($"Lokal åtgärdsplan {today.Year}"), PlanLevel.Local, new(today.Year, 1, 1), new(today.Year, 12, 31)).Value;
            plan.Motivate(null, Text($"Lokal lägesbild, {today.Year - 1}\nTrygghetsmätningen, 2023\nOrsaksanalys Sundby torg, {today.Year}"));
            var sections = Sections.Select((name, i) => PlanSection.Of(plan.Id, Text(name), i + 1)).ToList();
            var areas = await DemoPriorities.PlantAsync(unit, token);
            unit.Db.Add(plan);
            unit.Db.AddRange(sections);
            await DemoAgreements.PlantAsync(unit, areas, token);
            var maker = new Maker(unit, plan, sections, areas, await unit.Db.Set<Organisation>().ToListAsync(token), await unit.Db.Set<Place>().ToListAsync(token), today);
            List<Measure> measures = [];
            foreach (var described in DemoMeasures.All)
                measures.Add(maker.Make(described, await unit.NextNumberAsync("measure", token)));
            DemoRounds.Plant(unit, plan, measures, today);
            await DemoProgrammes.PlantAsync(unit, measures, token);
            return true;
        }, cancel);

    internal static ScreenedText Text(string text) =>
        ScreenedText.TryPass(text, ScreeningContext.Inside, Accepted, out var passed, out _, 4000) ? passed : throw new InvalidOperationException(text);

    private sealed class Maker(
        WriteUnit unit, ActionPlan plan, List<PlanSection> sections, List<PriorityArea> areas, List<Organisation> units, List<Place> places, DateOnly today)
    {
        private Measure measure = null!;

        public Measure Make(DemoMeasure from, int number)
        {
            var lead = units.Single(o => o.Name == from.Lead);
            measure = Measure.Add(plan.Id, number, Text(from.Name), new(units.Single(o => o.Name == "Trygghet och säkerhet").RootId, lead.BranchId, null), unit.Now.AddDays(-20));
            Reference(nameof(Measure.PriorityAreaId), areas.Single(a => a.Code == from.Area).Id.Value);
            Reference(nameof(Measure.SectionId), sections.Single(s => s.Name == from.Section).Id.Value);
            Reference(nameof(Measure.LeadId), lead.Id.Value);
            Set(nameof(Measure.Kind), new(Number: (int)from.Kind));
            Set(nameof(Measure.Status), new(Number: (int)MeasureStatus.Ongoing));
            foreach (var (key, text) in new[]
            {
                (nameof(Measure.Problem), from.Problem), (nameof(Measure.Cause), from.Cause), (nameof(Measure.ReasonWithoutCause), from.Reason), (nameof(Measure.How), from.How),
                (nameof(Measure.FollowUpMethod), from.Method), (nameof(Measure.TimePlan), from.TimePlan), (nameof(Measure.Mandate), from.Mandate),
            })
                Words(key, text);
            Sort(from.Sort.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (from.EndsInDays is { } days)
                Set(nameof(Measure.EndOn), new(Day: today.AddDays(days)));
            if (from.Place.Length > 0)
                Reference(nameof(Measure.PlaceId), places.Single(p => p.Slug == from.Place).Id.Value);
            unit.Db.Add(measure);
            AddBeside(from);
            return measure;
        }

        private void Sort(string[] words)
        {
            string[] keys = [nameof(Measure.Approach), nameof(Measure.Level), nameof(Measure.Form), nameof(Measure.Side), nameof(Measure.Goal)];
            foreach (var (key, word) in keys.Zip(words))
                Set(key, new(Number: (int)Enum.Parse(Measure.PartOf(key)!.Choices!, word)));
        }

        private void AddBeside(DemoMeasure from)
        {
            if (from.Money is var (source, amount, ends))
                unit.Db.Add(FundingLine.Of(measure.Id, Text(source), today.Year, amount, today.AddDays(ends)));
            if (from.Indicator is var (name, baseline, target, outcome))
                unit.Db.Add(MeasureIndicator.Of(measure.Id, Text(name), baseline, target, outcome));
            if (from.Name.StartsWith("Väg ut", StringComparison.Ordinal))
                unit.Db.Add(new MeasureParty { MeasureId = measure.Id, OrganisationId = units.Single(o => o.Name == "Björkviks församling").Id, Roles = PartyRoles.Participant });
            if (from.Lead == "Sundbyhem förvaltning")
                unit.Db.Add(new MeasureParty { MeasureId = measure.Id, OrganisationId = units.Single(o => o.Name == "Trygghet och säkerhet").Id, Roles = PartyRoles.Payer | PartyRoles.Initiator });
        }

        private void Words(string key, string text)
        {
            if (text.Length > 0)
                Set(key, new(Text(text)));
        }

        private void Reference(string key, Guid id) => Set(key, new(Id: id));

        private void Set(string key, PartValue value) => measure.Change(Measure.PartOf(key)!, value, unit.Now.AddDays(-20));
    }
}
