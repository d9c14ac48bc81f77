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
using Lykta.Web.Data;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;


/// <summary>That somebody read an item that is not public (läslogg): ids and codes only.</summary>
public sealed class ReadEntry : IPartnershipOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public PartnershipId PartnershipId { get; private set; }

    public DateTimeOffset At { get; init; }

    public string ActorKey { get; init; } = "";

    public string SubjectKind { get; init; } = "";

    public Guid SubjectId { get; init; }

    /// <summary>page, csv, xlsx, geojson …</summary>
    public string Channel { get; init; } = "";
}

/// <summary>Gathers what a request reads and keeps it in one unit before anything is sent.</summary>
public sealed class ReadLog(LyktaScope scope, Writes.Writes writes)
{
    private readonly List<(string Kind, Guid Id, string Channel)> notes = [];

    public void Note(string subjectKind, Guid subjectId, string channel) => notes.Add((subjectKind, subjectId, channel));

    public async Task KeepAsync(CancellationToken cancel)
    {
        if (notes.Count == 0)
            return;
        var taken = notes.ToList();
        notes.Clear();
        await writes.RunAsync((unit, _) =>
        {
            unit.Db.AddRange(taken.Select(n => new ReadEntry
            {
                At = unit.Now, ActorKey = scope.Viewer.Key, SubjectKind = n.Kind, SubjectId = n.Id, Channel = n.Channel,
            }));
            return Task.FromResult(true);
        }, cancel);
    }
}

/// <summary>Keeps the notes after the page has read and before its answer goes out.</summary>
public sealed class ReadLogFilter(ReadLog reads) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        await reads.KeepAsync(context.HttpContext.RequestAborted);
        await next();
    }
}

public sealed class ReadEntryConfiguration : IEntityTypeConfiguration<ReadEntry>
{
    public void Configure(EntityTypeBuilder<ReadEntry> builder)
    {
        builder.Property(e => e.ActorKey).HasMaxLength(80);
        builder.Property(e => e.SubjectKind).HasMaxLength(60);
        builder.Property(e => e.Channel).HasMaxLength(20);
        builder.HasIndex(e => new { e.PartnershipId, e.At });
        builder.HasIndex(e => new { e.PartnershipId, e.SubjectId });
    }
}
