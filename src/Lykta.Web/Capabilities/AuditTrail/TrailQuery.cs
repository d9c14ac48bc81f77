using System.Globalization;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.AuditTrail;

/// <summary>What the address asks of the log: which chain, what was done, with what, when.</summary>
public sealed record TrailQuery
{
    public const int PageSize = 100;

    /// <summary>andringar or lasningar.</summary>
    public string? Logg { get; init; }

    /// <summary>Action of a change or channel of a read.</summary>
    public string? Handelse { get; init; }

    /// <summary>Kind of the subject.</summary>
    public string? Slag { get; init; }

    public DateOnly? Fran { get; init; }

    public DateOnly? Till { get; init; }

    public ChainKind Chain => Logg == "lasningar" ? ChainKind.Reads : ChainKind.Changes;
}

/// <summary>One line of either log, with the function of the one who did it.</summary>
public sealed record TrailRow(long Sequence, DateTimeOffset At, string ActorKind, string ActorKey, string Action, string SubjectKind, Guid SubjectId, string Codes);

/// <summary>Reads the two logs newest first.</summary>
public static class TrailQueries
{
    public static IQueryable<TrailRow> Trail(this LyktaDbContext db, TrailQuery query)
    {
        var from = query.Fran is { } first ? Stockholm.StartOf(first) : DateTimeOffset.MinValue;
        var to = query.Till is { } last && last < DateOnly.MaxValue ? Stockholm.StartOf(last.AddDays(1)) : DateTimeOffset.MaxValue;
        return query.Chain == ChainKind.Changes ? db.Changes(query, from, to) : db.Reads(query, from, to);
    }

    /// <summary>Function titles by actor key: an account is shown by what it is here, never by name.</summary>
    public static async Task<Dictionary<string, string>> FunctionsAsync(this LyktaDbContext db, CancellationToken cancel)
    {
        var members = await db.Set<Membership>().AsNoTracking().OrderBy(m => m.StartedAt)
            .Select(m => new { m.AccountId, m.FunctionTitle }).ToListAsync(cancel);
        return members.GroupBy(m => string.Create(CultureInfo.InvariantCulture, $"account:{m.AccountId:N}"), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => string.Join(", ", g.Select(m => m.FunctionTitle).Distinct(StringComparer.Ordinal)), StringComparer.Ordinal);
    }

    /// <summary>A code in words where the catalogue has them.</summary>
    public static string Words(this Texts texts, string prefix, string code) =>
        texts[prefix + code] is { ResourceNotFound: false } words ? words.Value : code;

    public static string Who(this Texts texts, IReadOnlyDictionary<string, string> functions, TrailRow row) =>
        functions.TryGetValue(row.ActorKey, out var title) ? title : texts.Words("AuditTrail.Actor.", row.ActorKind);

    private static IQueryable<TrailRow> Changes(this LyktaDbContext db, TrailQuery query, DateTimeOffset from, DateTimeOffset to)
    {
        var rows = db.Set<AuditEntry>().AsNoTracking();
        if (query.Fran is not null)
            rows = rows.Where(e => e.At >= from);
        if (query.Till is not null)
            rows = rows.Where(e => e.At < to);
        if (!string.IsNullOrEmpty(query.Handelse))
            rows = rows.Where(e => e.Action == query.Handelse);
        if (!string.IsNullOrEmpty(query.Slag))
            rows = rows.Where(e => e.SubjectKind == query.Slag);
        return rows.OrderByDescending(e => e.Sequence)
            .Select(e => new TrailRow(e.Sequence, e.At, e.ActorKind, e.ActorKey, e.Action, e.SubjectKind, e.SubjectId, e.Codes));
    }

    private static IQueryable<TrailRow> Reads(this LyktaDbContext db, TrailQuery query, DateTimeOffset from, DateTimeOffset to)
    {
        var rows = db.Set<ReadEntry>().AsNoTracking();
        if (query.Fran is not null)
            rows = rows.Where(e => e.At >= from);
        if (query.Till is not null)
            rows = rows.Where(e => e.At < to);
        if (!string.IsNullOrEmpty(query.Handelse))
            rows = rows.Where(e => e.Channel == query.Handelse);
        if (!string.IsNullOrEmpty(query.Slag))
            rows = rows.Where(e => e.SubjectKind == query.Slag);
        return rows.OrderByDescending(e => e.BatchSequence).ThenByDescending(e => e.Row)
            .Select(e => new TrailRow(e.BatchSequence, e.At, e.ActorKind, e.ActorKey, e.Channel, e.SubjectKind, e.SubjectId, ""));
    }
}
