using Microsoft.AspNetCore.Mvc.Filters;

namespace Lykta.Web.Platform.Web;

/// <summary>A page asked for something that it does not do (an invented handler, a POST it has none for) is not rendered half-read.</summary>
public sealed class HandlerFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is null && context.ActionDescriptor.HandlerMethods.Count > 0)
            context.Result = new Microsoft.AspNetCore.Mvc.StatusCodeResult(
                HttpMethods.IsPost(context.HttpContext.Request.Method) ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
