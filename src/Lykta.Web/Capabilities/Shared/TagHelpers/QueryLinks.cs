using Microsoft.AspNetCore.Http.Extensions;

namespace Lykta.Web.Capabilities.Shared.TagHelpers;

/// <summary>Addresses that keep the page's filter.</summary>
internal static class QueryLinks
{
    public static string With(HttpRequest request, string name, string? value)
    {
        var query = new QueryBuilder(Others(request, name));
        if (value is not null)
            query.Add(name, value);
        return request.PathBase + request.Path + query.ToQueryString();
    }

    public static string WithSuffix(HttpRequest request, string suffix, params IEnumerable<string> without) =>
        $"{request.PathBase}{request.Path.Value?.TrimEnd('/')}.{suffix}{new QueryBuilder(Others(request, [.. without])).ToQueryString()}";

    /// <summary>The address without some names, ready for one more.</summary>
    public static OpenAddress Without(HttpRequest request, params string[] names) =>
        new(request.PathBase + request.Path, [.. Others(request, names)]);

    private static IEnumerable<KeyValuePair<string, string>> Others(HttpRequest request, params string[] without) =>
        from pair in request.Query
        where !without.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)
        from value in pair.Value
        where !string.IsNullOrEmpty(value)
        select KeyValuePair.Create(pair.Key, value!);
}

/// <summary>An address that takes one more name and value.</summary>
internal sealed record OpenAddress(string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    public string Add(string name, string value) => Path + new QueryBuilder(Query) { { name, value } }.ToQueryString();

    public override string ToString() => Path + new QueryBuilder(Query).ToQueryString();
}
