using Lykta.Web.Data;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Approve;

/// <summary>How a press on a step ended.</summary>
public enum StepOutcome
{
    Done = 1, Locked, Changed, Taken, Incomplete, Returned, Unseen,
}

/// <summary>The next step and the plan as the page showed them.</summary>
public sealed record SeenStep(int Order, string? Fingerprint);

/// <summary>Does the steps in their order and locks the plan at the last one, whole or not at all.</summary>
public sealed class ApprovalDesk(Writes writes, LyktaScope scope, MailDesk mail, Texts texts)
{
    /// <summary>The step that the page showed as the next; another one is refused, and so is a plan that reads otherwise than when it was shown.</summary>
    public Task<StepOutcome> DoAsync(int nr, SeenStep seen, ScreenedText? note, SubmissionKey key, CancellationToken cancel) => OnceAsync(key, async (unit, token) =>
    {
        var (plan, proposed, chain) = await ReadAsync(unit, nr, token);
        if (chain.IsStale)
            return StartAgain(unit, plan, chain);
        if (chain.Next is not { } step || step.Order != seen.Order)
            return StepOutcome.Taken;
        if (chain.Fingerprint != seen.Fingerprint)
            return StepOutcome.Unseen;
        if (!proposed.Check.IsReady)
            return StepOutcome.Incomplete;
        step.Do(chain.Fingerprint!, scope.Viewer.PrimaryMembership, note, unit.Now);
        unit.Audit(step.Kind == ApprovalKind.Sign ? "plan.signed" : "plan.approved", nameof(ActionPlan), plan.Id.Value, ("step", $"{step.Order}"), ("of", $"{chain.Steps.Count}"));
        if (chain.Next is not null)
            return StepOutcome.Done;
        var locked = PlanLock.Of(plan, proposed.Freeze(), unit.Now);
        unit.Db.Add(locked);
        foreach (var done in chain.Steps)
            done.LockAs(locked.Number);
        unit.Audit("plan.locked", nameof(ActionPlan), plan.Id.Value, ("version", $"{locked.Number}"), ("hash", locked.Hash));
        return StepOutcome.Locked;
    }, cancel);

    public bool MailIsOn => mail.IsOn;

    /// <summary>Whoever asked for the steps, and whoever had done one, is told.</summary>
    public Task<StepOutcome> ReturnAsync(int nr, int order, ScreenedText reason, SubmissionKey key, CancellationToken cancel) => OnceAsync(key, async (unit, token) =>
    {
        var (plan, _, chain) = await ReadAsync(unit, nr, token);
        if (chain.IsStale)
            return StartAgain(unit, plan, chain);
        if (chain.Next is not { } step || step.Order != order)
            return StepOutcome.Taken;
        var told = chain.Steps.SelectMany(s => new[] { s.AskedBy, s.DoneBy }).OfType<MembershipId>().Where(m => m != scope.Viewer.PrimaryMembership).ToHashSet();
        foreach (var done in chain.Steps)
            done.Undo();
        step.Return(reason, unit.Now);
        foreach (var member in told)
            mail.Order(unit, ReturnedMail.Kind, step.Id, member);
        unit.Audit("plan.returned", nameof(ActionPlan), plan.Id.Value, ("step", $"{step.Order}"));
        return StepOutcome.Returned;
    }, cancel);

    /// <summary>Other steps in place of those that go on; what was done is done again.</summary>
    /// <exception cref="ChangedMeanwhileException">The chain is another than the page showed.</exception>
    public Task SetUpAsync(int nr, string? seen, IReadOnlyList<PlannedStep> steps, SubmissionKey key, CancellationToken cancel) => writes.RunOnceAsync(key, async (unit, token) =>
    {
        var plan = await unit.Db.Set<ActionPlan>().SingleAsync(p => p.Number == nr, token);
        var open = await unit.Db.OpenStepsAsync(plan.Id, token);
        if (new ApprovalChain(open, null).Marks != (seen ?? ""))
            throw new ChangedMeanwhileException();
        unit.Db.RemoveRange(open);
        unit.Db.AddRange(steps.Select((s, i) => ApprovalStep.Of(plan.Id, i + 1, s, scope.Viewer.PrimaryMembership)));
        unit.Audit("plan.chainSet", nameof(ActionPlan), plan.Id.Value, ("steps", $"{steps.Count}"));
        return "";
    }, cancel);

    private async Task<StepOutcome> OnceAsync(SubmissionKey key, Func<WriteUnit, CancellationToken, Task<StepOutcome>> work, CancellationToken cancel) =>
        Enum.Parse<StepOutcome>((await writes.RunOnceAsync(key, async (unit, token) => (await work(unit, token)).ToString(), cancel)).Outcome);

    private async Task<(ActionPlan Plan, ProposedPlan Proposed, ApprovalChain Chain)> ReadAsync(WriteUnit unit, int nr, CancellationToken cancel)
    {
        var plan = await unit.Db.Set<ActionPlan>().SingleAsync(p => p.Number == nr, cancel);
        var proposed = await ProposedPlan.ReadAsync(unit.Db, plan, texts, Stockholm.DayOf(unit.Now), cancel);
        return (plan, proposed, new(await unit.Db.OpenStepsAsync(plan.Id, cancel), proposed.Fingerprint()));
    }

    private static StepOutcome StartAgain(WriteUnit unit, ActionPlan plan, ApprovalChain chain)
    {
        foreach (var done in chain.Steps)
            done.Undo();
        unit.Audit("plan.chainReset", nameof(ActionPlan), plan.Id.Value);
        return StepOutcome.Changed;
    }
}
