using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.List;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Members;

public sealed record OrganisationNode(
    Guid Id, string Name, OrganisationCategory Category, string Branch, bool ReportsWeekly, string? ReporterCategory, IReadOnlyList<OrganisationNode> Units);

public static class OrganisationQueries
{
    public static async Task<IReadOnlyList<OrganisationNode>> TreesAsync(this LyktaDbContext db, CancellationToken cancel)
    {
        var all = await (
            from organisation in db.Set<Organisation>().AsNoTracking()
            join branch in db.Set<Branch>() on organisation.BranchId equals branch.Id
            where organisation.ClosedAt == null
            select new { Row = organisation, Branch = branch.Name }).ToListAsync(cancel);
        var children = all.ToLookup(o => o.Row.ParentId);
        var categories = await db.ReporterCategoriesAsync(cancel);
        var english = ObservationNames.IsEnglish;
        return Under(null);

        IReadOnlyList<OrganisationNode> Under(OrganisationId? parent) =>
        [
            .. children[parent].OrderBy(o => o.Row.Name, MemberQueries.Swedish).Select(o => new OrganisationNode(
                o.Row.Id.Value, o.Row.Name, o.Row.Category, o.Branch, o.Row.ReportsWeekly, o.Row.ReporterCategory is { } code ? categories.NameOf(code, english) : null, Under(o.Row.Id))),
        ];
    }

    public static async Task<IReadOnlyList<string>> BranchNamesAsync(this LyktaDbContext db, CancellationToken cancel) =>
        [.. (await db.Set<Branch>().AsNoTracking().Select(b => b.Name).ToListAsync(cancel)).Order(MemberQueries.Swedish)];

    /// <summary>The branch of that name, made when it is new.</summary>
    public static async Task<Branch> BranchAsync(this WriteUnit unit, string name, CancellationToken cancel)
    {
        if (await unit.Db.Set<Branch>().SingleOrDefaultAsync(b => b.Name == name, cancel) is { } known)
            return known;
        var branch = Branch.Named(name);
        unit.Db.Add(branch);
        return branch;
    }
}
