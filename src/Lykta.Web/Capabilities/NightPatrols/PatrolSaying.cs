using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.NightPatrols;

/// <summary>The same words for a shift on every page.</summary>
public static class PatrolSaying
{
    /// <summary>2 av 3 vuxna – behöver 1 till.</summary>
    public static string Of(Texts texts, PatrolShift shift) => shift switch
    {
        { IsCancelled: true } => texts["Patrols.State.Cancelled"],
        { Adults: { } adults } => texts["Patrols.State.Out", adults],
        { Missing: > 0 } => texts["Patrols.State.Missing", shift.SignedUp, shift.Wanted, shift.Missing],
        _ when shift.SignedUp < shift.Wanted => texts["Patrols.State.More", shift.SignedUp, shift.Wanted, shift.Wanted - shift.SignedUp],
        _ => texts["Patrols.State.Enough", shift.SignedUp, shift.Wanted],
    };

    public static string Needs(Texts texts, PatrolNeeds needs) => needs == PatrolNeeds.None
        ? texts["Patrols.Needs.None"]
        : string.Join(", ", Enum.GetValues<PatrolNeeds>().Where(n => n != PatrolNeeds.None && needs.HasFlag(n)).Select(n => texts["Patrols.Needs." + n].Value));
}
