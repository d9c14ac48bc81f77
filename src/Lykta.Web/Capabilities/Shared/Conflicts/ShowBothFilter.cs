using Lykta.Web.Data;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Shared.Conflicts;

/// <summary>Who loses a race gets the form back as typed, with what is stored now beside each field that differs.</summary>
public sealed class ShowBothFilter(LyktaDbContext db, Texts texts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.Exception is not ChangedMeanwhileException || done.HandlerInstance is not (PageModel page and IShowsBoth editing))
            return;
        done.ExceptionHandled = true;
        // What was read before the other one saved must not be taken for what is stored.
        db.ChangeTracker.Clear();
        if (await editing.StoredAsync(context.HttpContext.RequestAborted) is not { } stored)
        {
            done.Result = page.NotFound();
            return;
        }

        StoredValues.Keep(page.ViewData, stored);
        page.ModelState.AddModelError("", stored.Said ?? texts["Shared.Changed"]);
        page.Response.StatusCode = StatusCodes.Status409Conflict;
        done.Result = page.Page();
    }
}
