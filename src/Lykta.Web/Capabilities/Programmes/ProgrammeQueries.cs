using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Programmes;

/// <summary>A half-year with what was reached in it.</summary>
public sealed record PlanWithOutcomes(HalfYearPlan Plan, IReadOnlyList<(Guid TargetId, Outcome Outcome)> Outcomes)
{
    public IReadOnlyList<Outcome> All => [.. Outcomes.Select(o => o.Outcome)];
}

/// <summary>A programme with all that hangs on it, newest half-year first.</summary>
public sealed record WholeProgramme(
    Programme Programme, string Unit, IReadOnlyList<ProgrammeName> Names, IReadOnlyList<OutcomeTarget> Targets, IReadOnlyList<PlanWithOutcomes> Plans)
{
    public PlanWithOutcomes? Latest => Plans.Count > 0 ? Plans[0] : null;

    /// <summary>The newest half-year with something measured; what can be told of the programme.</summary>
    public PlanWithOutcomes? Told => Plans.FirstOrDefault(p => p.All.Any(o => o.IsMeasured)) ?? Latest;
}

/// <summary>One line of a programme as it may leave the förvaltning.</summary>
public sealed record ProgrammeLine(string Programme, string Period, string Target, string Outcome);

public static class ProgrammeQueries
{
    public static async Task<List<WholeProgramme>> ProgrammesAsync(this LyktaDbContext db, CancellationToken cancel)
    {
        var programmes = await db.Set<Programme>().AsNoTracking().OrderBy(p => p.Number).ToListAsync(cancel);
        var units = (await db.UnitsAsync(cancel)).ToDictionary(u => u.Id, u => u.Name);
        var names = (await db.Set<ProgrammeName>().AsNoTracking().OrderByDescending(n => n.UntilAt).ToListAsync(cancel)).ToLookup(n => n.ProgrammeId);
        var targets = (await db.Set<OutcomeTarget>().AsNoTracking().OrderBy(t => t.Order).ToListAsync(cancel)).ToLookup(t => t.ProgrammeId);
        var plans = (await db.Set<HalfYearPlan>().AsNoTracking().OrderByDescending(p => p.Year).ThenByDescending(p => p.Half).ToListAsync(cancel)).ToLookup(p => p.ProgrammeId);
        var outcomes = (await db.Set<TargetOutcome>().AsNoTracking().ToListAsync(cancel)).ToDictionary(o => (o.TargetId, o.PlanId));
        return programmes.ConvertAll(p => new WholeProgramme(
            p, units.GetValueOrDefault(p.UnitId) ?? "", [.. names[p.Id]], [.. targets[p.Id]],
            [.. plans[p.Id].Select(plan => new PlanWithOutcomes(plan, [.. targets[p.Id].Select(t => (t.Id, Of(t, outcomes.GetValueOrDefault((t.Id, plan.Id)))))]))]));
    }

    /// <summary>Figures are for the unit that runs it and the coordinator; of a protected programme for nobody.</summary>
    public static async Task<Func<Programme, bool>> FigureReaderAsync(this LyktaDbContext db, Viewer viewer, CancellationToken cancel)
    {
        var own = viewer.May(Permission.AnswerFollowUp) ? await db.OwnUnitsAsync(viewer, cancel) : [];
        return p => !p.IsProtected && (viewer.May(Permission.ManagePlan) || own.Contains(p.UnitId));
    }

    /// <summary>Those who may write in a programme: its unit and the coordinator.</summary>
    public static async Task<bool> MayWriteAsync(this LyktaDbContext db, Viewer viewer, Programme programme, CancellationToken cancel) =>
        viewer.May(Permission.ManagePlan) || (viewer.May(Permission.AnswerFollowUp) && (await db.OwnUnitsAsync(viewer, cancel)).Contains(programme.UnitId));

    /// <summary>The measure is a programme that is never to have a place.</summary>
    public static Task<bool> IsProtectedAsync(this LyktaDbContext db, MeasureId measure, CancellationToken cancel) =>
        db.Set<Programme>().AnyAsync(p => p.MeasureId == measure && p.Kind == ProgrammeKind.IntimateViolence, cancel);

    /// <summary>For board, city and everybody: verdicts, and figures only where none is small. A round tells of its own year and the one before.</summary>
    public static async Task<IReadOnlyList<ProgrammeLine>> ProgrammeLinesOutsideAsync(this LyktaDbContext db, int year, Texts texts, CancellationToken cancel)
    {
        List<ProgrammeLine> lines = [];
        foreach (var whole in (await db.ProgrammesAsync(cancel)).Where(p => p.Told is { } told && told.Plan.Year <= year && told.Plan.Year >= year - 1 && p.Programme.EndedOn is null))
        {
            var latest = whole.Told!;
            var mayTell = Outcomes.MayTell(latest.All, whole.Programme.IsProtected);
            var period = texts[$"Programmes.Half.{latest.Plan.Half}", latest.Plan.Year].Value;
            lines.AddRange(latest.All.Select(o => new ProgrammeLine(whole.Programme.Name, period, texts["Programmes.Target.Line", o.Name, o.Percent], o.Outside(texts, mayTell))));
        }

        return lines;
    }

    private static Outcome Of(OutcomeTarget target, TargetOutcome? outcome) => new(target.Name, target.Percent, target.Method, outcome?.Reached, outcome?.Base);
}
