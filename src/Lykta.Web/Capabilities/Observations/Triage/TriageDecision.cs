using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Observations.Triage;

/// <summary>What the coordinator decides about an observation, already read and screened.</summary>
public sealed record TriageDecision(Control Control, SharingLevel Sharing, EventType Type, Place? Place)
{
    public ScreenedText? Problem { get; init; }

    public ScreenedText? Recipient { get; init; }

    public DateOnly? ForwardedOn { get; init; }
}

public static class TriageErrors
{
    public static readonly Error NoControl = new("Observations.Triage.Error.Control", "Input.Control");
    public static readonly Error NoRecipient = new("Observations.Triage.Error.Recipient", "Input.Recipient");
    public static readonly Error NoDate = new("Observations.Triage.Error.Date", "Input.ForwardedOn");
    public static readonly Error FutureDate = new("Observations.Triage.Error.Future", "Input.ForwardedOn");
    public static readonly Error NoType = new("Observations.Triage.Error.Type", "Input.Type");
    public static readonly Error NoPlace = new("Observations.Triage.Error.Place", "Input.Place");
    public static readonly Error Changed = new("Observations.Triage.Error.Changed");
    public static readonly Error NoSharing = new("Observations.Triage.Error.Sharing", "Input.Sharing");
    public static readonly Error NoFeedback = new("Observations.Triage.Error.Feedback", "Input.Own");
}

public static class Triaging
{
    /// <summary>Bedöm: another's to do demands who and since when, so that it can be followed up.</summary>
    public static Result<Observation> Triage(this Observation observation, TriageDecision decision, DateOnly today, DateTimeOffset now)
    {
        var errors = new List<Error>();
        if (decision.Control == Control.Other)
        {
            if (decision.Recipient is null)
                errors.Add(TriageErrors.NoRecipient);
            if (decision.ForwardedOn is null)
                errors.Add(TriageErrors.NoDate);
        }

        if (decision.ForwardedOn > today)
            errors.Add(TriageErrors.FutureDate);
        if (errors.Count > 0)
            return errors;
        observation.Reclassify(decision.Type, decision.Place);
        observation.Assess(decision.Control, decision.Sharing, decision.Problem, now);
        if (decision is { Control: Control.Other, Recipient: { } recipient, ForwardedOn: { } on })
            observation.Forward(recipient, on);
        else
            observation.TakeBack();
        return observation;
    }
}
