using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Lykta.Web.Tests.TestKit;

/// <summary>A browser without script: cookies, forms with their hidden fields, no redirects followed unless asked.</summary>
public sealed class LyktaClient : IDisposable
{
    private readonly HttpClient http;

    public LyktaClient(Uri address)
    {
        Cookies = new CookieContainer();
        http = new HttpClient(new CookieJar(Cookies) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false } }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; }

    public HttpClient Http => http;

    public async Task<LyktaPage> GetAsync(string path)
    {
        using var response = await http.GetAsync(path);
        return await LyktaPage.ReadAsync(response, path);
    }

    /// <summary>Sends the page's form (the first that posts, or by selector) with its own values, changed by the given ones.</summary>
    public Task<LyktaPage> SubmitAsync(LyktaPage page, params (string Name, string Value)[] values) =>
        SubmitFormAsync(page, "form[method=post]:not([action^='/oppet/installningar']):not([action='/logga-ut'])", values);

    public async Task<LyktaPage> SubmitFormAsync(LyktaPage page, string form, params (string Name, string Value)[] values)
    {
        var element = page.Document.QuerySelector<IHtmlFormElement>(form)
            ?? throw new InvalidOperationException($"No form '{form}' on {page.Path}: {page.Status}");
        var fields = FieldsOf(element).Where(f => values.All(v => v.Name != f.Key))
            .Concat(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
        var action = element.GetAttribute("action");
        return await PostAsync(string.IsNullOrEmpty(action) ? page.Path : action, fields);
    }

    public async Task<LyktaPage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var response = await http.PostAsync(path, content);
        return await LyktaPage.ReadAsync(response, path);
    }

    public void Dispose() => http.Dispose();

    public static IEnumerable<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        foreach (var input in form.Elements)
        {
            var name = input.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || input.HasAttribute("disabled"))
                continue;
            switch (input)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "submit" or "button" or "file" } or IHtmlButtonElement:
                    break;
                case IHtmlInputElement i:
                    yield return KeyValuePair.Create(name, i.Value);
                    break;
                case IHtmlTextAreaElement t:
                    yield return KeyValuePair.Create(name, t.Value);
                    break;
                case IHtmlSelectElement s:
                    yield return KeyValuePair.Create(name, s.Value ?? "");
                    break;
            }
        }
    }
}

/// <summary>What came back: status, headers, text and the parsed page.</summary>
public sealed record LyktaPage(string Path, HttpStatusCode Status, string? Location, string Body, IDocument Document, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Document.Body?.TextContent ?? Body;

    public static async Task<LyktaPage> ReadAsync(HttpResponseMessage response, string path)
    {
        var body = await response.Content.ReadAsStringAsync();
        var context = BrowsingContext.New(Configuration.Default);
        var document = await context.OpenAsync(r => r.Content(body));
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase);
        return new(path, response.StatusCode, response.Headers.Location?.ToString(), body, document, headers);
    }
}
