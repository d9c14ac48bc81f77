using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Lykta.Web.Capabilities.Plans;

/// <summary>The register's filter as its address writes it, so that a saved view, an answer's list and the register's page are the same.</summary>
public static class RegisterFilter
{
    private static readonly (string Name, PropertyInfo Property)[] Fields =
        [.. typeof(MeasureQuery).GetProperties().Select(p => (p.GetCustomAttribute<FromQueryAttribute>()!.Name!, p))];

    /// <summary>What is not understood is left out.</summary>
    public static MeasureQuery Read(IEnumerable<KeyValuePair<string, StringValues>> values)
    {
        var given = values.ToDictionary(v => v.Key, v => v.Value.ToString().Trim(), StringComparer.Ordinal);
        var query = new MeasureQuery();
        foreach (var (name, property) in Fields)
        {
            if (given.GetValueOrDefault(name) is { Length: > 0 } text && ValueOf(text, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is { } value)
                property.SetValue(query, value);
        }

        return query;
    }

    public static MeasureQuery Parse(string filter) => Read(QueryHelpers.ParseQuery(filter));

    public static string Write(MeasureQuery query) => string.Join('&', Fields
        .Select(f => (f.Name, Value: f.Property.GetValue(query)))
        .Where(f => f.Value is not null && f.Value is not "" && f.Value is not false)
        .Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value is true ? "true" : Convert.ToString(f.Value, System.Globalization.CultureInfo.InvariantCulture)!)}"));

    /// <summary>What the form that came back had chosen, else what is stored.</summary>
    public static string Chosen(HttpRequest request, string stored) =>
        request.HasFormContentType && request.Form.ContainsKey("ar") ? Write(Read(request.Form)) : stored;

    /// <summary>Each control of the filter by its name, empty where nothing is chosen.</summary>
    public static Dictionary<string, object?> Controls(string filter)
    {
        var chosen = QueryHelpers.ParseQuery(filter);
        return Fields.ToDictionary(f => f.Name, f => (object?)chosen.GetValueOrDefault(f.Name).ToString(), StringComparer.Ordinal);
    }

    private static object? ValueOf(string text, Type type)
    {
        if (type == typeof(string))
            return text.Length <= 100 ? text : null;
        if (type == typeof(int))
            return int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
        if (type == typeof(Guid))
            return Guid.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : null;
        if (type == typeof(bool))
            return text is "true" or "on";
        return Enum.TryParse(type, text, ignoreCase: true, out var value) && Enum.IsDefined(type, value!) && !char.IsAsciiDigit(text[0]) ? value : null;
    }
}
