using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Lykta.Web.Platform.Privacy;

/// <summary>One field of free text on its way in.</summary>
public sealed record FreeText(string? Value, string Field, string Channel)
{
    public FieldKind Kind { get; init; } = FieldKind.FreeText;

    public int MaxLength { get; init; } = ScreenedText.DefaultMaxLength;

    /// <summary>The writer has looked at the soft warnings and says that the text is about no one.</summary>
    public bool IsAccepted { get; init; }

    /// <summary>A number, a decision's reference or the name of a thing: warnings are not asked about and nobody reviews it; what is stopped is stopped.</summary>
    public bool IsCode { get; init; }
}

/// <summary>The wall as pages use it: knows the partnership's own names, and counts what it catches without keeping it.</summary>
public sealed class TextWall(LyktaScope scope, Writes.Writes writes, TextWallContext names, TimeProvider time)
{
    private static readonly IReadOnlySet<FindingKind> All = Enum.GetValues<FindingKind>().ToHashSet();
    private static readonly IReadOnlySet<FindingKind> None = new HashSet<FindingKind>();

    /// <summary>Empty text passes as null. Otherwise the screened text, or one error a kind that was found, on the field.</summary>
    public async Task<Result<ScreenedText?>> PassAsync(FreeText text, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(text.Value))
            return (ScreenedText?)null;
        var context = await ContextAsync(text.Kind, cancel);
        if (ScreenedText.TryPass(text.Value.Trim(), context, text.IsAccepted || text.IsCode ? All : None, out var passed, out var result, text.MaxLength))
        {
            if (passed.IsWarned && !text.IsCode)
                scope.Warned.Add(new(passed.Value, text.Channel, time.GetUtcNow()));
            return (ScreenedText?)passed;
        }

        await CountAsync(result, text.Channel, cancel);
        if (result.IsTooLong)
            return new Error("Privacy.Finding.TooLong", text.Field, text.MaxLength);
        return result.Findings.OrderByDescending(f => f.Severity).DistinctBy(f => f.Kind)
            .Where(f => f.Severity == FindingSeverity.Stop || !(text.IsAccepted || text.IsCode))
            .Select(f => new Error($"Privacy.Finding.{f.Kind}", text.Field, f.Severity)).ToList();
    }

    /// <summary>A text that passed in an earlier request and is stored in this one: a warning that was accepted then waits for its review too.</summary>
    public void WarnAgain(ScreenedText passed, string channel)
    {
        if (passed.IsWarned)
            scope.Warned.Add(new(passed.Value, channel, time.GetUtcNow()));
    }

    /// <summary>The context of the viewer here, for screening many cells at once.</summary>
    public async Task<ScreeningContext> ContextAsync(FieldKind kind, CancellationToken cancel) => new(
        scope.Viewer.Kind is PrincipalKind.Account or PrincipalKind.System ? Audience.Inside : Audience.Outside, kind, await names.GazetteerAsync(scope.Partnership!, cancel));

    public Task<bool> CountAsync(ScreeningResult result, string channel, CancellationToken cancel) => writes.RunAsync(async (unit, token) =>
    {
        var day = unit.Db.Raw(Stockholm.DayOf(unit.Now));
        foreach (var (kind, count) in result.CountByKind().OrderBy(k => k.Key))
        {
            await unit.Db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO "ScreeningCount" ("PartnershipId", "Day", "Channel", "Kind", "Count")
                 VALUES ({unit.Db.Raw(unit.Scope.PartnershipId)}, {day}, {channel}, {(int)kind}, {count})
                 ON CONFLICT ("PartnershipId", "Day", "Channel", "Kind") DO UPDATE SET "Count" = "ScreeningCount"."Count" + {count}
                 """, token);
        }

        return true;
    }, cancel);
}

/// <summary>The names of each partnership's own places, areas and organisations; a new name is known within a minute.</summary>
public sealed class TextWallContext(LyktaStore store, IMemoryCache cache, TimeProvider time)
{
    public async Task<ScreeningContext> InsideAsync(LyktaScope scope, CancellationToken cancel) =>
        new(Audience.Inside, FieldKind.FreeText, await GazetteerAsync(scope.Partnership!, cancel));

    public Task<Gazetteer> GazetteerAsync(PartnershipEntry partnership, CancellationToken cancel) => cache.GetOrCreateAsync(("gazetteer", partnership.Id), async entry =>
    {
        entry.AbsoluteExpiration = time.GetUtcNow().AddMinutes(1);
        var names = await store.ReadAsync(LyktaScope.ForSystem(partnership), async db => (List<string>)
            [
                .. await db.Set<Place>().Select(p => p.Name).ToListAsync(cancel), .. await db.Set<Area>().Select(a => a.Name).ToListAsync(cancel),
                .. await db.Set<Organisation>().Select(o => o.Name).ToListAsync(cancel), partnership.Name,
            ], cancel);
        return new Gazetteer(names);
    })!;
}
