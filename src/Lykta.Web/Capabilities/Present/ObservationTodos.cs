using System.Globalization;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Present;

/// <summary>What observations ask of the coordinator.</summary>
public static class ObservationTodos
{
    public static IServiceCollection AddObservationTodos(this IServiceCollection services) => services
        .AddScoped<ObservationsWaiting>()
        .AddSingleton(new TodoSource(Permission.TriageObservations, 10, AwaitingTriageAsync))
        .AddSingleton(new TodoSource(Permission.ReleasePhotos, 20, HeldPhotosAsync))
        .AddSingleton(new TodoSource(Permission.TriageObservations, 30, AwaitingFeedbackAsync))
        .AddSingleton(new TodoSource(Permission.TriageObservations, 40, OverdueAsync));

    private static async Task<TodoCard?> AwaitingTriageAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (waits, texts, root) = await OfAsync(request, cancel);
        if (waits is not { Triage: > 0, OldestAt: { } oldest })
            return null;
        var age = Age(oldest, request.GetRequiredService<TimeProvider>().GetUtcNow(), texts);
        return new(
            texts["Present.Todo.Triage", Counted(waits.Triage, ObservationsWaiting.MostCounted)],
            texts["Present.Todo.Triage.Oldest", age] + (waits.OldestPlace is null ? "" : " · " + waits.OldestPlace),
            root + "/bedom", texts["Present.Todo.Triage.Keys"]);
    }

    private static async Task<TodoCard?> HeldPhotosAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (waits, texts, root) = await OfAsync(request, cancel);
        return waits.Photos == 0 ? null : new(
            texts["Present.Todo.Photos", waits.Photos], texts["Present.Todo.Photos.More"],
            $"{root}/bedom?nr={waits.FirstPhoto}", texts["Present.Todo.Photos.Chip"]);
    }

    private static async Task<TodoCard?> AwaitingFeedbackAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (waits, texts, root) = await OfAsync(request, cancel);
        return waits.Feedback == 0 ? null : new(
            texts["Present.Todo.Feedback", Counted(waits.Feedback, ObservationsWaiting.MostShown)],
            texts["Present.Todo.Feedback.More"], root + "/iakttagelser?svar=vantar", texts["Present.Todo.Feedback.Chip"]);
    }

    private static async Task<TodoCard?> OverdueAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (waits, texts, root) = await OfAsync(request, cancel);
        if (waits is not { Overdue: > 0, ForwardedOn: { } since })
            return null;
        var days = request.GetRequiredService<TimeProvider>().Today().DayNumber - since.DayNumber;
        return new(
            texts["Present.Todo.Overdue", Counted(waits.Overdue, ObservationsWaiting.MostCounted)],
            texts["Present.Todo.Overdue.More", waits.ForwardedTo ?? ""], root + "/iakttagelser?vidare=forsenad", texts["Present.Todo.Overdue.Chip", days]);
    }

    private static object Counted(int count, int most) => count < most ? count : $"{most - 1}+";

    private static async Task<(WaitingObservations Waits, Texts Texts, string Root)> OfAsync(IServiceProvider request, CancellationToken cancel) => (
        await request.GetRequiredService<ObservationsWaiting>().ReadAsync(cancel), request.GetRequiredService<Texts>(),
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
