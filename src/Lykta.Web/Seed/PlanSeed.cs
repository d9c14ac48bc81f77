using System.Globalization;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Seed;

/// <summary>
/// Plans and rounds for trials and measuring. In each district units with a manager each, and a round that runs with their rows answered
/// and not sent in; in the demo's district plans of given sizes, each with a round of its own. They are of the years to come, so that the demo's stay the ones in force.
/// </summary>
public sealed class PlanSeed(DemoSeed demo, WriteQueue writes, PartnershipDirectory directory)
{
    private const int RowsOfAUnit = 7;

    /// <summary>The round that all units of all districts answer.</summary>
    public static string RoundOf(DateOnly today) => RoundForm.SlugOf(RoundKind.Year, today.Year + 1);

    /// <summary>The round of the plan with the given place among the sizes.</summary>
    public static string RoundOf(DateOnly today, int index) => RoundForm.SlugOf(RoundKind.FirstTertial, today.Year + 1 + index);

    public async Task PlantAsync(IReadOnlyList<string> districts, int units, IReadOnlyList<int> sizes, CancellationToken cancel)
    {
        Persona[] managers = [.. Enumerable.Range(1, units).Select(n => new Persona(KeyOf(n), $"Enhetschef {n}", Role.UnitManager, $"Enhet {n}"))];
        var accounts = await demo.MakeAccountsAsync(managers, cancel);
        foreach (var district in units == 0 ? [] : districts)
            await WriteAsync(district, (unit, token) => PlantRoundAsync(unit, accounts, token), cancel);
        for (var i = 0; i < sizes.Count; i++)
        {
            var index = i;
            await WriteAsync(DemoSeed.DistrictSlug, (unit, token) => PlantPlanAsync(unit, sizes[index], index, token), cancel);
        }
    }

    /// <summary>What a manager signs in as at the demo's door.</summary>
    public static string KeyOf(int unit) => string.Create(CultureInfo.InvariantCulture, $"enhet-{unit:00}");

    private static async Task PlantRoundAsync(WriteUnit unit, List<(Persona Persona, Guid Account)> accounts, CancellationToken cancel)
    {
        var root = await RootAsync(unit, cancel);
        var units = accounts.ConvertAll(a => Organisation.Under(root, a.Persona.Unit, root.BranchId));
        unit.Db.AddRange(units);
        unit.Db.AddRange(accounts.Zip(units, (a, of) => Membership.Start(a.Account, of.Id, a.Persona.Role, a.Persona.FunctionTitle, unit.Now)));
        var today = Stockholm.DayOf(unit.Now);
        await FillAsync(unit, root, Form(today, RoundKind.Year, today.Year + 1), [.. Enumerable.Range(0, units.Count * RowsOfAUnit).Select(i => units[i / RowsOfAUnit].Id)], cancel);
    }

    private static async Task PlantPlanAsync(WriteUnit unit, int size, int index, CancellationToken cancel)
    {
        var root = await RootAsync(unit, cancel);
        var today = Stockholm.DayOf(unit.Now);
        var units = await unit.Db.Set<Organisation>().Where(o => o.RootId == root.Id).Select(o => o.Id).ToListAsync(cancel);
        await FillAsync(unit, root, Form(today, RoundKind.FirstTertial, today.Year + 1 + index), [.. Enumerable.Range(0, size).Select(i => units[i % units.Count])], cancel);
    }

    // One measure and its answered row for each lead.
    private static async Task FillAsync(WriteUnit unit, Organisation root, RoundForm form, IReadOnlyList<OrganisationId> leads, CancellationToken cancel)
    {
        var plan = ActionPlan.Begin(await unit.NextNumberAsync("plan", cancel), Text($"Plan {form.Year}, {leads.Count} åtgärder"), PlanLevel.Local, new(form.Year, 1, 1), new(form.Year, 12, 31)).Value;
        unit.Db.Add(plan);
        var section = PlanSection.Of(plan.Id, Text("Förebyggande"), 1);
        unit.Db.Add(section);
        var round = FollowUpRound.Begin(plan.Id, form, null).Value;
        round.Send(unit.Now);
        unit.Db.Add(round);
        var first = leads.Count == 0 ? 0 : await unit.NextNumbersAsync("measure", leads.Count, cancel);
        for (var i = 0; i < leads.Count; i++)
        {
            var measure = Make(plan, section, first + i, leads[i], root, unit.Now);
            var entry = FollowUpEntry.For(round, measure, leads[i], i + 1, null);
            entry.Answer(new(EntryStatus.AsPlanned, Text("Pågår som planerat. Två lag har gått varje helg utom en."), Text("Fortsätter hela året, med en ny plats till våren."), Text("Antal kvällar")), null, unit.Now);
            unit.Db.AddRange(measure, entry);
        }
    }

    private static Measure Make(ActionPlan plan, PlanSection section, int number, OrganisationId lead, Organisation root, DateTimeOffset now)
    {
        var from = DemoMeasures.All[number % DemoMeasures.All.Count];
        var measure = Measure.Add(plan.Id, number, Text($"{from.Name}, {number}"), new(root.Id, root.BranchId, null), now);
        Set(nameof(Measure.SectionId), new(Id: section.Id.Value));
        Set(nameof(Measure.LeadId), new(Id: lead.Value));
        Set(nameof(Measure.Status), new(Number: (int)(MeasureStatus)((number % 5) + 1)));
        Set(nameof(Measure.EndOn), new(Day: plan.From.AddDays(number % 365)));
        foreach (var (key, words) in new[] { (nameof(Measure.Problem), from.Problem), (nameof(Measure.Cause), from.Cause), (nameof(Measure.How), from.How), (nameof(Measure.FollowUpMethod), from.Method) })
        {
            if (words.Length > 0)
                Set(key, new(Text(words)));
        }

        return measure;

        void Set(string key, PartValue value) => measure.Change(Measure.PartOf(key)!, value, now);
    }

    private static RoundForm Form(DateOnly today, RoundKind kind, int year) => new(
        kind, year, Text($"Uppföljning {RoundForm.SlugOf(kind, year)}"), Text("Arbete under perioden"), Text("Plan för nästa period, vad och när"), today.AddDays(-7), today.AddDays(14), today.AddDays(21), today.AddDays(40));

    private static Task<Organisation> RootAsync(WriteUnit unit, CancellationToken cancel) =>
        unit.Db.Set<Organisation>().SingleAsync(o => o.Category == OrganisationCategory.District && o.ParentId == null, cancel);

    private static ScreenedText Text(string text) => DemoPlan.Text(text);

    private async Task WriteAsync(string slug, Func<WriteUnit, CancellationToken, Task> fill, CancellationToken cancel) =>
        await writes.RunAsync(LyktaScope.ForSystem((await directory.FindAsync(slug, cancel))!), async (unit, token) =>
        {
            await fill(unit, token);
            return true;
        }, cancel);
}
