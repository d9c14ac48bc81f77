namespace Lykta.Web.Platform.Operations;

/// <summary>Copies the database out and in, and counts what it holds.</summary>
public abstract class DatabaseCopy
{
    public abstract DatabaseKind Kind { get; }

    /// <summary>Its name in a backup.</summary>
    public abstract string FileName { get; }

    /// <summary>One snapshot of a database that is in use; gives its counts and newest migration.</summary>
    public abstract Task<(IReadOnlyDictionary<string, long> Counts, string? Migration)> TakeAsync(string file, CancellationToken cancel);

    public abstract Task<bool> IsEmptyAsync(CancellationToken cancel);

    /// <summary>A program works in it, and would go on in what is put aside.</summary>
    public virtual Task<bool> IsInUseAsync(CancellationToken cancel) => Task.FromResult(false);

    /// <summary>Puts what is there aside, under a name with the stamp.</summary>
    public abstract Task MoveAsideAsync(string stamp, CancellationToken cancel);

    public abstract Task PutBackAsync(string file, CancellationToken cancel);

    /// <summary>Rows of every table; throws when the database is damaged.</summary>
    public abstract Task<IReadOnlyDictionary<string, long>> CheckAsync(CancellationToken cancel);

    public static DatabaseCopy For(LyktaSettings settings) =>
        settings.Postgres is null ? new SqliteCopy(settings) : new PostgresCopy(settings);
}
