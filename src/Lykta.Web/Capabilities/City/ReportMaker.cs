using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City;

/// <summary>Makes the report of a round: only rows whose unit has sent in, and only measures that are shared with the whole partnership.</summary>
public static class ReportMaker
{
    public static async Task<ReportContent?> ReportAsync(this LyktaDbContext db, string slug, PartnershipEntry partnership, Texts texts, CancellationToken cancel)
    {
        if (await db.RoundAsync(slug, cancel) is not { SentAt: not null } round)
            return null;
        var plan = await db.Set<ActionPlan>().AsNoTracking().SingleAsync(p => p.Id == round.PlanId, cancel);
        var sent = (await db.Set<UnitReturn>().AsNoTracking().Where(r => r.RoundId == round.Id).Select(r => r.UnitId).ToListAsync(cancel)).ToHashSet();
        var shared = (await db.RowsAsync(round.Id, cancel)).Where(r => r.Measure.Sharing >= SharingLevel.Partnership).ToList();
        var told = shared.Where(r => r.Entry.UnitId is { } unit && sent.Contains(unit) && r.Entry.Status is not null).ToList();
        if (plan.IsStrategy)
            return new(partnership.Name, round.Year, round.Title, plan.Title, plan.AdoptedVersion, await HeadingsAsync(db, plan, told, texts, cancel)) { IsStrategy = true, NotSentIn = shared.Count - told.Count };
        var priorities = await PriorityReading.ReadAsync(db, cancel);
        return new(partnership.Name, round.Year, round.Title, plan.Title, plan.AdoptedVersion,
            [.. priorities.AreasOf(priorities.ListFor(plan.From)).Select(a => Area(a.Code, a.Name, told.Where(r => priorities.Counts(r.Measure.PriorityAreaId, a)).ToList(), texts))])
        {
            Programmes = await db.ProgrammeLinesOutsideAsync(round.Year, texts, cancel),
            NotSentIn = shared.Count - told.Count,
            AreasFrom = priorities.ListFor(plan.From)?.ValidFrom,
        };
    }

    /// <summary>The city's three steps of one row; without a method of measurement it is never fully met.</summary>
    public static IlsVerdict VerdictOf(FollowUpEntry entry) => entry.Status switch
    {
        EntryStatus.AsPlanned or EntryStatus.Done => string.IsNullOrWhiteSpace(entry.Method) ? IlsVerdict.NotJudged : IlsVerdict.Fully,
        EntryStatus.Deviates => IlsVerdict.Partly,
        EntryStatus.NotStarted or EntryStatus.Stopped => IlsVerdict.Not,
        _ => IlsVerdict.NotJudged,
    };

    // The strategy's own headings in their order; points without one stand under its name.
    private static async Task<IReadOnlyList<ReportArea>> HeadingsAsync(LyktaDbContext db, ActionPlan plan, List<RoundRow> rows, Texts texts, CancellationToken cancel)
    {
        var headings = await db.Set<PlanSection>().AsNoTracking().Where(s => s.PlanId == plan.Id).OrderBy(s => s.Order).ToListAsync(cancel);
        var areas = headings.Select((h, i) => Area($"r{i + 1}", h.Name, rows.FindAll(r => r.Measure.SectionId == h.Id), texts));
        return rows.FindAll(r => r.Measure.SectionId is null) is { Count: > 0 } without ? [.. areas, Area("r0", plan.Title, without, texts)] : [.. areas];
    }

    private static ReportArea Area(string code, string name, List<RoundRow> rows, Texts texts)
    {
        var judged = rows.Select(r => VerdictOf(r.Entry)).Where(v => v != IlsVerdict.NotJudged).ToList();
        return new(code, name, rows.Count, Outcomes.Together(judged), [.. rows.Select(r => new ReportSentence(r.Measure.Code, Sentence(r, texts)))]);
    }

    private static string Sentence(RoundRow row, Texts texts)
    {
        var status = texts[$"FollowUps.Status.{row.Entry.Status}"].Value.ToLowerInvariant();
        return $"{row.Measure.Name}: {status}." + (string.IsNullOrWhiteSpace(row.Entry.Work) ? "" : " " + row.Entry.Work.ReplaceLineEndings(" "));
    }
}
