using System.Reflection;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Tests.TestKit;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Architecture;

public sealed class PageTests
{
    private static readonly Type[] Pages =
        [.. typeof(Program).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PageModel)) && !t.IsAbstract)];

    [Fact]
    public void EveryPage_Always_NamesItsPermissionOrWhyItHasNone()
    {
        Pages.ShouldNotBeEmpty();
        Pages.Where(p => p.GetCustomAttribute<NeedsAttribute>() is null && p.GetCustomAttribute<OpenToAllAttribute>() is null)
            .Select(p => p.FullName).ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryRoute_InAPartnership_NeedsAPermissionAndTheRestIsKnown()
    {
        await using var host = await LyktaHost.StartAsync();
        string[] open = ["/", "demo", "fel", "oppet", "health", "logga-in", "logga-ut", "konto", "valj", "forsta", "t", "inbjudan", "extern", "losenord", "passnycklar", "manifest.webmanifest", "sw.js"];
        foreach (var endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = endpoint.RoutePattern.RawText!.TrimStart('/');
            var first = pattern.Split('/')[0];
            if (first == "{partnership}")
                continue;
            open.ShouldContain(first.Length == 0 ? "/" : first, pattern);
        }
    }

    [Fact]
    public async Task EveryPartnershipPage_ForeignTenant_IsNotFound()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var checkedAny = 0;
        foreach (var endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = endpoint.RoutePattern.RawText!.TrimStart('/');
            if (!pattern.StartsWith("{partnership}", StringComparison.Ordinal) || endpoint.Metadata.GetMetadata<OpenToAllAttribute>() is not null)
                continue;
            var path = "/" + string.Join('/', pattern.Split('/').Select(part => part switch
            {
                "{partnership}" => Seed.DemoSeed.NeighbourSlug,
                _ when part.Contains(":guid", StringComparison.Ordinal) => Guid.NewGuid().ToString(),
                _ when part.StartsWith('{') => "1",
                _ => part,
            }));
            (await client.GetAsync(path)).Status.ShouldBe(System.Net.HttpStatusCode.NotFound, path);
            checkedAny++;
        }

        checkedAny.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Capability_UsesAnothersTables_ThroughItsQueriesNotItsPages()
    {
        foreach (var page in Pages)
        {
            var foreign = page.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType).Where(Pages.Contains);
            foreign.ShouldBeEmpty(page.FullName);
        }
    }
}
