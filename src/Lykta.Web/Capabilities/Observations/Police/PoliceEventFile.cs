using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lykta.Web.Platform.Errors;

namespace Lykta.Web.Capabilities.Observations.Police;

/// <summary>Reads the police's JSON list (array of id, datetime, name, summary, url, type, location) without its free text.</summary>
public static partial class PoliceEventFile
{
    private const int Most = 2000;

    public static async Task<Result<List<PoliceEvent>>> ReadAsync(Stream file, CancellationToken cancel)
    {
        JsonDocument document;
        try
        {
            document = await JsonDocument.ParseAsync(file, new JsonDocumentOptions { MaxDepth = 8 }, cancel);
        }
        catch (JsonException)
        {
            return new Error("Police.File.NotJson", "Input.File");
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() is 0 or > Most)
                return new Error("Police.File.NotList", "Input.File", Most);
            var events = new List<PoliceEvent>();
            var errors = new List<Error>();
            var number = 0;
            foreach (var item in document.RootElement.EnumerateArray())
            {
                number++;
                if (Read(item) is { } one)
                    events.Add(one);
                else
                    errors.Add(new("Police.File.Item", "Input.File", number));
            }

            return errors.Count > 0 ? errors : events;
        }
    }

    private static PoliceEvent? Read(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object
            || !item.TryGetProperty("id", out var id) || !id.TryGetInt64(out var number)
            || Text(item, "datetime") is not { } moment || Moment(moment) is not { } at
            || Text(item, "type") is not { Length: > 0 and <= 80 } kind)
            return null;
        var municipality = item.TryGetProperty("location", out var location) && location.ValueKind == JsonValueKind.Object ? Text(location, "name") ?? "" : "";
        var path = Text(item, "url") ?? "";
        return PoliceEvent.Note(number, at, kind, municipality.Length <= 80 ? municipality : "", SafePath().IsMatch(path) ? path : "");
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // "2026-11-20 9:02:11 +01:00": the hour may have one digit.
    private static DateTimeOffset? Moment(string text) => DateTimeOffset.TryParseExact(
        text, ["yyyy-MM-dd H:mm:ss zzz", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-ddTHH:mm:sszzz"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
        ? at.ToUniversalTime() : null;

    [GeneratedRegex("^/[a-z0-9/_-]{1,190}/?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex SafePath();
}
