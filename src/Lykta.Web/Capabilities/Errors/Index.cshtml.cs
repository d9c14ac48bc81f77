using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Errors;

/// <summary>What went wrong, what to do, and everything that was typed: when the store was away one press sends it again.</summary>
[OpenToAll("Shown in the place of a page that failed, to whoever asked for it.")]
[IgnoreAntiforgeryToken]
public sealed class IndexModel : PageModel
{
    private static readonly HashSet<int> Known = [400, 403, 404, 405, 409, 413, 415, 429, 500, 503];

    public int Status { get; private set; }

    /// <summary>The same words as for a token that never was.</summary>
    public string TextKey => Status == StatusCodes.Status404NotFound && ClosedLink.IsMarked(HttpContext) ? "Links.Closed"
        : Status == StatusCodes.Status404NotFound && Typed.Count > 0 ? "Errors.Unsaved" : $"Errors.{(Known.Contains(Status) ? Status : Status >= 500 ? 500 : 400)}";

    /// <summary>Posted fields, without tokens; files cannot be shown again.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Typed { get; private set; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Resend { get; private set; } = [];

    public string? ResendTo { get; private set; }

    public void OnGet(int? code) => Show(code);

    public void OnPost(int? code) => Show(code);

    private void Show(int? code)
    {
        var thrown = HttpContext.Thrown();
        Status = thrown is null ? code ?? Response.StatusCode : ErrorPages.StatusOf(thrown);
        if (Status is < 400 or > 599)
            Status = 404;
        // The check against forgery meets a body that is too large first, and calls it a bad request.
        if (Status == 400 && Request.ContentLength > HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
            Status = 413;
        Response.StatusCode = Status;
        if (Status is 429 or 503 && !Response.Headers.ContainsKey("Retry-After"))
            Response.Headers.RetryAfter = "5";
        // Only in the place of a page that failed, and only a form that could be read.
        var isReached = thrown is not null || HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (!isReached || !HttpMethods.IsPost(Request.Method) || HttpContext.Features.Get<IFormFeature>()?.Form is not { } form)
            return;
        var fields = form.SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToList();
        Typed = [.. fields.Where(f => f.Value.Length > 0 && !f.Key.StartsWith("__", StringComparison.Ordinal) && !IsSecret(f.Key) && !IsOfThePage(f))];
        // Only what passed the token check may be sent again by one press, and never a password.
        if (Status != 503 || fields.Any(f => IsSecret(f.Key)))
            return;
        ResendTo = HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path + Request.QueryString;
        Resend = fields;
    }

    // What a form shows beside the fields: what stood there before, and which row it is about.
    private static bool IsOfThePage(KeyValuePair<string, string> field) =>
        field.Key.StartsWith("Was", StringComparison.Ordinal) || field.Key.StartsWith("Shown[", StringComparison.Ordinal) || Guid.TryParse(field.Value, out _);

    private static bool IsSecret(string name) =>
        name.Contains("password", StringComparison.OrdinalIgnoreCase) || name.Contains("losen", StringComparison.OrdinalIgnoreCase)
        || name.Contains("pin", StringComparison.OrdinalIgnoreCase) || name.Contains("kod", StringComparison.OrdinalIgnoreCase)
        || name.Contains("code", StringComparison.OrdinalIgnoreCase);
}
