using System.Net;
using System.Text.RegularExpressions;

namespace Lykta.Bench;

/// <summary>Signs in at the demo's door and keeps the cookies as one header.</summary>
internal sealed partial class Visitor
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;
    private readonly Uri address;

    private Visitor(Uri address)
    {
        this.address = address;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public string Cookie => cookies.GetCookieHeader(address);

    public static async Task<Visitor> SignedInAsync(Uri address, string persona)
    {
        var visitor = new Visitor(address);
        var fields = await visitor.FieldsAsync("/demo");
        fields["persona"] = persona;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await visitor.http.PostAsync("/demo", content);
        return answer.StatusCode == HttpStatusCode.Redirect ? visitor : throw new InvalidOperationException($"Sign-in: {answer.StatusCode}");
    }

    public static async Task<Visitor> AtBareAsync(Uri address)
    {
        var visitor = new Visitor(address);
        using var _ = await visitor.http.GetAsync("/in");
        return visitor;
    }

    /// <summary>Status and length; a fresh look also renews the cookie.</summary>
    public async Task<(HttpStatusCode Status, int Bytes)> LookAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        return (answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    public async Task<string> ReadAsync(string path) => await http.GetStringAsync(path);

    /// <summary>Status, and where it leads when it is a redirect.</summary>
    public async Task<(HttpStatusCode Status, string? Location)> PostAsync(string path, HttpContent content)
    {
        using var answer = await http.PostAsync(path, content);
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location!.ToString() : null);
    }

    /// <summary>Hidden fields and what is chosen in each list.</summary>
    public async Task<List<KeyValuePair<string, string>>> AnswersAsync(string path)
    {
        var page = await http.GetStringAsync(path);
        var chosen = Lists().Matches(page).Select(m => KeyValuePair.Create(m.Groups["name"].Value, WebUtility.HtmlDecode(Chosen().Match(m.Groups["options"].Value).Groups[1].Value)));
        return [.. await FieldsAsync(path), .. chosen];
    }

    /// <summary>The hidden fields of a page's form.</summary>
    public async Task<Dictionary<string, string>> FieldsAsync(string path)
    {
        var page = await http.GetStringAsync(path);
        var form = page.IndexOf("method=\"post\"", StringComparison.Ordinal) is > 0 and var at ? page[at..] : page;
        return Hidden().Matches(form).Select(m => (Tag: m.Value, Name: Name().Match(m.Value), Value: Value().Match(m.Value)))
            .Where(f => f.Name.Success).GroupBy(f => f.Name.Groups[1].Value)
            .ToDictionary(g => g.Key, g => WebUtility.HtmlDecode(g.First().Value.Groups[1].Value));
    }

    [GeneratedRegex("<select[^>]* name=\"(?<name>[^\"]*)\"[^>]*>(?<options>.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Lists();

    [GeneratedRegex("<option[^>]* value=\"([^\"]*)\"[^>]*selected")]
    private static partial Regex Chosen();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex(" name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
