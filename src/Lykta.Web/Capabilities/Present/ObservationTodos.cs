using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Present;

/// <summary>What observations ask of the coordinator.</summary>
public static class ObservationTodos
{
    /// <summary>A forwarded item is asked after when it has lain with somebody else this long.</summary>
    public const int PatienceInDays = 14;

    public static IServiceCollection AddObservationTodos(this IServiceCollection services) => services
        .AddSingleton(new TodoSource(Permission.TriageObservations, 10, AwaitingTriageAsync))
        .AddSingleton(new TodoSource(Permission.ReleasePhotos, 20, HeldPhotosAsync))
        .AddSingleton(new TodoSource(Permission.TriageObservations, 30, AwaitingFeedbackAsync))
        .AddSingleton(new TodoSource(Permission.TriageObservations, 40, OverdueAsync));

    private static async Task<TodoCard?> AwaitingTriageAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (db, texts, root) = Of(request);
        var waiting = db.Set<Observation>().AwaitingTriage();
        var oldest = await waiting.Select(o => new
        {
            o.ReceivedAt,
            Count = waiting.Count(),
            Place = db.Set<Place>().Where(p => p.Id == o.PlaceId).Select(p => p.Name).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancel);
        if (oldest is null)
            return null;
        var age = Age(oldest.ReceivedAt, request.GetRequiredService<TimeProvider>().GetUtcNow(), texts);
        return new(
            texts[oldest.Count == 1 ? "Present.Todo.Triage.One" : "Present.Todo.Triage", oldest.Count],
            texts["Present.Todo.Triage.Oldest", age] + (oldest.Place is null ? "" : " · " + oldest.Place),
            root + "/bedom", texts["Present.Todo.Triage.Keys"]);
    }

    private static async Task<TodoCard?> HeldPhotosAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (db, texts, root) = Of(request);
        var held = await db.Set<ObservationPhoto>().Where(p => p.ReleasedAt == null)
            .Join(db.Set<Observation>(), p => p.ObservationId, o => o.Id, (p, o) => o.Number).Take(100).ToListAsync(cancel);
        return held.Count == 0 ? null : new(
            texts[held.Count == 1 ? "Present.Todo.Photos.One" : "Present.Todo.Photos", held.Count], texts["Present.Todo.Photos.More"],
            $"{root}/bedom?nr={held.Min()}", texts["Present.Todo.Photos.Chip"]);
    }

    private static async Task<TodoCard?> AwaitingFeedbackAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (db, texts, root) = Of(request);
        var count = await db.Set<Observation>().AwaitingFeedback().Take(100).CountAsync(cancel);
        return count == 0 ? null : new(
            texts[count == 1 ? "Present.Todo.Feedback.One" : "Present.Todo.Feedback", count < 100 ? count : "99+"],
            texts["Present.Todo.Feedback.More"], root + "/iakttagelser?svar=vantar", texts["Present.Todo.Feedback.Chip"]);
    }

    private static async Task<TodoCard?> OverdueAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (db, texts, root) = Of(request);
        var today = request.GetRequiredService<TimeProvider>().Today();
        var late = db.Set<Observation>().ForwardedBy(today.AddDays(-PatienceInDays));
        var oldest = await late.OrderBy(o => o.ForwardedOn).ThenBy(o => o.Number)
            .Select(o => new { o.ForwardedOn, o.ForwardedTo, Count = late.Count() }).FirstOrDefaultAsync(cancel);
        if (oldest is null)
            return null;
        var days = today.DayNumber - oldest.ForwardedOn!.Value.DayNumber;
        return new(
            texts[oldest.Count == 1 ? "Present.Todo.Overdue.One" : "Present.Todo.Overdue", oldest.Count],
            texts["Present.Todo.Overdue.More", oldest.ForwardedTo ?? ""], root + "/iakttagelser?vidare=forsenad", texts["Present.Todo.Overdue.Chip", days]);
    }

    private static (LyktaDbContext Db, Texts Texts, string Root) Of(IServiceProvider request) => (
        request.GetRequiredService<LyktaDbContext>(), request.GetRequiredService<Texts>(),
        "/" + request.GetRequiredService<LyktaScope>().Partnership!.Slug);

    /// <summary><c>i dag 13:40</c>, <c>i går 22:41</c>, <c>16 november</c>.</summary>
    public static string Age(DateTimeOffset at, DateTimeOffset now, Texts texts)
    {
        var local = Stockholm.Local(at);
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return (Stockholm.DayOf(now).DayNumber - Stockholm.DayOf(at).DayNumber) switch
        {
            0 => texts["Present.Age.Today", time],
            1 => texts["Present.Age.Yesterday", time],
            _ => local.ToString(texts["Present.Age.Day"], CultureInfo.CurrentCulture),
        };
    }
}
