using System.Globalization;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Programmes.Detail;

/// <summary>What the unit and the coordinator change.</summary>
public sealed partial class IndexModel
{
    private bool IsAccepted => Request.Form["accepted"] == "true";

    public Task<IActionResult> OnPostRenameAsync(int nr, string? name, CancellationToken cancel) => ChangeAsync(nr, "programme.renamed", async (errors, token) =>
    {
        var passed = await PassAsync(name, "name", Programme.LongestName, errors, token);
        if (passed is null && errors.Count == 0)
            errors.Add(ProgrammeErrors.NoName with { Field = "name" });
        return async (unit, cancelWork) =>
        {
            if (WriteUnit.Expect(await ProgrammeAsync(unit, cancelWork), Request.RowVersion()).Rename(passed!.Value, unit.Now) is { } before)
                unit.Db.Add(before);
            return [];
        };
    }, cancel);

    public Task<IActionResult> OnPostTargetAsync(int nr, string? target, int? percent, string? method, CancellationToken cancel) => ChangeAsync(nr, "programme.target", async (errors, token) =>
    {
        var (name, how) = (await PassAsync(target, "target", 200, errors, token), await PassAsync(method, "method", 1000, errors, token));
        if (name is null && errors.Count == 0)
            errors.Add(ProgrammeErrors.NoTarget with { Field = "target" });
        if (percent is not (>= 1 and <= 100))
            errors.Add(ProgrammeErrors.Percent);
        return (unit, _) =>
        {
            unit.Db.Add(OutcomeTarget.Of(Programme.Id, Whole.Targets.Count + 1, name!.Value, percent!.Value, how));
            return Task.FromResult<IReadOnlyList<Error>>([]);
        };
    }, cancel);

    /// <summary>How a target is measured; without it the target is never green.</summary>
    public Task<IActionResult> OnPostMethodAsync(int nr, Guid id, string? method, CancellationToken cancel) => ChangeAsync(nr, "programme.method", async (errors, token) =>
    {
        var how = await PassAsync(method, "method", 1000, errors, token);
        return async (unit, cancelWork) =>
        {
            if (await unit.Db.Set<OutcomeTarget>().SingleOrDefaultAsync(t => t.Id == id && t.ProgrammeId == Programme.Id, cancelWork) is { } target)
                WriteUnit.Expect(target, Request.RowVersion()).MeasureBy(how);
            return [];
        };
    }, cancel);

    /// <summary>A new half-year opens when the old one is analysed.</summary>
    public Task<IActionResult> OnPostOpenAsync(int nr, int year, int half, string? intention, CancellationToken cancel) => ChangeAsync(nr, "programme.half-year.opened", async (errors, token) =>
    {
        var words = await PassAsync(intention, "intention", 4000, errors, token);
        return async (unit, cancelWork) =>
        {
            var before = await unit.Db.Set<HalfYearPlan>().Where(p => p.ProgrammeId == Programme.Id).ToListAsync(cancelWork);
            var opened = HalfYearPlan.Open(Programme.Id, year, half, words, before);
            if (opened.IsOk)
                unit.Db.Add(opened.Value);
            return opened.Errors;
        };
    }, cancel);

