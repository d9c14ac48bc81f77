using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>What the coordinator does with a sheet; each press is one unit of work.</summary>
public sealed class BriefingDesk(LyktaDbContext db, LyktaScope scope, PartnershipDirectory partnerships, TextWallContext names, TimeProvider time)
{
    /// <summary>Plans four weeks ahead and fills in what is near; how many sheets were made.</summary>
    public async Task<Func<WriteUnit, CancellationToken, Task<int>>> PlanAsync(CancellationToken cancel)
    {
        var wall = await names.InsideAsync(scope, cancel);
        var today = BriefingQueries.Evening(time.GetUtcNow());
        return (unit, token) => BriefingDuty.DoAsync(unit, wall, today, token);
    }

    public async Task<Func<WriteUnit, CancellationToken, Task<string>>> FillAsync(BriefingSheetId id, CancellationToken cancel)
    {
        var wall = await names.InsideAsync(scope, cancel);
        var owner = await OwnerAsync(cancel);
        return async (unit, token) =>
        {
            var sheet = await unit.Db.Set<BriefingSheet>().SingleAsync(s => s.Id == id, token);
            if (!sheet.IsDraft)
                return "locked";
            await new SheetPrefill(unit, sheet, owner, wall).FillAsync(token);
            unit.Audit("briefing.filled", nameof(BriefingSheet), id.Value);
            return "";
        };
    }

    /// <summary>Locks the sheet and freezes its three versions. The lines are read inside the unit, as they are at that moment.</summary>
    public async Task<Result<BriefingSheet>> ShareAsync(WriteUnit unit, BriefingSheetId id, SheetRecord record, CancellationToken cancel)
    {
        var sheet = await unit.Db.Set<BriefingSheet>().SingleAsync(s => s.Id == id, cancel);
        var shared = sheet.Share(record, unit.Scope.Viewer.PrimaryMembership, unit.Now);
        if (!shared.IsOk)
            return shared;
        // What was taken away from the draft is not kept behind a locked sheet.
        await unit.Db.Set<BriefingItem>().IgnoreQueryFilters([BriefingItem.RemovedFilter, LyktaDbContext.SharingFilter]).Where(i => i.SheetId == id && i.RemovedAt != null).ExecuteDeleteAsync(cancel);
        var lines = await unit.Db.LinesAsync(sheet, partnerships, cancel);
        var collaboration = await CollaborationNameAsync(unit.Db, sheet, cancel);
        foreach (var audience in SheetVersions.All)
            unit.Db.Add(BriefingVersion.Freeze(sheet.Id, Document(sheet, collaboration, lines, audience)));
        unit.Audit("briefing.shared", nameof(BriefingSheet), id.Value, ("registration", record.Registration.ToString()!), ("secrecy", record.IsSecrecyMarked ? "yes" : "no"));
        return shared;
    }

    /// <summary>The district lets the others of the collaboration have its lines; what it let them have before is taken back.</summary>
    public static async Task ReleaseAsync(WriteUnit unit, BriefingSheet sheet, CancellationToken cancel)
    {
        await WithdrawAsync(unit, sheet, cancel);
        var own = await SheetSource.OwnLinesAsync(unit.Db, sheet.Id, cancel);
        var release = CollaborationRelease.OfBriefing(
            sheet.CollaborationId!.Value, unit.Scope.PartnershipId, sheet.Day, SheetSource.Releasable(own), unit.Scope.Viewer.PrimaryMembership, unit.Now);
        unit.Db.Add(release);
        unit.Audit("briefing.released", nameof(BriefingSheet), sheet.Id.Value);
    }

    public static async Task WithdrawAsync(WriteUnit unit, BriefingSheet sheet, CancellationToken cancel)
    {
        var (own, collaboration) = (unit.Scope.PartnershipId, sheet.CollaborationId!.Value);
        var before = await unit.Db.Set<CollaborationRelease>()
            .Where(r => r.CollaborationId == collaboration && r.PartnershipId == own && r.Kind == ReleaseKind.Briefing && r.Week == sheet.Day && r.WithdrawnAt == null).ToListAsync(cancel);
        before.ForEach(r => r.Withdraw(unit.Now));
    }

    /// <summary>The next edition: a draft with the same lines, while the shared one stays.</summary>
    public static async Task<BriefingSheet> CorrectAsync(WriteUnit unit, BriefingSheetId id, CancellationToken cancel)
    {
        var sheet = await unit.Db.Set<BriefingSheet>().SingleAsync(s => s.Id == id, cancel);
        var next = sheet.NextEdition();
        next.Prepare(unit.Now);
        unit.Db.Add(next);
        foreach (var item in await unit.Db.Set<BriefingItem>().AsNoTracking().Where(i => i.SheetId == id).ToListAsync(cancel))
            unit.Db.Add(item.CopyTo(next.Id, ItemOrigin.Written, unit.Now));
        unit.Audit("briefing.corrected", nameof(BriefingSheet), next.Id.Value, ("of", id.Value.ToString("N")));
        return next;
    }

    public SheetDocument Document(BriefingSheet sheet, string? collaboration, IEnumerable<SourceLine> lines, BriefingAudience audience) => new(
        scope.Partnership!.Name, collaboration, sheet.Day, sheet.Edition, sheet.MeetingAt, sheet.From, sheet.To, audience,
        sheet.DeleteFilesBy, sheet.SharedAt, sheet.IsSecrecyMarked, SheetVersions.Cut(lines, audience));

    public static async Task<string?> CollaborationNameAsync(LyktaDbContext db, BriefingSheet sheet, CancellationToken cancel) =>
        sheet.CollaborationId is { } id ? await db.Set<Collaboration>().AsNoTracking().Where(c => c.Id == id).Select(c => c.Name).SingleOrDefaultAsync(cancel) : null;

    /// <summary>The unit of the person who writes.</summary>
    public async Task<RowOwner> OwnerAsync(CancellationToken cancel)
    {
        var mine = scope.Viewer.Memberships.ToList();
        var unit = await (
            from membership in db.Set<Membership>().AsNoTracking()
            join organisation in db.Set<Organisation>() on membership.OrganisationId equals organisation.Id
            where mine.Contains(membership.Id) && membership.Role == Platform.Auth.Role.Coordinator
            select organisation).FirstAsync(cancel);
        return new(unit.Id, unit.RootId, unit.BranchId);
    }
}
