using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Writes;

/// <summary>
/// The only way to save. The work is a function over a unit; its answer comes back after COMMIT.
/// It may run more than once (PostgreSQL retries a lost race), so it must not touch anything but the unit.
/// </summary>
public abstract class WriteQueue(TimeProvider time)
{
    public OutboxBell Bell { get; } = new();

    public abstract Task<T> RunAsync<T>(
        LyktaScope scope, Func<WriteUnit, CancellationToken, Task<T>> work, CancellationToken cancel);

    /// <summary>As <see cref="RunAsync{T}"/>, but the same submission again gets the first answer and changes nothing.</summary>
    public Task<Submitted> RunOnceAsync(
        LyktaScope scope, SubmissionKey submission, Func<WriteUnit, CancellationToken, Task<string>> work, CancellationToken cancel) =>
        RunAsync(scope, (unit, token) => OnceAsync(unit, submission, work, token), cancel);

    protected async Task<T> PerformAsync<T>(
        LyktaDbContext db, LyktaScope scope, Func<WriteUnit, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        db.MayWrite = true;
        var unit = new WriteUnit(db, scope, time.GetUtcNow());
        var result = await work(unit, cancel);
        await AuditChain.AppendAsync(unit, cancel);
        await db.SaveChangesAsync(cancel);
        return result;
    }

    private static async Task<Submitted> OnceAsync(
        WriteUnit unit, SubmissionKey submission, Func<WriteUnit, CancellationToken, Task<string>> work, CancellationToken cancel)
    {
        var principal = unit.Scope.Viewer.Key;
        var before = await unit.Db.Set<Submission>()
            .SingleOrDefaultAsync(s => s.Principal == principal && s.Key == submission.Key, cancel);
        if (before is not null)
        {
            return before.BodyHash == submission.BodyHash
                ? new(before.Outcome, true)
                : throw new SubmissionReusedException();
        }

        var outcome = await work(unit, cancel);
        unit.Db.Add(new Submission
        {
            Principal = principal,
            Key = submission.Key,
            BodyHash = submission.BodyHash,
            Outcome = outcome,
            At = unit.Now,
        });
        return new(outcome, false);
    }
}
