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
        // A page without a GET handler is simply shown; an invented name, or a POST that it has no handler for, is not.
        var request = context.HttpContext.Request;
        var isNamed = request.Query.ContainsKey("handler") || context.RouteData.Values.ContainsKey("handler");
        if (context.HandlerMethod is null && context.ActionDescriptor.HandlerMethods.Count > 0 && (isNamed || HttpMethods.IsPost(request.Method)))
            context.Result = new Microsoft.AspNetCore.Mvc.StatusCodeResult(
                HttpMethods.IsPost(request.Method) ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
