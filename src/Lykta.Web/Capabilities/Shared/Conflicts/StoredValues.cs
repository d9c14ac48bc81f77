using Lykta.Web.Capabilities.Shared.TagHelpers;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Lykta.Web.Capabilities.Shared.Conflicts;

/// <summary>What is stored now, by field name, for the form that lost a race.</summary>
internal static class StoredValues
{
    private const string Key = "StoredNow";

    // That a text is about nobody is said of what was typed, and is not stored.
    private static readonly HashSet<string> Assurances = new(StringComparer.Ordinal) { "IsAboutNobody", "IsAccepted" };

    public static void Keep(ViewDataDictionary data, StoredForm stored) =>
        data[Key] = (stored.Fields as IReadOnlyDictionary<string, object?>
                ?? stored.Fields.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0).ToDictionary(p => p.Name, p => p.GetValue(stored.Fields), StringComparer.Ordinal))
            .Where(f => !Assurances.Contains(f.Key)).ToDictionary(f => stored.Prefix + f.Key, f => FieldState.Format(f.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>The line that says what another saved in this field; null when nobody did, or the same.</summary>
    public static TagBuilder? Line(ViewContext context, string field, IReadOnlyList<string> typed, IEnumerable<SelectListItem> items, Texts texts)
    {
        if (context.ViewData[Key] is not Dictionary<string, List<string>> stored || !stored.TryGetValue(field, out var now) || Same(now, typed))
            return null;
        var names = items.ToList();
        var said = now.Where(v => v.Length > 0).Select(v => v switch
        {
            "true" => texts["Shared.Yes"].Value,
            "false" => texts["Shared.No"].Value,
            _ => names.Find(i => string.Equals(i.Value ?? i.Text, v, StringComparison.OrdinalIgnoreCase))?.Text ?? v,
        }).ToList();
        var line = new TagBuilder("p") { Attributes = { ["class"] = "stored-now", ["id"] = IdOf(field) } };
        var label = new TagBuilder("strong");
        label.InnerHtml.Append(texts["Shared.Changed.Stored"]);
        line.InnerHtml.AppendHtml(label).Append(" ").Append(said.Count == 0 ? texts["Shared.Changed.Empty"] : string.Join(", ", said));
        return line;
    }

    /// <summary>Whether the form lost a race.</summary>
    public static bool IsShown(ViewContext context) => context.ViewData[Key] is not null;

    /// <summary>Whether it was sent to what takes no change any more.</summary>
    public static bool IsClosed(ViewContext context) => context.ViewData[Key] is Dictionary<string, List<string>> { Count: 0 };

    /// <summary>The first field, as the browser sent them, where what was typed is not what is stored.</summary>
    public static string? FirstDiffering(ViewContext context) =>
        context.ViewData[Key] is Dictionary<string, List<string>> stored && context.HttpContext.Request.HasFormContentType
            ? context.HttpContext.Request.Form.Where(f => stored.TryGetValue(f.Key, out var now) && !Same(now, f.Value.OfType<string>())).Select(f => f.Key).FirstOrDefault()
            : null;

    public static string IdOf(string field) => FieldState.IdOf(field) + "-stored";

    private static bool Same(IEnumerable<string> stored, IEnumerable<string> typed) => Plain(stored).SequenceEqual(Plain(typed), StringComparer.Ordinal);

    // A ticked box is sent with its hidden "false" after it; an empty field is sent as nothing or as no letters.
    private static IEnumerable<string> Plain(IEnumerable<string> values)
    {
        List<string> plain = [.. values.Select(v => v.ReplaceLineEndings("\n").Trim()).Where(v => v.Length > 0)];
        if (plain is ["true", "false"])
            plain.RemoveAt(1);
        return plain.Order(StringComparer.Ordinal);
    }
}
