using System.Globalization;
using System.Text;
using Lykta.Web.Data;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Plans.Approve;

/// <summary>What a chain approves: the plan with the measures that the whole partnership shares. Internal ones do not leave their owner.</summary>
public sealed record ProposedPlan(ActionPlan Plan, IReadOnlyList<WholeMeasure> Rows, MeasureNames Names, PlanCheck Check)
{
    public static async Task<ProposedPlan> ReadAsync(LyktaDbContext db, ActionPlan plan, Texts texts, DateOnly today, CancellationToken cancel)
    {
        var names = await MeasureNames.ReadAsync(db, texts, plan, cancel);
        return Of(plan, await db.MeasuresAsync(plan.Id, cancel), names, today);
    }

    public static ProposedPlan Of(ActionPlan plan, IEnumerable<WholeMeasure> all, MeasureNames names, DateOnly today)
    {
        var rows = MeasureOrder.Sorted(all.Where(m => m.Measure.Sharing >= SharingLevel.Partnership), names);
        return new(plan, rows, names, PlanCheck.Of(plan, rows, names.Priorities, today));
    }

    public string Freeze() => FrozenPlan.Of(Rows, Names).Write();

    /// <summary>Changes with every word, party, line of money and indicator; the same in all languages and for all who read the plan.</summary>
    public string Fingerprint()
    {
        var words = new StringBuilder();
        Add(Plan.Title, Plan.Level, Plan.From.DayNumber, Plan.To.DayNumber, Plan.OwnFields, Plan.MissingAreaReason, Plan.Sources);
        foreach (var row in Rows.OrderBy(r => r.Measure.Number))
        {
            Add([row.Measure.Number, .. Measure.Parts.Select(p => p.Read(row.Measure))]);
            foreach (var party in row.Parties.OrderBy(p => p.OrganisationId.Value))
                Add("party", party.OrganisationId.Value, (int)party.Roles);
            foreach (var line in row.Funding.OrderBy(f => f.Id))
                Add("money", line.Source, line.Year, line.Amount, line.EndsOn?.DayNumber);
            foreach (var indicator in row.Indicators.OrderBy(i => i.Id))
                Add("indicator", indicator.Name, indicator.Baseline, indicator.Target, indicator.Outcome);
        }

        return PlanDecision.HashOf(words.ToString());

        void Add(params object?[] values) => words.AppendJoin('\u001f', values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture))).Append('\u001e');
    }
}
