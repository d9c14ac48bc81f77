using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Seed;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Plans;

/// <summary>Sums, balance and the two filters about money, by value.</summary>
public sealed class PlanTablesTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 13, 2, 0, TimeSpan.Zero);
    private static readonly ActionPlan Plan = ActionPlan.Begin(1, DemoPlan.Text("Plan"), PlanLevel.Local, new(2026, 1, 1), new(2026, 12, 31)).Value;
    private int number;

    [Fact]
    public void Sums_PerSourceAndYear_AddUpAndCountMeasuresOnce()
    {
        var rows = new[]
        {
            Row(money: [("Egen budget", 2026, 100_000, null), ("Egen budget", 2026, 50_000, null), ("Egen budget", 2027, 70_000, null)]),
            Row(money: [("Egen budget ", 2026, 25_000, null), ("Platssamverkansmedel", 2026, 500_000, null)]),
            Row(money: []),
        };
        PlanTables.Sums(rows).ShouldBe(
        [
            new("Egen budget", 2026, 175_000, 2), new("Egen budget", 2027, 70_000, 1), new("Platssamverkansmedel", 2026, 500_000, 1),
        ]);
        PlanTables.Sums([]).ShouldBeEmpty();
    }

    [Fact]
    public void Sums_OfWhatTheFilterFinds_IsTheSumOfThoseRows()
    {
        var rows = new[] { Row(money: [("Ung fritid", 2026, 10, null)]), Row(money: [("Ung fritid", 2026, 7, null), ("Egen budget", 2026, 3, null)]) };
        PlanTables.Sums(Found(new() { Source = "egen budget" }, rows)).ShouldBe([new("Egen budget", 2026, 3, 1), new("Ung fritid", 2026, 7, 1)]);
    }

    [Fact]
    public void Balance_PerSideLevelAndKind_CountsEachValueAndWhatIsNotSaid()
    {
        WholeMeasure[] rows =
        [
            Row(("Side", (int)TriangleSide.Guardians), ("Level", (int)PreventionLevel.Universal), ("Kind", (int)MeasureKind.Training), ("Form", (int)WorkForm.Ongoing)),
            Row(("Side", (int)TriangleSide.Guardians), ("Level", (int)PreventionLevel.Selective), ("Form", (int)WorkForm.OneOff)),
            Row(("Side", (int)TriangleSide.Opportunity), ("Level", (int)PreventionLevel.Selective), ("Form", (int)WorkForm.Ongoing)),
            Row(),
        ];
        var balance = PlanTables.Balance(rows);
        Of("TriangleSide").ShouldBe([("Propensity", 0, 0), ("Opportunity", 1, 25), ("Guardians", 2, 50), ("", 1, 25)]);
        Of("PreventionLevel").ShouldBe([("Universal", 1, 25), ("Selective", 2, 50), ("Indicated", 0, 0), ("", 1, 25)]);
        Of("WorkForm").ShouldBe([("Ongoing", 2, 50), ("OneOff", 1, 25), ("", 1, 25)]);
        Of("MeasureKind").Where(k => k.Count > 0).ShouldBe([("Activity", 3, 75), ("Training", 1, 25)]);
        foreach (var group in balance.GroupBy(b => b.GroupKey))
            group.Sum(b => b.Count).ShouldBe(rows.Length, group.Key);
        PlanTables.Balance([]).ShouldBeEmpty();

        IEnumerable<(string Value, int Count, int Share)> Of(string group) =>
            balance.Where(b => b.GroupKey == $"Plans.Balance.{group}").Select(b => (b.ValueKey?.Split('.')[^1] ?? "", b.Count, b.Share));
    }

    [Fact]
    public void Filter_EndsWithin12MonthsWithoutFunding_HoldsAtItsEdges()
    {
        var (today, inAYear) = (Row(money: [("K", 2026, 1, Today)]), Row(money: [("K", 2026, 1, Today.AddMonths(12))]));
        var yearEnd = Row(money: [("K", 2026, 1, null)]);
        WholeMeasure[] others =
        [
            Row(money: []), Row(money: [("K", 2026, 1, Today.AddDays(-1))]), Row(money: [("K", 2026, 1, Today.AddMonths(12).AddDays(1))]),
            // Another line of money reaches further.
            Row(money: [("K", 2026, 1, Today.AddDays(40)), ("K", 2028, 1, null)]),
            Ended(Row(money: [("K", 2026, 1, Today.AddDays(40))]), Today.AddDays(40)), Stopped(Row(money: [("K", 2026, 1, Today.AddDays(40))])),
        ];
        Found(new() { Gap = Gap.EndsUnfunded }, [today, inAYear, yearEnd, .. others]).ShouldBe([today, inAYear, yearEnd]);
        Found(new() { Gap = Gap.EndsUnfunded }, [Ended(Row(money: [("K", 2026, 1, Today.AddDays(40))]), Today.AddDays(41))]).Count.ShouldBe(1);
    }

    [Fact]
    public void Filter_WePaidOthersCarriedOut_CountsOurWholeOrganisation()
    {
        var (ours, unit, theirs) = (OrganisationId.New(), OrganisationId.New(), OrganisationId.New());
        NamedUnit[] units =
        [
            new(ours, "Förvaltningen", null, ours, OrganisationCategory.District, false), new(unit, "Fältgruppen", ours, ours, OrganisationCategory.District, false),
            new(theirs, "Föreningen", null, theirs, OrganisationCategory.Association, false),
        ];
        var paidByUs = Parties(theirs, (unit, PartyRoles.Payer));
        var paidAndBegun = Parties(theirs, (ours, PartyRoles.Payer | PartyRoles.Initiator), (theirs, PartyRoles.Driver));
        WholeMeasure[] others =
        [
            Parties(unit, (ours, PartyRoles.Payer)), Parties(theirs, (ours, PartyRoles.Payer | PartyRoles.Participant)), Parties(theirs, (ours, PartyRoles.Payer), (unit, PartyRoles.Driver)),
            Parties(theirs, (theirs, PartyRoles.Payer)), Parties(theirs, (ours, PartyRoles.Initiator)), Parties(theirs),
        ];
        var names = new MeasureNames(null!, Plan, [], new([], [], []), units, [], []);
        new MeasureFilter(new() { Role = MeasureFilter.WePaid }, names, new HashSet<OrganisationId> { ours }, Today).Apply([paidByUs, paidAndBegun, .. others]).ShouldBe([paidByUs, paidAndBegun]);
    }

    private static List<WholeMeasure> Found(MeasureQuery query, IEnumerable<WholeMeasure> rows) =>
        [.. new MeasureFilter(query, new MeasureNames(null!, Plan, [], new([], [], []), [], [], []), new HashSet<OrganisationId>(), Today).Apply(rows)];

    private static WholeMeasure Ended(WholeMeasure row, DateOnly on)
    {
        row.Measure.Change(Measure.PartOf(nameof(Measure.EndOn))!, new(Day: on), Now);
        return row;
    }

    private static WholeMeasure Stopped(WholeMeasure row)
    {
        row.Measure.Change(Measure.PartOf(nameof(Measure.Status))!, new(Number: (int)MeasureStatus.Stopped), Now);
        return row;
    }

    private WholeMeasure Parties(OrganisationId lead, params (OrganisationId Unit, PartyRoles Roles)[] parties)
    {
        var row = Row();
        row.Measure.Change(Measure.PartOf(nameof(Measure.LeadId))!, new(Id: lead.Value), Now);
        return row with { Parties = [.. parties.Select(p => new MeasureParty { MeasureId = row.Measure.Id, OrganisationId = p.Unit, Roles = p.Roles })] };
    }

    private WholeMeasure Row(params (string Part, int Value)[] sort)
    {
        var measure = Measure.Add(Plan.Id, ++number, DemoPlan.Text($"Åtgärd {number}"), new(OrganisationId.New(), BranchId.New(), null), Now);
        foreach (var (part, value) in sort)
            measure.Change(Measure.PartOf(part)!, new(Number: value), Now);
        return new(measure, [], [], []);
    }

    private WholeMeasure Row((string Source, int Year, long Amount, DateOnly? EndsOn)[] money)
    {
        var row = Row();
        return row with { Funding = [.. money.Select(m => FundingLine.Of(row.Measure.Id, DemoPlan.Text(m.Source), m.Year, m.Amount, m.EndsOn))] };
    }
}
