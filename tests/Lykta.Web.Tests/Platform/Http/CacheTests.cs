using System.Net;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Http;

public sealed class CacheTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory]
    [InlineData("/logga-in")]
    [InlineData("/konto")]
    [InlineData(Root + "/laget")]
    [InlineData(Root + "/iakttagelser")]
    [InlineData(Root + "/iakttagelser.csv")]
    [InlineData(Root + "/iakttagelser.xlsx")]
    [InlineData(Root + "/iakttagelser.geojson")]
    [InlineData(Root + "/karta")]
    [InlineData(Root + "/karta/data.geojson")]
    [InlineData(Root + "/karta.csv")]
    [InlineData(Root + "/platser/sundby-torg")]
    [InlineData(Root + "/platser.csv")]
    [InlineData(Root + "/mina")]
    [InlineData(Root + "/finns-inte")]
    [InlineData("/grannen-som-inte-finns/laget")]
    public async Task Answer_NotPublic_IsNeverKeptAndKnowsNoConditions(string path)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.TryAddWithoutValidation("If-None-Match", "*");
            request.Headers.TryAddWithoutValidation("If-Modified-Since", "Fri, 20 Nov 2099 10:00:00 GMT");
            request.Headers.TryAddWithoutValidation("Range", "bytes=0-10");
            using var answer = await client.Http.SendAsync(request);
            answer.StatusCode.ShouldNotBe(HttpStatusCode.NotModified);
            answer.StatusCode.ShouldNotBe(HttpStatusCode.PartialContent);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue($"{method} {path}");
            answer.Headers.ETag.ShouldBeNull();
            answer.Content.Headers.LastModified.ShouldBeNull();
        }
    }
}
