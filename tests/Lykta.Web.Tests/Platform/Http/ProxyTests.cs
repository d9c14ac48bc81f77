using System.Net;
using Lykta.Web.Platform.Web;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Http;

public sealed class ProxyTests
{
    private static readonly string[] Listed = ["--Lykta:Proxies", "10.9.0.0/16, 127.0.0.1"];

    [Fact]
    public async Task Proto_FromAListedProxy_MakesCookiesSecureAndSendsHsts()
    {
        await using var host = await LyktaHost.StartAsync(settings: Listed);
        using var answer = await AskAsync(host, "/logga-in", ("X-Forwarded-Proto", "https"));
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeTrue();
        CookiesOf(answer).ShouldNotBeEmpty();
        CookiesOf(answer).ShouldAllBe(c => c.Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.9.0.0/16,192.0.2.7")]
    public async Task Proto_FromAnUnlistedAddress_ChangesNothing(string proxies)
    {
        await using var host = await LyktaHost.StartAsync(settings: ["--Lykta:Proxies", proxies]);
        using var answer = await AskAsync(host, "/logga-in", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "198.51.100.1"));
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        CookiesOf(answer).ShouldNotBeEmpty();
        CookiesOf(answer).ShouldAllBe(c => !c.Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task For_FromAListedProxy_GivesEachVisitorAnAllowanceOfHisOwn()
    {
        await using var host = await LyktaHost.StartAsync(settings: Listed);
        (await RefusedAsync(host, i => "198.51.100.1", 70)).ShouldBeGreaterThan(0);
        (await RefusedAsync(host, i => $"198.51.100.{i + 2}", 20)).ShouldBe(0);
    }

    [Fact]
    public async Task For_WithInventedHopsBefore_CountsTheLastAlone()
    {
        await using var host = await LyktaHost.StartAsync(settings: Listed);
        (await RefusedAsync(host, i => $"203.0.113.{i}, 198.51.100.1", 70)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task For_FromAnUnlistedAddress_GivesNoFreshAllowance()
    {
        await using var host = await LyktaHost.StartAsync();
        (await RefusedAsync(host, i => $"198.51.100.{i}", 70)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Host_Forwarded_IsNeverBelieved()
    {
        await using var host = await LyktaHost.StartAsync(settings: Listed);
        using var client = await host.SignedInAsync("samordnare");
        client.Http.DefaultRequestHeaders.Add("X-Forwarded-Host", "ond.example");
        client.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "http");
        var places = await client.GetAsync($"/{DemoSeed.DistrictSlug}/platser.csv");
        places.Status.ShouldBe(HttpStatusCode.OK);
        places.Body.ShouldContain("http://localhost");
        places.Body.ShouldNotContain("ond.example");
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/99")]
    [InlineData("10.0.0.1/8 ,*")]
    public void Read_Unreadable_IsToldInPlainWords(string list) =>
        Should.Throw<InvalidOperationException>(() => Proxies.Read(list)).Message.ShouldContain("Lykta:Proxies");

    private static IEnumerable<string> CookiesOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    private static async Task<int> RefusedAsync(LyktaHost host, Func<int, string> visitor, int times)
    {
        var refused = 0;
        for (var i = 0; i < times; i++)
        {
            using var answer = await AskAsync(host, "/t/finnsinte" + i, ("X-Forwarded-For", visitor(i)));
            refused += answer.StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        return refused;
    }

    private static async Task<HttpResponseMessage> AskAsync(LyktaHost host, string path, params (string Name, string Value)[] headers)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "lykta.example";
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }
}
