using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;

namespace Lykta.Web.Tests.Faults;

/// <summary>What the program said yes to, and what it never answered.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, string> acknowledged = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Acknowledged => [.. acknowledged.Keys];

    /// <summary>Sent, but the answer never came: may be there or not, and must not be doubled when sent again.</summary>
    public ConcurrentDictionary<string, bool> Unsure { get; } = new(StringComparer.Ordinal);

    /// <summary>Statuses that were neither a receipt nor silence.</summary>
    public ConcurrentBag<HttpStatusCode> Refused { get; } = [];

    public string AnswerTo(string key) => acknowledged[key];

    public void Note(string key, string receipt)
    {
        acknowledged[key] = receipt;
        Unsure.TryRemove(key, out _);
    }
}

/// <summary>Reports from the plain form, as a browser without script.</summary>
internal sealed class Sender : IDisposable
{
    private const string Page = $"/{DemoSeed.DistrictSlug}/rapportera";
    private readonly LyktaClient client;
    private readonly List<KeyValuePair<string, string>> fields;

    private Sender(LyktaClient client, List<KeyValuePair<string, string>> fields) => (this.client, this.fields) = (client, fields);

    public static async Task<Sender> SignedInAsync(Uri address, string persona = "falt")
    {
        var client = await SignInAsync(address, persona);
        var page = await client.GetAsync(Page);
        var form = (IHtmlFormElement?)page.Document.QuerySelector("form.report-form") ?? throw new InvalidOperationException($"No report form: {page.Status}");
        string[] mine = ["Input.Type", "Input.Place", "Input.Text", "__nyckel"];
        return new(client, [.. LyktaClient.FieldsOf(form).Where(f => !mine.Contains(f.Key))]);
    }

    public static async Task<LyktaClient> SignInAsync(Uri address, string persona, bool neighbour = false)
    {
        var client = new LyktaClient(address);
        var door = await client.GetAsync("/demo");
        var answer = await client.SubmitAsync(door, ("persona", persona), ("grannen", neighbour ? "true" : "false"));
        return answer.Status == HttpStatusCode.Redirect ? client : throw new InvalidOperationException($"Could not sign in: {answer.Status}");
    }

    /// <summary>Sends until told to stop; each report has a key of its own.</summary>
    public async Task SendUntilAsync(Ledger ledger, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await SendAsync(ledger, Guid.NewGuid().ToString("N"));
    }

    public async Task<HttpStatusCode?> SendAsync(Ledger ledger, string key)
    {
        ledger.Unsure[key] = true;
        try
        {
            var (status, location) = await PostAsync(key);
            if (status == HttpStatusCode.Redirect && location!.EndsWith($"/kvitto/{key}", StringComparison.Ordinal))
                ledger.Note(key, location);
            else
                ledger.Refused.Add(status);
            return status;
        }
        catch (Exception silence) when (silence is HttpRequestException or TaskCanceledException or IOException)
        {
            return null;
        }
    }

    public async Task<(HttpStatusCode Status, string? Location)> PostAsync(string key)
    {
        KeyValuePair<string, string>[] said =
            [new("Input.Type", "belysning"), new("Input.Place", "bjorkparken"), new("Input.Text", "Lampan vid gångvägen är släckt."), new("__nyckel", key)];
        using var content = new FormUrlEncodedContent(fields.Concat(said));
        using var answer = await client.Http.PostAsync(Page, content);
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }

    public void Dispose() => client.Dispose();
}
