using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Lykta.Web.Platform.Assets;
using Microsoft.AspNetCore.RateLimiting;

namespace Lykta.Web.Platform.Auth;

/// <summary>How often one address may knock. Wrong guesses at one secret have <see cref="GuessBrake"/> besides.</summary>
public static class RateLimits
{
    /// <summary>Sign-in forms: an office behind one address gets sixty at once and one a second after that.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Links without an account, per link and per address.</summary>
    public const string Link = "link";

    /// <summary>Looking up a place as one types.</summary>
    public const string Search = "search";

    /// <summary>Files that one reader may fetch in a minute: far more than a person does, far less than a program that empties the place.</summary>
    public const int FilesInAMinute = 60;

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = RefuseAsync;
        options.AddPolicy(SignIn, http => HttpMethods.IsPost(http.Request.Method)
            ? Bucket("sign-in:" + AddressOf(http), 60, 60)
            : RateLimitPartition.GetNoLimiter("read"));
        options.AddPolicy(Link, http => Bucket($"link:{http.GetRouteValue("token")}:{AddressOf(http)}", 20, 20));
        options.AddPolicy(Search, http => Bucket("search:" + ReaderOf(http), 120, 120));
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(WholeServer(), OnePartnership(), LinkGuesses(), Files());
    });

    /// <summary>What is in work at once; more than this is refused at once rather than made to wait, so that those let in are served.</summary>
    public static readonly int MostInWork = 64 * Math.Max(2, Environment.ProcessorCount);

    /// <summary>One partnership's part of it: the rest stays free for the others.</summary>
    public static readonly int MostOfOnePartnership = MostInWork * 3 / 4;

    private static PartitionedRateLimiter<HttpContext> WholeServer() => PartitionedRateLimiter.Create<HttpContext, string>(http =>
        IsHealth(http) ? RateLimitPartition.GetNoLimiter("health") : AtOnce(http, "server", MostInWork));

    private static PartitionedRateLimiter<HttpContext> OnePartnership() => PartitionedRateLimiter.Create<HttpContext, string>(http =>
        http.GetRouteValue("partnership") is string slug
            ? AtOnce(http, "partnership:" + slug.ToLowerInvariant(), MostOfOnePartnership)
            : RateLimitPartition.GetNoLimiter("none"));

    // What is guessed over many links, or over many addresses.
    private static PartitionedRateLimiter<HttpContext> LinkGuesses() => PartitionedRateLimiter.Create<HttpContext, string>(http =>
        http.Request.Path.StartsWithSegments("/t", StringComparison.OrdinalIgnoreCase)
            ? Bucket("links:" + AddressOf(http), 60, 60)
            : RateLimitPartition.GetNoLimiter("rest"));

    // Every file has its format in the route.
    private static PartitionedRateLimiter<HttpContext> Files() => PartitionedRateLimiter.Create<HttpContext, string>(http =>
        IsFile(http) ? Bucket("files:" + ReaderOf(http), FilesInAMinute, FilesInAMinute) : RateLimitPartition.GetNoLimiter("rest"));

    private static bool IsFile(HttpContext http) => http.GetRouteValue("format") is not null;

    private static bool IsHealth(HttpContext http) => http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    // A body may trickle in, so requests with one have room of their own: slow senders do not shut out readers.
    private static RateLimitPartition<string> AtOnce(HttpContext http, string key, int limit) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            ? RateLimitPartition.GetConcurrencyLimiter(key, _ => new() { PermitLimit = limit, QueueLimit = 0 })
            : RateLimitPartition.GetConcurrencyLimiter(key + ":bodies", _ => new() { PermitLimit = limit * 8, QueueLimit = 0 });

    private static RateLimitPartition<string> Bucket(string key, int limit, int perMinute) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = limit,
            TokensPerPeriod = Math.Max(1, perMinute / 6),
            ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            QueueLimit = 0,
        });

    // Who it is has not been read yet: the cookie itself tells readers apart, and an invented one gets no further than the door.
    private static string ReaderOf(HttpContext http) =>
        (http.Request.Cookies["lykta"] ?? http.Request.Cookies["lykta-lank"]) is { } cookie
            ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(cookie)))
            : AddressOf(http);

    // A network, not one of its 2^64 addresses.
    private static string AddressOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        return address.IsIPv4MappedToIPv6 || address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            ? address.MapToIPv4().ToString()
            : Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancel)
    {
        var response = context.HttpContext.Response;
        // Only counts over time know when there is room again; the others are of the moment.
        var isTooOften = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after);
        var seconds = isTooOften ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 2;
        var words = !isTooOften ? "Errors.Busy" : IsFile(context.HttpContext) ? "Errors.TooManyFiles" : "SignIn.TooMany";
        response.StatusCode = isTooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        response.ContentType = "text/html; charset=utf-8";
        var texts = context.HttpContext.RequestServices.GetRequiredService<Texts.Texts>();
        var style = context.HttpContext.RequestServices.GetRequiredService<AssetManifest>()["app.css"];
        await response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{texts[words + ".Title"]} – Lykta</title><link rel="stylesheet" href="{style}"></head>
            <body><main class="page narrow"><h1>{texts[words + ".Title"]}</h1><p>{texts[words + ".Text", seconds]}</p></main></body>
            </html>
            """, cancel);
    }
}
