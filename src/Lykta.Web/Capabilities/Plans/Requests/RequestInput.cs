using System.Globalization;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Plans.Requests;

/// <summary>What the form says of a request.</summary>
public sealed record RequestInput
{
    private const int MostMeasures = 50;

    public string? Proposal { get; init; }
    public string? Measures { get; init; }
    public string? Body { get; init; }
    public DateOnly? MeetingOn { get; init; }
    public string? RequestedBy { get; init; }

    /// <summary>Only measures that the writer sees are known.</summary>
    public async Task<Result<RequestForm>> ReadAsync(TextWall wall, IReadOnlySet<int> known, DateOnly today, CancellationToken cancel)
    {
        List<Error> errors = [];
        var proposal = await PassAsync(Proposal, nameof(Proposal), 2000);
        var body = await PassAsync(Body, nameof(Body), 200);
        var by = await PassAsync(RequestedBy, nameof(RequestedBy), 120);
        if (MeetingOn is null || MeetingOn < today)
            errors.Add(RequestErrors.NoMeeting);
        var numbers = new SortedSet<int>();
        foreach (var code in (Measures ?? "").Split([',', ';', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostMeasures))
        {
            if (int.TryParse(code.TrimStart('A', 'a').TrimStart('-'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && known.Contains(number))
                numbers.Add(number);
            else
                errors.Add(RequestErrors.UnknownMeasure(code.Length > 20 ? code[..20] : code));
        }

        return errors.Count > 0 ? errors : new RequestForm(proposal!.Value, [.. numbers], body!.Value, MeetingOn!.Value, by!.Value);

        async Task<ScreenedText?> PassAsync(string? text, string field, int most)
        {
            var passed = await wall.PassAsync(new(text?.ReplaceLineEndings("\n"), $"Input.{field}", "plan") { MaxLength = most }, cancel);
            errors.AddRange(passed.Errors);
            if (passed.IsOk && passed.Value is null)
                errors.Add(PlanErrors.Needed($"Input.{field}"));
            return passed.IsOk ? passed.Value : null;
        }
    }
}
