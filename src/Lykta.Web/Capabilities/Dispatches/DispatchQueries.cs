using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Dispatches;

/// <summary>One message as the administrator sees it: to whom by function, never by address.</summary>
public sealed record DispatchRow(OutboxMessage Message, string? To);

public static class DispatchQueries
{
    public const int Most = 50;

    public static async Task<IReadOnlyList<DispatchRow>> DispatchesAsync(this LyktaDbContext db, OutboxStatus[] statuses, CancellationToken cancel)
    {
        var messages = await db.Set<OutboxMessage>().AsNoTracking().Where(m => statuses.Contains(m.Status))
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(Most).ToListAsync(cancel);
        var members = messages.Select(m => m.RecipientId).OfType<MembershipId>().Distinct().ToList();
        var titles = await db.Set<Membership>().AsNoTracking().Where(m => members.Contains(m.Id))
            .ToDictionaryAsync(m => m.Id, m => m.FunctionTitle, cancel);
        var subjects = messages.Where(m => m.RecipientId is null).Select(m => AccessLinkId.From(m.SubjectId)).Distinct().ToList();
        var links = await db.Set<AccessLink>().AsNoTracking().Where(l => subjects.Contains(l.Id))
            .ToDictionaryAsync(l => l.Id.Value, l => l.Label, cancel);
        return [.. messages.Select(m => new DispatchRow(m, m.RecipientId is { } id ? titles.GetValueOrDefault(id) : links.GetValueOrDefault(m.SubjectId)))];
    }
}
