namespace Lykta.Web.Capabilities.Decisions;

/// <summary>Colour and sign of a state; never the colour alone.</summary>
public static class DecisionSaying
{
    public static string Tone(Decision decision) => decision.State switch
    {
        DecisionState.Conditional => "more",
        DecisionState.Decided or DecisionState.Done => "done",
        DecisionState.Proposed => "info",
        _ => "empty",
    };

    public static string Icon(Decision decision) => decision.State switch
    {
        DecisionState.Conditional => "alert-circle",
        DecisionState.Decided or DecisionState.Done => "check",
        DecisionState.Proposed => "flag",
        _ => "x",
    };
}
