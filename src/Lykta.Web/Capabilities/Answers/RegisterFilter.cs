using System.Reflection;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Lykta.Web.Capabilities.Answers;

/// <summary>The register's filter as its address writes it, so that an answer's list and the register's are the same.</summary>
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

/// <summary>Reads the register once and answers with lists of it.</summary>
public sealed class Register(MeasureNames names, IReadOnlyList<WholeMeasure> all, IReadOnlySet<OrganisationId> ours, DateOnly today, Texts texts)
{
    public MeasureNames Names => names;

    /// <summary>Null when there is no plan.</summary>
    public static async Task<Register?> ReadAsync(LyktaDbContext db, Viewer viewer, DateOnly today, Texts texts, CancellationToken cancel)
    {
        if (await db.CurrentPlanAsync(today, null, cancel) is not { } plan)
            return null;
        var names = await MeasureNames.ReadAsync(db, texts, plan, cancel);
        return new(names, await db.MeasuresAsync(plan.Id, cancel), await db.OurRootsAsync(viewer, cancel), today, texts);
    }

    /// <summary>As the register's page filters and sorts; what is not shared with the whole partnership stays inside.</summary>
    public ContentList List(string filter)
    {
        var chosen = new MeasureFilter(RegisterFilter.Parse(filter), names, ours, today);
        var found = MeasureOrder.Sorted(chosen.Apply(all), names);
        var told = found.Where(r => r.Measure.Sharing >= SharingLevel.Partnership).ToList();
        return new(filter, chosen.InWords(texts), [.. told.Select(r => ContentMeasure.Of(r, names, texts))], found.Count - told.Count);
    }
}
