using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Decisions;

public static class DecisionQueries
{
    /// <summary>Matters with rulings and conditions, each collection by a query of its own.</summary>
    public static IQueryable<Decision> Matters(this LyktaDbContext db) => db.Set<Decision>().AsSplitQuery();
}
