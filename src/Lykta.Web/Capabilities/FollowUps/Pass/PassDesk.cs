using Lykta.Web.Capabilities.Links;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Pass;

/// <summary>Passes rows by link, and takes what was written there.</summary>
public sealed class PassDesk(Writes writes, TextWall wall, MailDesk mail, LyktaScope scope)
{
    /// <summary>The link's token; empty when the same form came twice, since it is shown once.</summary>
    public async Task<Result<string>> PassAsync(RoundRow row, FollowUpRound round, string? toTitle, string? email, SubmissionKey key, CancellationToken cancel)
    {
        var title = await wall.PassAsync(new(toTitle, "ToTitle", "followup") { MaxLength = 120 }, cancel);
        if (!title.IsOk)
            return title.Errors.ToList();
        if (title.Value is not { } screened)
            return new Error("FollowUps.Error.NoTitle", "ToTitle");
        var to = email?.Trim() ?? "";
        if (to.Length > 0 && (to.Length > 254 || !System.Net.Mail.MailAddress.TryCreate(to, out _)))
            return new Error("FollowUps.Error.Email", "ToEmail");
        var token = "";
        var id = row.Entry.Id;
        await writes.RunOnceAsync(key, async (unit, cancelWork) =>
        {
            var entry = await unit.Db.Set<FollowUpEntry>().SingleAsync(e => e.Id == id, cancelWork);
            foreach (var old in await unit.Db.Set<RowPass>().Where(p => p.EntryId == id && p.ClosedAt == null).ToListAsync(cancelWork))
                await CloseAsync(unit, old, cancelWork);
            var made = Doors.Make(unit, AccessLinkKind.Row, entry.UnitId ?? default, screened.Value, id.Value.ToString("N"), EndOf(entry, round));
            token = made.Token;
            unit.Db.Add(RowPass.To(screened, entry, made.Id, scope.Viewer.PrimaryMembership, unit.Now));
            unit.Audit("entry.passed", nameof(FollowUpEntry), id.Value);
            if (to.Length > 0)
                mail.Order(unit, PassMail.Kind, made.Id.Value, secret: $"{token}\n{to}");
            return made.Id.Value.ToString("N");
        }, cancel);
        return token;
    }

    public Task<IReadOnlyList<Error>> ApproveAsync(Guid pass, CancellationToken cancel) => writes.RunAsync<IReadOnlyList<Error>>(async (unit, token) =>
    {
        var row = await unit.Db.Set<RowPass>().SingleAsync(p => p.Id == pass, token);
        if (!row.Waits)
            return [];
        var entry = await unit.Db.Set<FollowUpEntry>().SingleAsync(e => e.Id == row.EntryId, token);
        var taken = entry.Take(row, scope.Viewer.PrimaryMembership, unit.Now);
        if (!taken.IsOk)
            return taken.Errors;
        row.Approve(unit.Now);
        await RevokeAsync(unit, row, token);
        unit.Audit("entry.pass.approved", nameof(FollowUpEntry), entry.Id.Value);
        return [];
    }, cancel);

    /// <summary>Back to the colleague, who goes on in the same link.</summary>
    public async Task<IReadOnlyList<Error>> SendBackAsync(Guid pass, string? request, CancellationToken cancel)
    {
        var words = await wall.PassAsync(new(request, "Request", "followup") { MaxLength = 500 }, cancel);
        if (!words.IsOk)
            return words.Errors;
        return await writes.RunAsync<IReadOnlyList<Error>>(async (unit, token) =>
        {
            var row = await unit.Db.Set<RowPass>().SingleAsync(p => p.Id == pass, token);
            if (row.IsOpen)
                row.SendBack(words.Value);
            unit.Audit("entry.pass.returned", nameof(FollowUpEntry), row.EntryId.Value);
            return [];
        }, cancel);
    }

    public Task<bool> TakeBackAsync(Guid pass, CancellationToken cancel) => writes.RunAsync(async (unit, token) =>
    {
        var row = await unit.Db.Set<RowPass>().SingleAsync(p => p.Id == pass, token);
        if (row.IsOpen)
            await CloseAsync(unit, row, token);
        return true;
    }, cancel);

    private static async Task CloseAsync(WriteUnit unit, RowPass row, CancellationToken cancel)
    {
        row.TakeBack(unit.Now);
        await RevokeAsync(unit, row, cancel);
        unit.Audit("entry.pass.taken-back", nameof(FollowUpEntry), row.EntryId.Value);
    }

    private static async Task RevokeAsync(WriteUnit unit, RowPass row, CancellationToken cancel)
    {
        var link = row.LinkId;
        (await unit.Db.Set<AccessLink>().SingleOrDefaultAsync(l => l.Id == link, cancel))?.Revoke(unit.Now);
    }

    private static DateTimeOffset EndOf(FollowUpEntry entry, FollowUpRound round)
    {
        var end = Stockholm.StartOf((entry.HandedDueOn ?? round.DueOn).AddDays(1));
        return entry.OpenUntil > end ? entry.OpenUntil.Value : end;
    }
}
