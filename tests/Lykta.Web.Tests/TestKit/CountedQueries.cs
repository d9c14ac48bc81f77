using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Lykta.Web.Tests.TestKit;

/// <summary>The SQL commands that EF Core sends to one host's database for its pages while it listens; others' are not counted.</summary>
internal sealed class CountedQueries : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly ConcurrentBag<IDisposable> subscriptions = [];
    private readonly ConcurrentQueue<string> sent = new();
    private readonly Func<System.Data.Common.DbConnection, bool> isOurs;

    private CountedQueries(Func<System.Data.Common.DbConnection, bool> isOurs)
    {
        this.isOurs = isOurs;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public IReadOnlyList<string> Selects => [.. sent.Where(s => s.TrimStart().StartsWith("SELECT", StringComparison.Ordinal) && !s.Contains("set_config", StringComparison.Ordinal))];

    public static async Task<CountedQueries> OfAsync(LyktaHost host)
    {
        var (database, source) = await host.ReadAsync(db => Task.FromResult((Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database).Database, Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database).DataSource)));
        // What the program does on its own in the background is nobody's page.
        var accessor = host.Services.GetRequiredService<IHttpContextAccessor>();
        return new(c => c.Database == database && c.DataSource == source && accessor.HttpContext is not null);
    }

    public void Clear() => sent.Clear();

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            subscriptions.Add(value.Subscribe(this));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Command.Connection: { } connection } data && isOurs(connection))
            sent.Enqueue(data.Command.CommandText);
    }

    public void Dispose()
    {
        foreach (var subscription in subscriptions)
            subscription.Dispose();
    }

    void IObserver<DiagnosticListener>.OnCompleted() { }

    void IObserver<DiagnosticListener>.OnError(Exception error) { }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

    private static class DbLoggerCategory
    {
        public const string Name = "Microsoft.EntityFrameworkCore";
    }
}
