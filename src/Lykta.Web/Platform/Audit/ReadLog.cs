using Lykta.Web.Platform.Tenancy;

namespace Lykta.Web.Platform.Audit;

/// <summary>One read, waiting to be written.</summary>
internal sealed record ReadNote(DateTimeOffset At, string ActorKind, string ActorKey, string SubjectKind, Guid SubjectId, string Channel);

/// <summary>
/// What a page tells of each row that is not public and that it shows. Ordinary reads are written within a second;
/// exports and police items wait for <see cref="FlushAsync"/> before anything is sent.
/// </summary>
public sealed class ReadLog(LyktaScope scope, ReadBuffer buffer, TimeProvider time)
{
    public void Note(string subjectKind, Guid subjectId, string channel)
    {
        if (scope.Partnership is { } partnership)
            buffer.Add(partnership, new(Now(), scope.Viewer.Kind.ToString(), scope.Viewer.Key, subjectKind, subjectId, channel));
    }

    public void Note(string subjectKind, IEnumerable<Guid> subjectIds, string channel)
    {
        foreach (var id in subjectIds)
            Note(subjectKind, id, channel);
    }

    /// <summary>Returns when every read noted here is stored; throws when it cannot be, and then nothing may be handed out.</summary>
    public Task FlushAsync(CancellationToken cancel) =>
        scope.Partnership is { } partnership ? buffer.FlushAsync(partnership, cancel) : Task.CompletedTask;

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
