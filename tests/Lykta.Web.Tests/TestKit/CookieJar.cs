using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Lykta.Web.Tests.TestKit;

/// <summary>
/// Keeps cookies although the machine's clock is not the test's: a cookie of the test's evening must not be thrown away
/// because that evening has passed. The program itself looks at its own clock; a cookie that it deletes is gone at once.
/// </summary>
public sealed partial class CookieJar(CookieContainer cookies) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        if (cookies.GetCookieHeader(address) is { Length: > 0 } sent)
            request.Headers.TryAddWithoutValidation("Cookie", sent);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var received))
        {
            foreach (var cookie in received)
                cookies.SetCookies(address, Expires().Replace(cookie, m => IsDeletion(m.Groups["until"].Value) ? m.Value : ""));
        }

        return response;
    }

    private static bool IsDeletion(string expires) =>
        DateTimeOffset.TryParse(expires, CultureInfo.InvariantCulture, out var until) && until < DateTimeOffset.UnixEpoch.AddDays(1);

    [GeneratedRegex("; *expires=(?<until>[^;]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expires();
}
