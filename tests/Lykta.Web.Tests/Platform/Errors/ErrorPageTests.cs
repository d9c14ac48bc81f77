using System.Net;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Lykta.Web.Platform.Jobs;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Errors;

public sealed class ErrorPageTests
{
    [Theory]
    [InlineData("TRACE", "/platser/sundby-torg")]
    [InlineData("TRACE", "/medlemmar")]
    [InlineData("OPTIONS", "/platser/sundby-torg")]
    [InlineData("PUT", "/platser/sundby-torg")]
    public async Task Method_ThatNoPageServes_IsRefusedAndShowsNothing(string method, string path)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(path == "/medlemmar" ? "admin" : "samordnare");
        var token = (await client.GetAsync("/konto")).Document.QuerySelector("[name=__skydd]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(new HttpMethod(method), "/" + DemoSeed.DistrictSlug + path);
        request.Headers.Add("X-Lykta-Skydd", token);
        request.Headers.Add("Accept", "text/html");
        using var answer = await client.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<table");
    }

    [Fact]
    public async Task Get_UnknownAddress_IsASwedishPageWithHeaders()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = host.NewClient();
        var page = await client.GetAsync("/finns/inte");
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Text.ShouldContain("Sidan finns inte");
        page.Headers["Content-Security-Policy"].ShouldContain("default-src 'none'");
        page.Headers.Keys.ShouldNotContain("Server");
    }

    [Fact]
    public async Task Post_WithoutToken_IsRefusedAndShowsWhatWasTyped()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = host.NewClient();
        var page = await client.PostAsync("/demo", [KeyValuePair.Create("persona", "<b>samordnare</b>")]);
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Body.ShouldContain("&lt;b&gt;samordnare");
        page.Document.QuerySelector("form[data-resend]").ShouldBeNull();
    }

    [Fact]
    public async Task Post_ToWhatIsNotThere_SaysThatNothingIsSavedAndShowsWhatWasTyped()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var form = await client.GetAsync($"/{DemoSeed.DistrictSlug}/utsattning/2026-11-20/rad?block=Events");
        var page = await client.PostAsync($"/{DemoSeed.DistrictSlug}/utsattning/2031-01-01/rad?block=Events", LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)form.Document.QuerySelector("main form")!)
            .Where(f => f.Key != "Input.Text").Append(new("Input.Text", "Marknad på torget")).Append(new("WasText", "Förr")).Append(new("id", Guid.NewGuid().ToString())));
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Document.QuerySelector("h1")!.TextContent.ShouldBe("Det gick inte att spara här");
        page.Document.QuerySelectorAll("dl.typed dd").Select(d => d.TextContent).ShouldContain("Marknad på torget");
        page.Document.QuerySelectorAll("dl.typed dt").Select(d => d.TextContent).ShouldNotContain(n => n == "WasText" || n == "id");
    }

    [Fact]
    public async Task Role_WithoutPermission_IsForbiddenWithAWayOut()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("forskola");
        var page = await client.GetAsync($"/{DemoSeed.DistrictSlug}/iakttagelser");
        page.Status.ShouldBe(HttpStatusCode.Forbidden);
        page.Text.ShouldContain("inte behörighet");
    }

    [Fact]
    public async Task Post_WhenStorageIsGone_Is503AndOnePressSendsItAgain()
    {
        var queue = new BrokenQueue();
        await using var host = await LyktaHost.StartAsync(adjust: services =>
        {
            services.AddSingleton(queue);
            services.Replace(ServiceDescriptor.Singleton<WriteQueue>(s => queue.Over(s.GetRequiredService<SqliteWriteQueue>(), s.GetRequiredService<TimeProvider>())));
            services.AddJobKind<NeverJob>();
        });
        using var client = await host.SignedInAsync("samordnare");
        var member = await host.ReadAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(
            db.Set<Web.Capabilities.Partnerships.Membership>().Where(m => m.Role == Web.Platform.Auth.Role.Coordinator)));
        var job = await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, _) =>
        {
            var made = Web.Platform.Jobs.Job.Order("test.never", "{}", null, member.Id, 1, unit.Now);
            unit.Db.Add(made);
            return Task.FromResult(made.Id);
        }, CancellationToken.None);
        var page = await client.GetAsync($"/{DemoSeed.DistrictSlug}/jobb/{job.Value}");
        queue.IsBroken = true;
        var failed = await client.SubmitFormAsync(page, "form[action*='handler=Cancel']", ("anteckning", "lampan är släckt"));
        failed.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        failed.Headers.Keys.ShouldContain("Retry-After");
        failed.Text.ShouldContain("lampan är släckt");
        queue.IsBroken = false;
        (await client.SubmitFormAsync(failed, "form[data-resend]")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private sealed class NeverJob : Web.Platform.Jobs.JobKind
    {
        public override string Name => "test.never";

        public override async Task<Web.Platform.Jobs.JobOutcome> RunAsync(Web.Platform.Jobs.JobRun run, CancellationToken cancel)
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return new("Jobs.Outcome.Cancelled");
        }
    }

    private sealed class BrokenQueue
    {
        public bool IsBroken { get; set; }

        public WriteQueue Over(WriteQueue inner, TimeProvider time) => new Gate(this, inner, time);

        private sealed class Gate(BrokenQueue owner, WriteQueue inner, TimeProvider time) : WriteQueue(time)
        {
            public override Task<T> RunAsync<T>(LyktaScope scope, Func<WriteUnit, CancellationToken, Task<T>> work, CancellationToken cancel) =>
                owner.IsBroken ? throw new StorageUnavailableException(new IOException("no space left")) : inner.RunAsync(scope, work, cancel);
        }
    }
}
