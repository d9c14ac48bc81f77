using System.Globalization;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.FocusPlaces.List;

/// <summary>One period on the page, and whether the reader may change it.</summary>
public sealed record PeriodView(FocusPeriodRow Row, IndexModel Page, bool MayPlan)
{
    public FocusPeriod Period => Row.Period;

    public string Days => $"{Period.From.ToString(Period.From.Year == Period.To.Year ? "d MMMM" : "d MMMM yyyy", CultureInfo.CurrentCulture)}–{Period.To.ToString("d MMMM yyyy", CultureInfo.CurrentCulture)}";

    public string? Left(Texts texts) => Row.State switch
    {
        FocusState.Now => texts["Focus.DaysLeft", Period.To.DayNumber - Page.Today.DayNumber + 1].Value,
        FocusState.Coming => texts["Focus.StartsIn", Period.From.DayNumber - Page.Today.DayNumber].Value,
        _ => null,
    };
}
