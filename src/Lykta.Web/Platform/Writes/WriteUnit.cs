using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Platform.Tenancy;

namespace Lykta.Web.Platform.Writes;

/// <summary>One whole-or-nothing change: data rows, audit rows and outbox rows commit together.</summary>
public sealed class WriteUnit(LyktaDbContext db, LyktaScope scope, DateTimeOffset now)
{
    private readonly List<AuditFact> facts = [];

    public LyktaDbContext Db { get; } = db;

    public LyktaScope Scope { get; } = scope;

    public DateTimeOffset Now { get; } = now;

    internal IReadOnlyList<AuditFact> Facts => facts;

    /// <summary>Ids and codes only: never a name, a text or anything a person typed.</summary>
    public void Audit(string action, string subjectKind, Guid subjectId, params (string Name, string Code)[] codes) =>
        facts.Add(new(action, subjectKind, subjectId, codes));

    /// <summary>To be sent once this has committed; mail is ordered by <see cref="Mail.MailDesk"/>.</summary>
    public void Send(OutboxOrder order)
    {
        Db.Add(OutboxMessage.For(Scope.PartnershipId, order, Now));
        Db.HasMessages = true;
    }

    /// <summary>The row must still be as the form showed it; otherwise nothing of the unit is kept.</summary>
    /// <exception cref="ChangedMeanwhileException">Somebody saved it in between, or the form did not say which version it showed.</exception>
    public static T Expect<T>(T row, int? seen) where T : IVersioned =>
        row.Version == seen ? row : throw new ChangedMeanwhileException();

    /// <summary>Takes up again what was set aside.</summary>
    public void Again(OutboxMessage message)
    {
        message.TryAgain(Now);
        Audit("message.retried", nameof(OutboxMessage), message.Id, ("kind", message.Kind));
        Db.HasMessages = true;
    }

    /// <summary>No page that is kept shows what this writes (the log of reads, which each page itself causes).</summary>
    internal void LeavePages() => Db.LeavesPages = true;

    /// <summary>The next number of a series inside the partnership: 1, 2, 3 … without holes that commit.</summary>
    public Task<int> NextNumberAsync(string series, CancellationToken cancel) => Counters.TakeAsync(Db, series, 1, cancel);

    /// <summary>As many numbers in a row; the first of them.</summary>
    public Task<int> NextNumbersAsync(string series, int count, CancellationToken cancel) => Counters.TakeAsync(Db, series, count, cancel);
}
