using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Lykta.Analysis;

namespace Lykta.Web.Capabilities.Analyse;

/// <summary>What an analysis on the command line gives: a sentence, warnings, numbers, and perhaps a picture and a script for R.</summary>
internal sealed record Answer(Reading Reading, IReadOnlyList<Warning> Warnings, MethodStamp Method, JsonNode? Numbers)
{
    private static readonly JsonSerializerOptions Shape = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    public double? N { get; init; }

    public IReadOnlyList<string> Lines { get; init; } = [];

    public Func<string>? Svg { get; init; }

    public Func<string>? R { get; init; }

    public static JsonNode? Node(object? numbers) => JsonSerializer.SerializeToNode(numbers, Shape);

    public static Answer Of<T>(IResult<T> result, object? numbers) => new(result.Reading, result.Warnings, result.Method, Node(numbers)) { N = result.N };

    public static Answer Of(Estimate estimate) => Of(estimate, Figures(estimate));

    public static object Figures(Estimate e) => new { e.Statistic, e.Interval, e.P, e.Outcome, e.Undefined, e.N };

    public string Json(string sentence) => new JsonObject
    {
        ["sentence"] = sentence,
        ["reading"] = Node(new { Reading.Key, Numbers = Reading.Numbers.ToDictionary(n => n.Name, n => n.Value, StringComparer.Ordinal) }),
        ["method"] = Node(new { Method.Name, Method.Version, Method.Seed, Parameters = Method.Parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal) }),
        ["n"] = N,
        ["warnings"] = Node(Warnings.Select(w => new { w.Code, w.Value })),
        ["result"] = Numbers?.DeepClone(),
    }.ToJsonString(Shape);
}
