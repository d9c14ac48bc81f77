using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Tests.TestKit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lykta.Web.Tests.Capabilities.Observations.Report;

/// <summary>What the report tests share: the queue's way in, and doors for links.</summary>
internal static class ReportForms
{
    public const string Form = "/sundby-ekbacken/rapportera";

    public static Task<LyktaPage> ReportAsync(this LyktaClient client, LyktaPage page, params (string Name, string Value)[] values) =>
        client.SubmitFormAsync(page, "form[data-report]", values);

    /// <summary>As the phone's queue sends it.</summary>
    public static async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(
        this LyktaClient client, string key, (string Name, string Value)[] values, byte[]? photo = null, string? origin = null, string site = "same-origin")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Form + "/ta-emot");
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values)
            content.Add(new StringContent(value), name);
        if (photo is not null)
            content.Add(new ByteArrayContent(photo), "Input.Photo", "foto.jpg");
        request.Content = content;
        if (key.Length > 0)
            request.Headers.Add("Idempotency-Key", key);
        if (site.Length > 0)
            request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var response = await client.Http.SendAsync(request);
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return (response.StatusCode, isJson ? await response.Content.ReadFromJsonAsync<JsonElement>() : default);
    }

    /// <summary>A door that signs in by a link's id: the links' own sign-in belongs to another capability.</summary>
    public static void WithLinkDoor(IServiceCollection services) => services.AddSingleton<IStartupFilter, LinkDoor>();

    public static async Task<LyktaClient> BehindLinkAsync(this LyktaHost host, AccessLinkKind kind, string unit, bool mayWriteText = false)
    {
        var scope = await host.SystemScopeAsync();
        var id = await host.Writes.RunAsync(scope, async (work, cancel) =>
        {
            var owner = await work.Db.Set<Organisation>().SingleAsync(o => o.Name == unit, cancel);
            var link = AccessLink.Make(kind, owner.Id, unit, AccessLink.NewToken(), null, work.Now, work.Now.AddHours(12));
            link.OpenText(mayWriteText);
            work.Db.Add(link);
            return link.Id.Value;
        }, CancellationToken.None);
        var client = host.NewClient();
        using var _ = await client.Http.GetAsync($"/prov-lank/{kind}/{id}");
        return client;
    }

    private sealed class LinkDoor : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (http, rest) =>
            {
                if (http.Request.Path.Value!.Split('/') is not [_, "prov-lank", var kind, var id])
                {
                    await rest(http);
                    return;
                }

                var identity = new System.Security.Claims.ClaimsIdentity(
                    [new(Principals.LinkClaim, id), new(Principals.LinkKindClaim, kind)], Principals.LinkScheme);
                await http.SignInAsync(Principals.LinkScheme, new(identity));
            });
            next(app);
        };
    }
}
