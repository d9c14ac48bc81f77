using Lykta.Web.Capabilities.Continuity;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing.Load;

/// <summary>What a party has contributed in all, and the lines that it is summed from.</summary>
public sealed record PartyLoad(string Name, int Posts, double Hours, double PlannedHours, IReadOnlyList<string> Lines)
{
    public static IReadOnlyList<PartyLoad> Sum(IReadOnlyList<LoadRow> rows, LoadParties parties) =>
        [.. rows.GroupBy(r => parties.Of(r.Who), StringComparer.OrdinalIgnoreCase)
            .Select(g => new PartyLoad(g.Key, g.Sum(r => r.OwnPosts + r.SharedPosts), g.Sum(r => r.OwnHours + r.SharedHours), g.Sum(r => r.PlannedHours), [.. g.Select(r => r.Who).Order(SwedishFolding.Order)]))
            .OrderByDescending(p => p.Hours).ThenBy(p => p.Name, SwedishFolding.Order)];
}

/// <summary>Whose a line is, read from its heading as it was written: the party that it begins with, or the one that a unit or a function of the contacts belongs to.</summary>
public sealed class LoadParties(IEnumerable<(string Begins, string Party)> names)
{
    // The longest first: a unit's whole name before a party that begins alike.
    private readonly List<(string Begins, string Party)> names = [.. names.OrderByDescending(n => n.Begins.Length)];

    public static async Task<LoadParties> ReadAsync(LyktaDbContext db, CancellationToken cancel)
    {
        var units = await (from unit in db.Set<Organisation>().AsNoTracking()
                           join root in db.Set<Organisation>() on unit.RootId equals root.Id
                           select new { unit.Name, Root = root.Name }).ToListAsync(cancel);
        var functions = await (from contact in db.Set<FunctionContact>().AsNoTracking()
                               join unit in db.Set<Organisation>() on contact.UnitId equals unit.Id
                               join root in db.Set<Organisation>() on unit.RootId equals root.Id
                               select new { contact.Function, Root = root.Name }).ToListAsync(cancel);
        var others = await db.Set<CollaborationParty>().AsNoTracking().Select(p => p.Name).Distinct().ToListAsync(cancel);
        return new([.. units.Select(u => (u.Name, u.Root)), .. functions.Select(f => (f.Function, f.Root)), .. others.Select(o => (o, o))]);
    }

    public string Of(string heading)
    {
        var written = heading.Trim();
        return names.Find(n => Begins(written, n.Begins)).Party ?? written;
    }

    private static bool Begins(string heading, string name) =>
        heading.StartsWith(name, StringComparison.CurrentCultureIgnoreCase) && (heading.Length == name.Length || !char.IsLetterOrDigit(heading[name.Length]));
}
