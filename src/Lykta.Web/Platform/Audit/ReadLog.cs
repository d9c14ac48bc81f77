using Lykta.Web.Platform.Tenancy;

namespace Lykta.Web.Platform.Audit;

/// <summary>One read, waiting to be written.</summary>
internal sealed record ReadNote(DateTimeOffset At, string ActorKind, string ActorKey, string SubjectKind, Guid SubjectId, string Channel);

/// <summary>A row that somebody read, and where.</summary>
public readonly record struct ReadSubject(string Kind, Guid Id, string Channel);

/// <summary>
/// What a page tells of each row that is not public and that it shows. Ordinary reads are written within a second;
/// exports and police items wait for <see cref="FlushAsync"/> before anything is sent.
/// </summary>
public sealed class ReadLog(LyktaScope scope, ReadBuffer buffer, TimeProvider time)
{
    private readonly List<ReadSubject> noted = [];

    /// <summary>What this request has noted, for a page that is kept and notes it again each time.</summary>
    internal IReadOnlyList<ReadSubject> Noted => noted;

    /// <summary>Something waited until its reads were stored.</summary>
    internal bool HasWaited { get; private set; }

    public void Note(string subjectKind, Guid subjectId, string channel)
    {
        noted.Add(new(subjectKind, subjectId, channel));
        Note(noted[^1]);
    }

    internal void Note(ReadSubject read)
    {
        if (scope.Partnership is { } partnership)
            buffer.Add(partnership, new(Now(), scope.Viewer.Kind.ToString(), scope.Viewer.Key, read.Kind, read.Id, read.Channel));
    }

    public void Note(string subjectKind, IEnumerable<Guid> subjectIds, string channel)
    {
        foreach (var id in subjectIds)
            Note(subjectKind, id, channel);
    }

    /// <summary>Returns when every read noted here is stored; throws when it cannot be, and then nothing may be handed out.</summary>
    public Task FlushAsync(CancellationToken cancel)
    {
        HasWaited = true;
        return scope.Partnership is { } partnership ? buffer.FlushAsync(partnership, cancel) : Task.CompletedTask;
    }

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
