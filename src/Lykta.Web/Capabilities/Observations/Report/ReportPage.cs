using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Observations.Report;

/// <summary>A page with the report's fields: writing one, and correcting one.</summary>
public interface IReportPage
{
    ReportInput Input { get; }

    ReportForm Form { get; }
}

public static class ReportPages
{
    private static readonly string[] TextFields = ["Input.Text", "Input.ActionTaken", "Input.Wish"];

    /// <summary>Puts the errors on their fields; true when the text was a concern for a child, which then is gone from the page too.</summary>
    public static bool Show<T>(this T page, IReadOnlyList<Error> errors, Texts texts) where T : PageModel, IReportPage
    {
        var isConcern = errors.Any(ReportErrors.IsConcern);
        if (isConcern)
        {
            page.Input.ForgetTexts();
            foreach (var name in TextFields)
                page.ModelState.Remove(name);
        }

        foreach (var error in errors)
            page.ModelState.AddModelError(error.Field ?? "", texts[error.Key, error.Arguments]);
        return isConcern;
    }
}
