using Lykta.Web.Capabilities.FollowUps.Pass;
using Lykta.Web.Capabilities.FollowUps.Reminders;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Ticks;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps;

public static class FollowUpsServices
{
    public static IServiceCollection AddFollowUps(this IServiceCollection services) => services
        .AddScoped<EntryDesk>()
        .AddScoped<PassDesk>()
        .AddScoped<Statement.StatementPackage>()
        .AddMailKind<RowsMail>().AddMailKind<DigestMail>().AddMailKind<PassMail>().AddMailKind<PassWrittenMail>()
        .AddSingleton<IDuty, ReminderDuty>()
        .AddSingleton(new TodoSource(Permission.AnswerFollowUp, 16, PassesAsync))
        .AddSingleton(new TodoSource(Permission.AnswerFollowUp, 15, OwnRowsAsync))
        .AddSingleton(new TodoSource(Permission.ManageFollowUp, 25, OpeningsAsync));

    /// <summary>7 rader väntar, 4 kan vara oförändrade.</summary>
    private static async Task<TodoCard?> OwnRowsAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (db, texts, scope) = Of(request);
        var now = request.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var round in await db.OpenRoundsAsync(Stockholm.DayOf(now), cancel))
        {
            var own = await db.OwnUnitsAsync(scope.Viewer, cancel);
            var rows = await db.WaitingRowsAsync(round.Id, own, scope.Viewer.Memberships, cancel);
            if (!rows.TrueForAll(r => r.IsSentIn))
                return Card(round, rows, Stockholm.DayOf(now), scope, texts);
        }

        return null;
    }

    private static TodoCard Card(FollowUpRound round, List<RowState> rows, DateOnly today, LyktaScope scope, Texts texts)
    {
        var waiting = rows.Count(r => !r.IsFilled);
        var days = round.DueOn.DayNumber - today.DayNumber;
        return new(
            waiting == 0 ? texts["FollowUps.Todo.Send"] : texts["FollowUps.Todo.Rows", waiting, rows.Count(r => !r.IsFilled && r.MayBeUnchanged)],
            texts["FollowUps.Todo.Due", round.Title, round.DueOn.ToString("d MMMM", System.Globalization.CultureInfo.CurrentCulture)],
            $"/{scope.Partnership!.Slug}/uppfoljning/{round.Slug}/rader", texts["FollowUps.Todo.Days", days])
        { IsToday = days <= 3 };
    }

    private static async Task<TodoCard?> OpeningsAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (db, texts, scope) = Of(request);
        var asked = await (from e in db.Set<FollowUpEntry>() where e.OpeningAskedAt != null join r in db.Set<FollowUpRound>() on e.RoundId equals r.Id select r.Slug).ToListAsync(cancel);
        return asked.Count == 0 ? null : new(
            texts["FollowUps.Todo.Openings", asked.Count], texts["FollowUps.Todo.Openings.More"], $"/{scope.Partnership!.Slug}/uppfoljning/{asked[0]}", texts["FollowUps.Todo.Openings.Chip"]);
    }

    /// <summary>A colleague has written a row that was passed by link.</summary>
    private static async Task<TodoCard?> PassesAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (db, texts, scope) = Of(request);
        var mine = scope.Viewer.Memberships;
        var written = await (from p in db.Set<RowPass>()
                             where p.SubmittedAt != null && p.ClosedAt == null && p.PassedBy != null && mine.Contains(p.PassedBy.Value)
                             join e in db.Set<FollowUpEntry>() on p.EntryId equals e.Id
                             join r in db.Set<FollowUpRound>() on e.RoundId equals r.Id
                             join m in db.Set<Plans.Measure>() on e.MeasureId equals m.Id
                             orderby p.SubmittedAt
                             select new { r.Slug, m.Number, p.ToTitle }).ToListAsync(cancel);
        return written.Count == 0 ? null : new(
            texts["FollowUps.Todo.Passes", written.Count], texts["FollowUps.Todo.Passes.More", written[0].ToTitle],
            $"/{scope.Partnership!.Slug}/uppfoljning/{written[0].Slug}/rader?rad={written[0].Number}&ersattare=true", texts["FollowUps.Todo.Passes.Chip"]);
    }

    private static (LyktaDbContext Db, Texts Texts, LyktaScope Scope) Of(IServiceProvider request) =>
        (request.GetRequiredService<LyktaDbContext>(), request.GetRequiredService<Texts>(), request.GetRequiredService<LyktaScope>());
}
