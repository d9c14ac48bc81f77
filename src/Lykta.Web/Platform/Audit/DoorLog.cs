using System.Threading.Channels;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Audit;

/// <summary>
/// Sign-ins and refusals in the audit log, beside the request: how long an answer takes tells nobody whether an account exists.
/// What can be repeated without a right secret is kept once per account, action and hour, so that nobody can fill the chain.
/// </summary>
public sealed class DoorLog(WriteQueue writes, LyktaStore store, PartnershipDirectory partnerships, TimeProvider time, ILogger<DoorLog> log) : BackgroundService
{
    public const string SignedInAction = "signin.done";
    public const string FailedAction = "signin.failed";
    public const string LockedAction = "signin.locked";
    public const string ChangedAction = "signin.changed";
    public const string RefusedAction = "access.refused";

    private const int MostWaiting = 2_000;
    private readonly Channel<Knock> waiting = Channel.CreateBounded<Knock>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim gate = new(1, 1);

    public void SignedIn(Guid account, string method) => Knocked(new(SignedInAction, account, "method", method, time.GetUtcNow()));

    public void Failed(Guid account, string step) => Knocked(new(FailedAction, account, "step", step, time.GetUtcNow()) { IsRepeatable = true });

    public void Locked(Guid account, string step) => Knocked(new(LockedAction, account, "step", step, time.GetUtcNow()) { IsRepeatable = true });

    /// <summary>A way in was changed: password, passkey, app or codes.</summary>
    public void Changed(Guid account, string what) => Knocked(new(ChangedAction, account, "what", what, time.GetUtcNow()));

    /// <summary>A page was refused to somebody who belongs to the partnership.</summary>
    public void Refused(LyktaScope scope, Permission? needed)
    {
        if (scope.Partnership is not null && scope.Viewer.Kind != PrincipalKind.Anonymous)
            Knocked(new(RefusedAction, scope.AccountId, "needs", needed?.ToString() ?? "member", time.GetUtcNow()) { IsRepeatable = true, Where = scope.Copy() });
    }

    /// <summary>Returns when all that was noted before it is stored.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            while (waiting.Reader.TryRead(out var knock))
                await StoreAsync(knock, cancel);
        }
        finally
        {
            gate.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryFlushAsync(cancellationToken);
    }

    public override void Dispose()
    {
        gate.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
                await TryFlushAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private void Knocked(Knock knock) => waiting.Writer.TryWrite(knock);

    private async Task TryFlushAsync(CancellationToken cancel)
    {
        try
        {
            await FlushAsync(cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "A sign-in or refusal could not be written to the audit log");
        }
    }

    private async Task StoreAsync(Knock knock, CancellationToken cancel)
    {
        if (knock.Where is { } where)
        {
            await AppendAsync(where, knock, cancel);
            return;
        }

        var mine = await Web.MyPartnerships.ReadAsync(store, knock.Account, cancel);
        foreach (var partnership in (await partnerships.AllAsync(cancel)).Where(p => mine.Contains(p.Id)))
            await AppendAsync(LyktaScope.ForSystem(partnership), knock, cancel);
    }

    private Task<bool> AppendAsync(LyktaScope scope, Knock knock, CancellationToken cancel) => writes.RunAsync(scope, async (unit, token) =>
    {
        if (knock.IsRepeatable && await IsKnownAsync(unit.Db, scope.Viewer.Key, knock, token))
            return false;
        unit.Audit(knock.Action, nameof(Account), knock.Account, (knock.Code, knock.Value));
        return true;
    }, cancel);

    private static Task<bool> IsKnownAsync(LyktaDbContext db, string actor, Knock knock, CancellationToken cancel)
    {
        var hour = knock.At.AddTicks(-(knock.At.UtcTicks % TimeSpan.TicksPerHour));
        var codes = $"{knock.Code}={knock.Value}";
        return db.Set<AuditEntry>().AnyAsync(
            e => e.At >= hour && e.Action == knock.Action && e.SubjectId == knock.Account && e.ActorKey == actor && e.Codes == codes, cancel);
    }

    private sealed record Knock(string Action, Guid Account, string Code, string Value, DateTimeOffset At)
    {
        public bool IsRepeatable { get; init; }

        /// <summary>The partnership and the viewer of a refusal; a sign-in goes to all where the account belongs.</summary>
        public LyktaScope? Where { get; init; }
    }
}