    public Task<IActionResult> OnPostCountAsync(int nr, CancellationToken cancel) => ChangeAsync(nr, "programme.counted", (errors, _) =>
    {
        int? Number(string field)
        {
            var typed = Request.Form[field].ToString().Trim();
            if (typed.Length == 0)
                return null;
            if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 10_000)
                return number;
            errors.Add(ProgrammeErrors.Count(field));
            return null;
        }

        var (enrolled, started, ended) = (Number("enrolled"), Number("started"), Number("ended"));
        var outcomes = Whole.Targets.Select(t => (t.Id, Field: $"reached-{t.Id:N}", Reached: Number($"reached-{t.Id:N}"), Base: Number($"base-{t.Id:N}"))).ToList();
        return Task.FromResult<Func<WriteUnit, CancellationToken, Task<IReadOnlyList<Error>>>>(async (unit, cancelWork) =>
        {
            var plan = await OpenPlanAsync(unit, cancelWork);
            if (plan is null)
                return [ProgrammeErrors.Closed];
            WriteUnit.Expect(plan, Request.RowVersion());
            // Outcomes alone still make it a new version of the half-year.
            unit.Db.Entry(plan).Property(p => p.Enrolled).IsModified = true;
            // A protected programme's form does not show what is kept, so an empty field changes nothing.
            var keeps = Programme.IsProtected;
            List<Error> wrong = [.. plan.Count(enrolled ?? (keeps ? plan.Enrolled : null), started ?? (keeps ? plan.Started : null), ended ?? (keeps ? plan.Ended : null)).Errors];
            foreach (var (target, field, reached, of) in outcomes)
            {
                var known = await unit.Db.Set<TargetOutcome>().SingleOrDefaultAsync(o => o.TargetId == target && o.PlanId == plan.Id, cancelWork);
                if (known is null)
                    unit.Db.Add(known = TargetOutcome.For(target, plan.Id));
                if (!keeps || reached is not null || of is not null)
                    wrong.AddRange(known.Record(reached, of, field).Errors);
            }

            return wrong;
        });
    }, cancel);

    public Task<IActionResult> OnPostAnalyseAsync(int nr, string? analysis, CancellationToken cancel) => ChangeAsync(nr, "programme.half-year.analysed", async (errors, token) =>
    {
        var words = await PassAsync(analysis, "analysis", 4000, errors, token);
        return async (unit, cancelWork) => await OpenPlanAsync(unit, cancelWork) is { } plan
            ? plan.Analyse(words, scope.Viewer.PrimaryMembership, unit.Now).Errors : [ProgrammeErrors.Closed];
    }, cancel);

    /// <summary>The measure of the plan that it is; never one with a place when the programme is protected.</summary>
    public Task<IActionResult> OnPostMeasureAsync(int nr, int? measure, CancellationToken cancel) => ChangeAsync(nr, "programme.measure", async (errors, token) =>
    {
        var found = measure is { } number ? await db.Set<Measure>().AsNoTracking().SingleOrDefaultAsync(m => m.Number == number, token) : null;
        if (measure is not null && found is null)
            errors.Add(new("Programmes.Error.NoMeasure", "measure"));
        return async (unit, cancelWork) => WriteUnit.Expect(await ProgrammeAsync(unit, cancelWork), Request.RowVersion()).Belong(found).Errors;
    }, cancel);

    public async Task<Shared.Conflicts.StoredForm?> StoredAsync(CancellationToken cancel)
    {
        if (!await OpenAsync(Programme.Number, cancel))
            return null;
        Dictionary<string, object?> stored = new(StringComparer.Ordinal);
        if (IsPosted("Rename"))
            stored["name"] = Programme.Name;
        if (IsPosted("Measure"))
            stored["measure"] = Measure?.Number;
        if (Whole.Targets.FirstOrDefault(t => IsPosted(t.Id)) is { } target)
            stored["method"] = target.Method;
        // What a protected programme has counted is not shown in its form, and not here.
        if (IsPosted("Count") && !Programme.IsProtected && Whole.Plans.FirstOrDefault(p => !p.Plan.IsAnalysed) is { } open)
        {
            (stored["enrolled"], stored["started"], stored["ended"]) = (open.Plan.Enrolled, open.Plan.Started, open.Plan.Ended);
            foreach (var (id, outcome) in open.Outcomes)
                (stored[$"reached-{id:N}"], stored[$"base-{id:N}"]) = (outcome.Reached, outcome.Base);
        }

        return new(stored, "");
    }

    private Task<Programme> ProgrammeAsync(WriteUnit unit, CancellationToken cancel) => unit.Db.Set<Programme>().SingleAsync(p => p.Id == Programme.Id, cancel);

    private Task<HalfYearPlan?> OpenPlanAsync(WriteUnit unit, CancellationToken cancel) =>
        unit.Db.Set<HalfYearPlan>().SingleOrDefaultAsync(p => p.ProgrammeId == Programme.Id && p.AnalysedAt == null, cancel);

    private async Task<ScreenedText?> PassAsync(string? words, string field, int most, List<Error> errors, CancellationToken cancel)
    {
        var passed = await text.PassAsync(words, field, most, Programme.IsProtected, IsAccepted, cancel);
        errors.AddRange(passed.Errors);
        return passed.IsOk ? passed.Value : null;
    }

    // The form is read first, then kept; an error of either shows the page again with what was typed.
    private async Task<IActionResult> ChangeAsync(
        int nr, string action, Func<List<Error>, CancellationToken, Task<Func<WriteUnit, CancellationToken, Task<IReadOnlyList<Error>>>>> read, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        if (!MayWrite)
            return Forbid();
        List<Error> errors = [];
        var keep = await read(errors, cancel);
        if (errors.Count == 0)
        {
            try
            {
                await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
                {
                    if (await keep(unit, token) is { Count: > 0 } wrong)
                        throw new RefusedException(wrong);
                    unit.Audit(action, nameof(Programme), Programme.Id.Value);
                    return "";
                }, cancel);
            }
            catch (RefusedException refused)
            {
                errors.AddRange(refused.Errors);
            }
        }

        if (errors.Count == 0)
        {
            TempData.Flash(texts["Programmes.Saved"]);
            return LocalRedirect($"/{scope.Partnership!.Slug}/program/{nr}");
        }

        ModelState.Add(texts, errors);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    // Nothing of the unit is kept.
    private sealed class RefusedException(IReadOnlyList<Error> errors) : Exception
    {
        public IReadOnlyList<Error> Errors { get; } = errors;
    }
}
