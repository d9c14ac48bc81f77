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

    /// <summary>The hidden fields of a page's form.</summary>
    public async Task<Dictionary<string, string>> FieldsAsync(string path)
    {
        var page = await http.GetStringAsync(path);
        var form = page.IndexOf("method=\"post\"", StringComparison.Ordinal) is > 0 and var at ? page[at..] : page;
        return Hidden().Matches(form).Select(m => (Tag: m.Value, Name: Name().Match(m.Value), Value: Value().Match(m.Value)))
            .Where(f => f.Name.Success).GroupBy(f => f.Name.Groups[1].Value)
            .ToDictionary(g => g.Key, g => WebUtility.HtmlDecode(g.First().Value.Groups[1].Value));
    }

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex(" name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
