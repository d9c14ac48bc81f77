using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Tenancy;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Lykta.Web.Platform.KeptPages;

/// <summary>The answers kept in this node's memory, at most so many bytes of them.</summary>
public sealed class KeptPages : IDisposable
{
    private const long MostBytes = 64 * 1024 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(90);
    private readonly MemoryCache cache = new(Options.Create(new MemoryCacheOptions { SizeLimit = MostBytes }));

    internal KeptAnswer? Find(KeptKey key) => cache.Get<KeptAnswer>(key);

    internal void Keep(KeptKey key, KeptAnswer answer) =>
        cache.Set(key, answer, new MemoryCacheEntryOptions { Size = answer.Length + 2048, AbsoluteExpirationRelativeToNow = Kept });

    public void Dispose() => cache.Dispose();
}

/// <summary>
/// Answers a <see cref="KeptAttribute"/> page from memory when this reader got it within the minute and nothing in the partnership
/// has changed since; one read of the stamp tells. Stands after authorization: who may not open the page never comes here.
/// </summary>
public sealed class KeptPagesMiddleware(RequestDelegate next, KeptPages pages, LyktaStore store)
{
    private const int LongestQuery = 500;

    public Task InvokeAsync(HttpContext http, LyktaScope scope) =>
        http.GetEndpoint()?.Metadata.GetMetadata<KeptAttribute>() is not null && scope.Partnership is { } partnership
        && scope.Viewer.Kind is PrincipalKind.Account or PrincipalKind.Shift && IsPlain(http.Request)
            ? AnswerAsync(http, scope, partnership) : next(http);

    // A sentence kept over a redirect belongs to one answer.
    private static bool IsPlain(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.QueryString.Value?.Length is not > LongestQuery && !request.Cookies.ContainsKey(KeptAnswer.FlashCookie);

    private async Task AnswerAsync(HttpContext http, LyktaScope scope, PartnershipEntry partnership)
    {
        // Before anything else is read: what is read later is at least as new as the mark.
        var mark = await store.PageMarkAsync(partnership.Id, http.RequestAborted);
        var key = await KeptKey.OfAsync(http, scope, mark);
        var reads = http.RequestServices.GetRequiredService<ReadLog>();
        if (pages.Find(key) is { } answer)
            await answer.SendAsync(http, reads);
        else
            await MakeAsync(http, key, reads);
    }

    private async Task MakeAsync(HttpContext http, KeptKey key, ReadLog reads)
    {
        var sent = http.Response.Body;
        using var made = new MemoryStream(64 * 1024);
        http.Response.Body = made;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = sent;
        }

        if (made.Length == 0)
            return;
        var bytes = made.GetBuffer().AsMemory(0, (int)made.Length);
        if (KeptAnswer.Of(http, bytes.Span, reads) is { } answer)
            pages.Keep(key, answer);
        http.Response.ContentLength = bytes.Length;
        await sent.WriteAsync(bytes, http.RequestAborted);
    }
}
