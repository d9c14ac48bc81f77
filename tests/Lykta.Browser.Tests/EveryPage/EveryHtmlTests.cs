using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Browser.Tests.EveryPage;

/// <summary>What the server sends, by the W3C's checker: each page in both languages, and each form sent empty.</summary>
public sealed class EveryHtmlTests(BrowserFixture browser)
{
    [BrowserTheory, InlineData("sv-SE"), InlineData("en-GB")]
    public async Task EveryPage_AndEachFormSentEmpty_IsValidHtml(string culture)
    {
        HtmlValidator.SkipUnlessHere();
        await using var host = await LyktaHost.StartAsync();
        var validator = new HtmlValidator();
        await GatherAsync(validator, host, await browser.WithEverythingAsync(host), culture);
        validator.Count.ShouldBeGreaterThan(90);
        await validator.ShouldFindNothingAsync();
    }

    [BrowserTheory, InlineData("sv-SE"), InlineData("en-GB")]
    public async Task EveryPage_DuringThePass_IsValidHtml(string culture)
    {
        HtmlValidator.SkipUnlessHere();
        await using var host = await LyktaHost.StartAsync();
        var validator = new HtmlValidator();
        var visits = await Furnished.WithThePassBegunAsync(host);
        await GatherAsync(validator, host, visits, culture);
        validator.Count.ShouldBeGreaterThan(visits.Count);
        await validator.ShouldFindNothingAsync();
    }

    /// <summary>Every page is read before any form is sent: a form without fields does what it says, and may send a reader away.</summary>
    private static async Task GatherAsync(HtmlValidator validator, LyktaHost host, IEnumerable<Visit> visits, string culture)
    {
        List<(string Persona, LyktaClient Client, List<LyktaPage> Pages)> readers = [];
        foreach (var group in visits.Where(v => !v.Persona.StartsWith("half", StringComparison.Ordinal)).GroupBy(v => v.Persona))
        {
            var client = await EnteredAsync(host, group.Key);
            client.Cookies.Add(host.Address, new Cookie(".AspNetCore.Culture", $"c%3D{culture}%7Cuic%3D{culture}"));
            client.Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            List<LyktaPage> pages = [];
            foreach (var visit in group)
            {
                var page = await client.GetAsync(visit.Path);
                ((int)page.Status).ShouldBe(visit.Status, page.Path);
                validator.Add($"{group.Key} {page.Path} {culture}", page.Body);
                pages.Add(page);
            }

            readers.Add((group.Key, client, pages));
        }

        foreach (var (persona, client, pages) in readers)
        {
            foreach (var page in pages)
            {
                foreach (var answer in await SentEmptyAsync(client, page))
                    validator.Add($"{persona} {answer.Path} {culture}", answer.Body);
            }

            client.Dispose();
        }
    }

    private static async Task<LyktaClient> EnteredAsync(LyktaHost host, string persona) =>
        persona.Length == 0 ? host.NewClient()
        : persona.StartsWith(Visit.Phone, StringComparison.Ordinal) ? await host.PhoneAsync(persona[Visit.Phone.Length..])
        : await host.SignedInAsync(persona);

    private static async Task<List<LyktaPage>> SentEmptyAsync(LyktaClient client, LyktaPage page)
    {
        List<LyktaPage> answers = [];
        foreach (var form in page.Document.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").Take(3))
        {
            var action = form.GetAttribute("action");
            if (action is not null && (action.StartsWith("/logga-ut", StringComparison.Ordinal) || action.StartsWith("/oppet/installningar", StringComparison.Ordinal)))
                continue;
            var hidden = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Where(i => i.Name is not null).Select(i => KeyValuePair.Create(i.Name!, i.Value));
            var answer = await client.PostAsync(string.IsNullOrEmpty(action) ? page.Path : action, hidden);
            if (answer.Status == HttpStatusCode.OK && answer.Body.Contains("<html", StringComparison.Ordinal))
                answers.Add(answer with { Path = page.Path + " sent empty" });
        }

        return answers;
    }
}
