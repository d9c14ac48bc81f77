using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Browser.Tests.EveryPage;

/// <summary>What the server sends, by the W3C's checker: each page in both languages, and each form sent empty.</summary>
public sealed class EveryHtmlTests(BrowserFixture browser)
{
    [Theory, InlineData("sv-SE"), InlineData("en-GB")]
    public async Task EveryPage_AndEachFormSentEmpty_IsValidHtml(string culture)
    {
        HtmlValidator.SkipUnlessHere();
        await using var host = await LyktaHost.StartAsync();
        var validator = new HtmlValidator();
        foreach (var group in (await browser.WithEverythingAsync(host)).Where(v => !v.Persona.StartsWith("half", StringComparison.Ordinal)).GroupBy(v => v.Persona))
        {
            using var client = group.Key.Length == 0 ? host.NewClient() : await host.SignedInAsync(group.Key);
            client.Cookies.Add(host.Address, new Cookie(".AspNetCore.Culture", $"c%3D{culture}%7Cuic%3D{culture}"));
            client.Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            List<LyktaPage> pages = [];
            foreach (var visit in group)
                pages.Add(await client.GetAsync(visit.Path));
            foreach (var page in pages.ToList())
                pages.AddRange(await SentEmptyAsync(client, page));
            foreach (var page in pages)
                validator.Add(string.Create(CultureInfo.InvariantCulture, $"{group.Key} {page.Path} {culture}"), page.Body);
        }

        validator.Count.ShouldBeGreaterThan(90);
        await validator.ShouldFindNothingAsync();
    }

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
