using Lykta.Web.Platform.Errors;
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
        var request = context.HttpContext.Request;
        // TRACE needs no form token, and would be shown what nothing has read. The page of failures answers whatever was asked.
        if (context.HttpContext.Thrown() is null && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsPost(request.Method))
        {
            context.HttpContext.Response.Headers.Allow = "GET, HEAD, POST";
            context.Result = new Microsoft.AspNetCore.Mvc.StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }

        // A page without a GET handler is simply shown; an invented name, or a POST that it has no handler for, is not.
        var isNamed = request.Query.ContainsKey("handler") || context.RouteData.Values.ContainsKey("handler");
        if (context.HandlerMethod is null && context.ActionDescriptor.HandlerMethods.Count > 0 && (isNamed || HttpMethods.IsPost(request.Method)))
            context.Result = new Microsoft.AspNetCore.Mvc.StatusCodeResult(
                HttpMethods.IsPost(request.Method) ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
