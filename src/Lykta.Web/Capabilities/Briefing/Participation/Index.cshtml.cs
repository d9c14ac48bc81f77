using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing.Participation;

/// <summary>Deltagande: districts by month in each common briefing, and attendance by role; who has been away two months is marked.</summary>
[Needs(Permission.SeeCollaborations)]
public sealed class IndexModel(LyktaDbContext db, PartnershipDirectory partnerships, TimeProvider time) : PageModel
{
    public const int Months = 6;

    public IReadOnlyList<DateOnly> Columns { get; private set; } = [];

    public IReadOnlyList<Table> Tables { get; private set; } = [];

    public IReadOnlyList<(AttendingRole Role, IReadOnlyList<int> Counts)> Roles { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = time.Today();
        var month = new DateOnly(today.Year, today.Month, 1);
        Columns = [.. Enumerable.Range(0, Months).Select(i => month.AddMonths(i + 1 - Months))];
        var first = Columns[0];
        var collaborations = await db.Set<Collaboration>().AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancel);
        var ids = collaborations.Select(c => c.Id).ToList();
        var participants = await db.Set<CollaborationParticipant>().AsNoTracking().Where(p => ids.Contains(p.CollaborationId) && p.LeftOn == null).ToListAsync(cancel);
        // A release that was taken back was still taken part by.
        var releases = await db.Set<CollaborationRelease>().AsNoTracking().Where(r => r.Kind == ReleaseKind.Briefing && r.Week >= first)
            .Select(r => new { r.CollaborationId, r.PartnershipId, r.Week }).ToListAsync(cancel);
        var names = (await partnerships.AllAsync(cancel)).ToDictionary(p => p.Id, p => p.Name);
        Tables = [.. collaborations.Select(c => new Table(c.Name, [.. participants.Where(p => p.CollaborationId == c.Id)
            .Select(p => Row.Of(names[p.PartnershipId], p.JoinedOn, Columns, [.. releases.Where(r => r.CollaborationId == c.Id && r.PartnershipId == p.PartnershipId).Select(r => r.Week).Distinct()]))
            .OrderBy(r => r.District, StringComparer.CurrentCulture)])).Where(t => t.Rows.Any(r => r.Counts.Any(n => n > 0)))];
        var attendance = await (
            from a in db.Set<BriefingAttendance>().AsNoTracking()
            join s in db.Set<BriefingSheet>() on a.SheetId equals s.Id
            where s.Day >= first
            select new { a.Role, a.Count, s.Day }).ToListAsync(cancel);
        Roles = [.. attendance.GroupBy(a => a.Role).OrderBy(g => g.Key)
            .Select(g => (g.Key, (IReadOnlyList<int>)[.. Columns.Select(m => g.Where(a => a.Day >= m && a.Day < m.AddMonths(1)).Sum(a => a.Count))]))];
    }

    public sealed record Table(string Collaboration, IReadOnlyList<Row> Rows);

    public sealed record Row(string District, IReadOnlyList<int> Counts, bool IsAbsent)
    {
        /// <summary>Absent: the two last whole months without a release, for one who had joined before them.</summary>
        public static Row Of(string district, DateOnly joined, IReadOnlyList<DateOnly> months, IReadOnlyList<DateOnly> days)
        {
            List<int> counts = [.. months.Select(m => days.Count(d => d >= m && d < m.AddMonths(1)))];
            var isAbsent = counts.Count > 2 && joined <= months[^3] && counts[^2] == 0 && counts[^3] == 0;
            return new(district, counts, isAbsent);
        }
    }
}
