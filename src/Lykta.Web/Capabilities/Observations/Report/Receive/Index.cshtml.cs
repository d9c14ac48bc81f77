using System.Globalization;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Observations.Report.Receive;

/// <summary>
/// Takes in what the phone's queue sends, as JSON answers: 200 received (again, if it was already), 409 the key says another thing,
/// 422 errors by field. A page that was open offline for hours has a stale form token, so the defence against
/// forged requests is the header that no other site may set, and the browser's own word on where the request comes from.
/// </summary>
[Needs(Permission.Report), IgnoreAntiforgeryToken]
public sealed class IndexModel(ReportDesk desk, Reporters reporters, LyktaScope scope, Texts texts) : PageModel
{
    public const string KeyHeader = "Idempotency-Key";
    public const string ClockHeader = "X-Lykta-Klocka";

    [BindProperty]
    public ReportInput Input { get; set; } = new();

    public IActionResult OnGet() => StatusCode(StatusCodes.Status405MethodNotAllowed);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!Request.IsFromOwnPage() || Request.Headers[KeyHeader].ToString() is not { Length: >= 8 and <= 64 } key || !Request.HasFormContentType)
            return new ObjectResult(new ProblemDetails { Status = 400, Title = texts["Observations.Queue.Refused"] }) { StatusCode = 400 };
        var submission = await (Request.SubmissionKey() with { Key = key }).WithPhotoAsync(Input.Photo, cancel);
        try
        {
            var reporter = await reporters.CurrentAsync(cancel);
            if (Request.Form["__inget"] == "1")
                return Received(await desk.ReceiveNothingAsync(reporter, submission with { BodyHash = "inget" }, cancel), key);
            if (!ModelState.IsValid)
                return Refused([.. ModelState.Where(m => m.Value!.Errors.Count > 0).Select(m => new Error("Observations.Queue.Unreadable", m.Key))]);
            var report = await desk.CheckAsync(Input, reporter, PhoneClock(), Request.Form["__utan_nat"] == "1", cancel);
            return report.IsOk ? Received(await desk.ReceiveAsync(report.Value, submission, cancel), key) : Refused(report.Errors);
        }
        catch (SubmissionReusedException)
        {
            return new ConflictObjectResult(new ProblemDetails { Status = 409, Title = texts["Observations.Queue.Reused"] });
        }
    }

    private JsonResult Received(ReportReceipt receipt, string key) => new(new
    {
        number = receipt.Number,
        receivedAt = receipt.At,
        time = Stockholm.Local(receipt.At).ToString("HH:mm", CultureInfo.InvariantCulture),
        receipt = $"/{scope.Partnership!.Slug}/rapportera/kvitto/{key}",
    });

    private UnprocessableEntityObjectResult Refused(IReadOnlyList<Error> errors) => new(new
    {
        title = texts["Observations.Queue.Errors"].Value,
        isConcern = errors.Any(ReportErrors.IsConcern),
        isAcceptable = errors.All(e => e.Arguments is [Platform.Privacy.FindingSeverity.Warn]),
        errors = errors.GroupBy(e => e.Field ?? "", StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(e => texts[e.Key, e.Arguments].Value).ToArray(), StringComparer.Ordinal),
    });

    private DateTimeOffset? PhoneClock() =>
        DateTimeOffset.TryParse(Request.Headers[ClockHeader], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now) ? now : null;
}

public static class OwnPage
{
    /// <summary>The browser says that the request was made by a page of this very address.</summary>
    public static bool IsFromOwnPage(this HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        if (site.Length > 0 && site != "same-origin")
            return false;
        if (origin.Length > 0)
            return Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
        return site == "same-origin";
    }
}
