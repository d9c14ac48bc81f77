using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.City.Indicators;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Plans.Share;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal;

public static class WarnedTextRemoval
{
    /// <summary>The text goes from its row, from what a locked sheet was frozen as, and from what others have been let read of it; the row stays. A text that has been changed since is left alone.</summary>
    public static async Task RemoveWarnedAsync(this WriteUnit unit, WarnedText text, ErasureReason reason, CancellationToken cancel)
    {
        if (await WarnedTexts.FindAsync(unit.Db, text, cancel) is { } entry && text.TextIn(entry) is not null)
        {
            text.Blank(entry);
            await FollowAsync(unit, entry.Entity, text.Property, cancel);
            unit.Db.Add(ErasureRecord.Note(RetentionClass.WarnedText, reason, 1, unit.Scope.Viewer.PrimaryMembership, unit.Now));
            unit.Audit("text.removed", text.Entity, text.Id, ("reason", reason.ToString()), ("field", text.Property));
        }

        unit.Db.Remove(text);
    }

    // What others read of the row is a copy of its words.
    private static Task FollowAsync(WriteUnit unit, object row, string property, CancellationToken cancel) => row switch
    {
        BriefingItem line => ThawAsync(unit, line, property, cancel),
        Measure measure => ShareDesk.FollowAsync(unit, [measure], cancel),
        IndicatorValue value => ForgetAsync(unit, value, property, cancel),
        _ => Task.CompletedTask,
    };

    // Earlier releases of the period too: what was entered anew may have kept the words.
    private static async Task ForgetAsync(WriteUnit unit, IndicatorValue value, string property, CancellationToken cancel)
    {
        var (own, indicator, year, part) = (unit.Scope.PartnershipId, value.IndicatorId, value.Year, value.Part);
        foreach (var release in await unit.Db.Set<IndicatorRelease>().Where(r => r.PartnershipId == own && r.IndicatorId == indicator && r.Year == year && r.Part == part).ToListAsync(cancel))
            release.Forget(property);
    }

    // The one thing that is taken out of a locked sheet: words that may point somebody out. Its hash stays that of what was shared.
    private static async Task ThawAsync(WriteUnit unit, BriefingItem line, string property, CancellationToken cancel)
    {
        foreach (var version in await unit.Db.Set<BriefingVersion>().Where(v => v.SheetId == line.SheetId).ToListAsync(cancel))
            version.Blank(line.Id, property);
        var sheet = await unit.Db.Set<BriefingSheet>().SingleAsync(s => s.Id == line.SheetId, cancel);
        if (sheet.CollaborationId is not null)
            await BriefingDesk.WithdrawAsync(unit, sheet, cancel);
    }
}
