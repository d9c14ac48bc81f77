using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;

namespace Lykta.Web.Capabilities.FollowUps.Round;

/// <summary>How far one unit has come in one section.</summary>
public sealed record GridCell(int Filled, int Rows)
{
    public bool IsWhole => Filled == Rows;
}

/// <summary>One unit's line of the grid, and whether it is to be chased.</summary>
public sealed record UnitLine(OrganisationId? Unit, string Name, IReadOnlyList<GridCell?> Cells, int Filled, int Rows, UnitReturn? Return, bool IsBegun)
{
    public bool IsLate => Return is null;
}

/// <summary>Unit by section: what is filled, what is empty and who has not sent in.</summary>
public sealed record Completeness(IReadOnlyList<PlanSection> Sections, IReadOnlyList<UnitLine> Lines, IReadOnlyList<RoundRow> Empty, IReadOnlyList<PlanSection> EmptySections)
{
    public int Filled => Lines.Sum(l => l.Filled);

    public int Rows => Lines.Sum(l => l.Rows);

    public int Percent => Rows == 0 ? 0 : 100 * Filled / Rows;

    public static Completeness Of(IReadOnlyList<RoundRow> rows, MeasureNames names, IReadOnlyDictionary<OrganisationId, UnitReturn> returns, string nobody)
    {
        var lines = rows.GroupBy(r => r.Entry.UnitId).Select(unit => new UnitLine(
            unit.Key, unit.Key is null ? nobody : names.Unit(unit.Key),
            [.. names.Sections.Select(s => Cell(unit.Where(r => r.Measure.SectionId == s.Id).ToList()))],
            unit.Count(r => r.Entry.IsFilled), unit.Count(), unit.Key is { } id ? returns.GetValueOrDefault(id) : null, unit.Any(r => r.Entry.ChangedAt is not null)));
        return new(
            names.Sections, [.. lines.OrderBy(l => l.Name, Platform.Geography.SwedishFolding.Order)], [.. rows.Where(r => !r.Entry.IsFilled)],
            [.. names.Sections.Where(s => rows.All(r => r.Measure.SectionId != s.Id))]);
    }

    private static GridCell? Cell(List<RoundRow> rows) => rows.Count == 0 ? null : new(rows.Count(r => r.Entry.IsFilled), rows.Count);
}
