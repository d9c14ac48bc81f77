using System.Net;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Auth;

/// <summary>More in work than the server can serve: the excess is told so at once, and one partnership cannot take it all.</summary>
public sealed class ServerLimitTests
{
    [Fact]
    public async Task OnePartnership_WithAllItsPlacesTaken_IsToldToWaitWhileOthersAreServed()
    {
        using var hold = new Hold();
        await using var host = await LyktaHost.StartAsync(adjust: s => s.AddSingleton<IAuthorizationHandler>(hold));
        using var coordinator = await host.SignedInAsync("samordnare");
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        var held = Enumerable.Range(0, RateLimits.MostOfOnePartnership).Select(_ => coordinator.Http.GetAsync($"/{DemoSeed.DistrictSlug}/iakttagelser?{Hold.Word}")).ToList();
        await hold.HasAsync(held.Count);

        var refused = await coordinator.GetAsync($"/{DemoSeed.DistrictSlug}/iakttagelser");
        refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers["Retry-After"].ShouldBe("2");
        refused.Document.QuerySelector("h1")!.TextContent.ShouldBe("Många använder Lykta just nu");
        (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/iakttagelser")).Status.ShouldBe(HttpStatusCode.OK);
        (await host.NewClient().GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);

        hold.LetGo();
        foreach (var answer in await Task.WhenAll(held))
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await coordinator.GetAsync($"/{DemoSeed.DistrictSlug}/iakttagelser")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Files_MoreThanAPersonFetches_AreRefusedWithTheTimeToWait()
    {
        await using var host = await LyktaHost.StartAsync();
        using var analyst = await host.SignedInAsync("analytiker");
        using var other = await host.SignedInAsync("samordnare");
        const string file = $"/{DemoSeed.DistrictSlug}/samlat.csv";
        for (var i = 0; i < RateLimits.FilesInAMinute; i++)
            (await analyst.GetAsync(file)).Status.ShouldBe(HttpStatusCode.OK, $"file {i}");
        // Some come back every ten seconds of the true clock.
        var refused = await analyst.GetAsync(file);
        for (var i = 0; i < RateLimits.FilesInAMinute && refused.Status == HttpStatusCode.OK; i++)
            refused = await analyst.GetAsync(file);
        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers["Retry-After"].ShouldNotBeEmpty();
        refused.Document.QuerySelector("h1")!.TextContent.ShouldBe("Många filer på kort tid");
        (await analyst.GetAsync($"/{DemoSeed.DistrictSlug}/samlat")).Status.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync($"/{DemoSeed.DistrictSlug}/iakttagelser.csv")).Status.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Keeps the requests that carry its word in the middle of their work.</summary>
    private sealed class Hold : IAuthorizationHandler, IDisposable
    {
        public const string Word = "hallkvar";
        private readonly TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly SemaphoreSlim come = new(0);

        public async Task HandleAsync(AuthorizationHandlerContext context)
        {
            if (context.Resource is not HttpContext http || !http.Request.Query.ContainsKey(Word) || go.Task.IsCompleted)
                return;
            come.Release();
            await go.Task;
        }

        public async Task HasAsync(int count)
        {
            for (var i = 0; i < count; i++)
                (await come.WaitAsync(TimeSpan.FromSeconds(60))).ShouldBeTrue($"only {i} of {count} came in");
        }

        public void LetGo() => go.TrySetResult();

        public void Dispose() => come.Dispose();
    }
}
