using System.Text;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Primitives;

namespace Lykta.Web.Platform.KeptPages;

/// <summary>A page as it was sent: bytes, headers, the reads that it notes each time, and where the form token stands in it.</summary>
internal sealed class KeptAnswer
{
    public const string TokenCookie = "lykta-skydd";
    public const string FlashCookie = ".AspNetCore.Mvc.CookieTempDataProvider";
    private static readonly byte[] TokenField = "name=\"__skydd\""u8.ToArray();
    private static readonly byte[] FormKeyField = "name=\"__nyckel\""u8.ToArray();

    private readonly byte[] body;
    private readonly List<KeyValuePair<string, StringValues>> headers;
    private readonly IReadOnlyList<ReadSubject> reads;
    private readonly List<int> holes;
    private readonly int tokenLength;
    private IssuedToken? issued;

    private KeptAnswer(byte[] body, List<KeyValuePair<string, StringValues>> headers, IReadOnlyList<ReadSubject> reads, List<int> holes, IssuedToken? issued) =>
        (this.body, this.headers, this.reads, this.holes, this.issued, tokenLength) = (body, headers, reads, holes, issued, issued?.Token.Length ?? 0);

    public int Length => body.Length;

    /// <summary>Null when the answer is not one to keep: an error, a cookie of its own, a form that may be sent once.</summary>
    public static KeptAnswer? Of(HttpContext http, ReadOnlySpan<byte> sent, ReadLog reads)
    {
        var response = http.Response;
        if (response.StatusCode != StatusCodes.Status200OK || sent.IsEmpty || reads.HasWaited || sent.IndexOf(FormKeyField) >= 0
            || !response.Headers.SetCookie.All(IsNobodysOwn))
            return null;
        var (holes, issued) = (new List<int>(), default(IssuedToken));
        if (sent.IndexOf(TokenField) >= 0)
        {
            issued = new(http.Request.Cookies[TokenCookie], http.RequestServices.GetRequiredService<IAntiforgery>().GetTokens(http).RequestToken!);
            holes = PlacesOf(sent, Encoding.ASCII.GetBytes(issued.Token));
            if (holes.Count != PlacesOf(sent, TokenField).Count)
                return null;
        }

        var told = response.Headers.Where(h => h.Key is not ("Set-Cookie" or "Content-Length" or "Date" or "Transfer-Encoding")).ToList();
        return new(sent.ToArray(), told, reads.Noted, holes, issued);
    }

    public async Task SendAsync(HttpContext http, ReadLog log)
    {
        foreach (var read in reads)
            log.Note(read);
        var token = holes.Count == 0 ? null : TokenFor(http);
        foreach (var (name, value) in headers)
            http.Response.Headers[name] = value;
        if (token is null)
        {
            http.Response.ContentLength = body.Length;
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
            return;
        }

        var at = 0;
        http.Response.ContentLength = body.Length + (holes.Count * (token.Length - tokenLength));
        foreach (var hole in holes)
        {
            await http.Response.Body.WriteAsync(body.AsMemory(at, hole - at), http.RequestAborted);
            await http.Response.Body.WriteAsync(token, http.RequestAborted);
            at = hole + tokenLength;
        }

        await http.Response.Body.WriteAsync(body.AsMemory(at), http.RequestAborted);
    }

    // The form token has its own place; an emptied cookie of a sentence that there was none of says nothing.
    private static bool IsNobodysOwn(string? cookie) =>
        cookie is not null && (cookie.StartsWith(TokenCookie + "=", StringComparison.Ordinal) || cookie.StartsWith(FlashCookie + "=;", StringComparison.Ordinal));

    // Null: what stands in the page is this browser's own. Only an account's tokens are bound to no more than account and cookie.
    private byte[]? TokenFor(HttpContext http)
    {
        var cookie = http.Request.Cookies[TokenCookie];
        if (cookie is not null && issued is { Cookie: { } known } same && known == cookie
            && http.RequestServices.GetRequiredService<LyktaScope>().Viewer.Kind == PrincipalKind.Account)
            return same.IsInBody ? null : same.Bytes;
        var token = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken!;
        var mine = new IssuedToken(cookie, token) { IsInBody = false };
        // A new cookie was set beside it: the next request knows the pair no more than this one did.
        if (http.Response.Headers.SetCookie.Count == 0)
            issued = mine;
        return mine.Bytes;
    }

    private static List<int> PlacesOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part)
    {
        var places = new List<int>();
        for (var at = 0; text[at..].IndexOf(part) is >= 0 and var next; at += next + part.Length)
            places.Add(at + next);
        return places;
    }

    private sealed record IssuedToken(string? Cookie, string Token)
    {
        public bool IsInBody { get; init; } = true;

        public byte[] Bytes { get; } = Encoding.ASCII.GetBytes(Token);
    }
}
