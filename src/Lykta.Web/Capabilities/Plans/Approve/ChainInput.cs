using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Plans.Approve;

/// <summary>The chain as its form has it; a line without a function is left out.</summary>
public sealed record ChainInput
{
    public List<StepLine> Steps { get; init; } = [];

    public static ChainInput Of(IReadOnlyList<ApprovalStep> known, Texts texts)
    {
        var lines = known.Count > 0
            ? known.Select(s => new StepLine { Kind = s.Kind, Function = s.Function, Body = s.Body }).ToList()
            : [Standard(ApprovalKind.Approve, "Officer"), Standard(ApprovalKind.Approve, "Head"), Standard(ApprovalKind.Sign, "Director")];
        return new ChainInput { Steps = lines }.Filled();

        StepLine Standard(ApprovalKind kind, string who) => new() { Kind = kind, Function = texts[$"Plans.Approve.Default.{who}"], Body = texts["Plans.Approve.Default.Body"] };
    }

    /// <summary>With empty lines to write in.</summary>
    public ChainInput Filled() => this with { Steps = [.. Steps.Concat(Enumerable.Range(0, ApprovalStep.Most).Select(_ => new StepLine())).Take(ApprovalStep.Most)] };

    public async Task<Result<List<PlannedStep>>> ReadAsync(TextWall wall, CancellationToken cancel)
    {
        List<Error> errors = [];
        List<PlannedStep> steps = [];
        foreach (var (line, at) in Steps.Take(ApprovalStep.Most).Select((l, i) => (l, i)))
        {
            var function = await PassAsync(line.Function, at, nameof(StepLine.Function), 120);
            var body = await PassAsync(line.Body, at, nameof(StepLine.Body), 160);
            if (function is { } who)
                steps.Add(new(Enum.IsDefined(line.Kind) ? line.Kind : ApprovalKind.Approve, who, body));
        }

        return errors.Count > 0 ? errors : steps;

        async Task<ScreenedText?> PassAsync(string? text, int at, string field, int most)
        {
            var passed = await wall.PassAsync(new(text, $"Input.Steps[{at}].{field}", "plan") { MaxLength = most }, cancel);
            errors.AddRange(passed.Errors);
            return passed.IsOk ? passed.Value : null;
        }
    }
}

public sealed record StepLine
{
    public ApprovalKind Kind { get; init; } = ApprovalKind.Approve;
    public string? Function { get; init; }
    public string? Body { get; init; }
}
