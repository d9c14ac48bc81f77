using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Continuity;

/// <summary>A membership with how far its checklist has come.</summary>
public sealed record OnboardingState(MembershipId Id, string FunctionTitle, string Unit, Role Role, int Done, int Total)
{
    public bool IsFinished => Done >= Total;
}

/// <summary>A function that has changed hands: the new holder, or nobody yet.</summary>
public sealed record HandoverCase(string Function, MembershipId? To, DateTimeOffset At, bool IsReceived);

public static class ContinuityQueries
{
    /// <summary>How long a change of hands is shown.</summary>
    private const int DaysShown = 90;

    public static async Task<List<OnboardingState>> OnboardingAsync(this LyktaDbContext db, CancellationToken cancel)
    {
        var members = await (
            from membership in db.Set<Membership>().AsNoTracking()
            join unit in db.Set<Organisation>() on membership.OrganisationId equals unit.Id
            where membership.EndedAt == null
            orderby membership.StartedAt, membership.Id
            select new { membership.Id, membership.FunctionTitle, unit.Name, membership.Role }).ToListAsync(cancel);
        var ticks = (await db.Set<OnboardingTick>().AsNoTracking().Select(t => new { t.MembershipId, t.Point }).ToListAsync(cancel)).ToLookup(t => t.MembershipId, t => t.Point);
        return [.. members.Select(m =>
        {
            var points = OnboardingPoints.Of(m.Role);
            return new OnboardingState(m.Id, m.FunctionTitle, m.Name, m.Role, points.Count(p => ticks[m.Id].Contains(p, StringComparer.Ordinal)), points.Count);
        }).Where(m => m.Total > 0)];
    }

    /// <summary>Same function title ended and begun: it has changed hands. Ended with nobody after: it waits for somebody.</summary>
    public static async Task<List<HandoverCase>> HandoversAsync(this LyktaDbContext db, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now.AddDays(-DaysShown);
        var ended = await db.Set<Membership>().AsNoTracking().Where(m => m.EndedAt != null && m.EndedAt > since)
            .Select(m => new { m.FunctionTitle, At = m.EndedAt!.Value, m.StartedAt }).ToListAsync(cancel);
        if (ended.Count == 0)
            return [];
        var titles = ended.Select(e => e.FunctionTitle).Distinct(StringComparer.Ordinal).ToList();
        var holders = await db.Set<Membership>().AsNoTracking().Where(m => m.EndedAt == null && titles.Contains(m.FunctionTitle))
            .OrderByDescending(m => m.StartedAt).Select(m => new { m.Id, m.FunctionTitle, m.StartedAt }).ToListAsync(cancel);
        var received = (await db.Set<HandoverReceipt>().AsNoTracking().Select(r => r.MembershipId).ToListAsync(cancel)).ToHashSet();
        return [.. ended.GroupBy(e => e.FunctionTitle, StringComparer.Ordinal).Select(g =>
        {
            var last = g.MaxBy(e => e.At)!;
            var to = holders.Find(h => h.FunctionTitle == g.Key && h.StartedAt > last.StartedAt);
            return new HandoverCase(g.Key, to?.Id, last.At, to is not null && received.Contains(to.Id));
        }).OrderByDescending(h => h.At)];
    }
}

public static class ContinuityServices
{
    public static IServiceCollection AddContinuity(this IServiceCollection services) => services
        .AddSingleton(new TodoSource(Permission.SeePicture, 45, HandoverAsync))
        .AddSingleton(new TodoSource(Permission.SeePicture, 60, OnboardingAsync));

    private static async Task<TodoCard?> HandoverAsync(IServiceProvider request, CancellationToken cancel)
    {
        var db = request.GetRequiredService<LyktaDbContext>();
        var viewer = db.Scope.Viewer;
        if (!viewer.May(Permission.SeeContinuity))
            return null;
        var cases = await db.HandoversAsync(request.GetRequiredService<TimeProvider>().GetUtcNow(), cancel);
        var mine = cases.Find(c => !c.IsReceived && c.To is { } to && viewer.Memberships.Contains(to));
        // That nobody has come after is the coordinator's matter.
        mine ??= viewer.May(Permission.ManageBriefings) ? cases.Find(c => c.To is null) : null;
        if (mine is null)
            return null;
        var texts = request.GetRequiredService<Texts>();
        return new(texts[mine.To is null ? "Continuity.Todo.Vacant" : "Continuity.Todo.Handover", mine.Function], texts["Continuity.Todo.Handover.More"], Root(request) + "/overlamning", texts["Continuity.Todo.Chip"]);
    }

    private static async Task<TodoCard?> OnboardingAsync(IServiceProvider request, CancellationToken cancel)
    {
        var db = request.GetRequiredService<LyktaDbContext>();
        var own = db.Scope.Viewer.Memberships;
        var mine = await db.Set<Membership>().AsNoTracking().Where(m => own.Contains(m.Id) && m.EndedAt == null)
            .Select(m => new { m.Role, Ticks = db.Set<OnboardingTick>().Where(t => t.MembershipId == m.Id).Select(t => t.Point).ToList() }).ToListAsync(cancel);
        var lists = mine.ConvertAll(m => (Points: OnboardingPoints.Of(m.Role), m.Ticks));
        var (done, total) = (lists.Sum(l => l.Points.Count(l.Ticks.Contains)), lists.Sum(l => l.Points.Count));
        if (done >= total)
            return null;
        var texts = request.GetRequiredService<Texts>();
        return new(texts["Continuity.Todo.Onboarding"], texts["Continuity.Onboarding.Left", done, total], Root(request) + "/introduktion", texts["Continuity.Todo.Onboarding.Chip"]);
    }

    private static string Root(IServiceProvider request) => "/" + request.GetRequiredService<LyktaScope>().Partnership!.Slug;
}
