using Lykta.Web.Data;
using System.Globalization;
using System.Text.Json;
using Lykta.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal;

/// <summary>The classes that are to be disposed of, in order.</summary>
public sealed record DisposalOrder(IReadOnlyList<RetentionClass> Classes);

/// <summary>Gallring as long work: class by class, slice by slice, each class ending with its line in the erasure log.</summary>
public sealed class DisposalJob(Residue residue, TimeProvider time) : JobKind
{
    public const string JobName = "disposal.run";

    public override string Name => JobName;

    public override async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancel)
    {
        var order = JsonSerializer.Deserialize<DisposalOrder>(run.Parameters)!;
        var at = Progress.Read(run.Checkpoint);
        while (at.Class < order.Classes.Count)
        {
            var (which, now) = (order.Classes[at.Class], at);
            await run.SaveAsync(async (unit, token) =>
            {
                now = await StepAsync(unit, which, at, run.OrderedBy, token);
                return now.ToString();
            }, (int)Math.Min(int.MaxValue, at.Total), cancel);
            at = Progress.Read(run.Checkpoint);
        }

        await residue.RemoveAsync(cancel);
        return new("Disposal.Outcome", at.Total.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<Progress> StepAsync(
        Platform.Writes.WriteUnit unit, RetentionClass which, Progress at, MembershipId? orderedBy, CancellationToken cancel)
    {
        var rule = await unit.Db.Set<RetentionRule>().SingleOrDefaultAsync(r => r.Class == which, cancel);
        if (rule is not { IsActive: true })
            return at.NextClass();
        var before = rule.Time.Before(time.GetUtcNow());
        var gone = await Disposers.EraseAsync(unit, which, before, cancel);
        if (gone > 0)
            return at.With(gone);
        if (at.InClass > 0)
        {
            unit.Db.Add(ErasureRecord.Note(which, ErasureReason.Disposal, at.InClass, orderedBy, unit.Now, before, rule.Reference));
            unit.Audit("disposal.done", nameof(RetentionRule), default,
                ("class", which.ToString()), ("count", at.InClass.ToString(CultureInfo.InvariantCulture)));
        }

        return at.NextClass();
    }

    // Where it stands: which class, how many of it have gone, how many in all.
    private readonly record struct Progress(int Class, long InClass, long Total)
    {
        public static Progress Read(string? checkpoint)
        {
            if (checkpoint is null)
                return default;
            var parts = checkpoint.Split(' ').Select(p => long.Parse(p, CultureInfo.InvariantCulture)).ToArray();
            return new((int)parts[0], parts[1], parts[2]);
        }

        public Progress With(long gone) => new(Class, InClass + gone, Total + gone);

        public Progress NextClass() => new(Class + 1, 0, Total);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Class} {InClass} {Total}");
    }
}
