using System.Globalization;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Lykta.Web.Capabilities.Shared.TagHelpers;

/// <summary>What a form field shows: its names, what was typed (kept when it was refused), and the first error.</summary>
public sealed record FieldState(string Id, string Name, IReadOnlyList<string> Values, string? Error)
{
    public string Value => Values.Count > 0 ? Values[0] : "";

    public string ErrorId => Id + "-error";

    public string HintId => Id + "-hint";

    /// <summary>Of the line that says what another has saved meanwhile.</summary>
    public string StoredId => Id + "-stored";

    public static FieldState Of(ModelExpression expression, ViewContext context)
    {
        var name = context.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        context.ModelState.TryGetValue(name, out var entry);
        var values = entry?.RawValue is not null ? Typed(entry) : Format(expression.Model);
        var error = entry?.Errors.Select(e => e.ErrorMessage).FirstOrDefault(m => m.Length > 0);
        return new(IdOf(name), name, values, error);
    }

    /// <summary>With the question named in what the framework could not read, and noted for the summary, which is written last.</summary>
    public FieldState Asking(string question, ModelExpression expression, ViewContext context)
    {
        if (!BindingMessages.IsOne(Error))
            return this;
        var said = BindingMessages.Say(question, expression.Metadata.ModelType, Value);
        context.HttpContext.Items[(typeof(BindingMessages), Name)] = said;
        return this with { Error = said };
    }

    /// <summary>An error as the summary says it: in the words of its field, when there is one on the page.</summary>
    public static string Said(string name, string message, ViewContext context) =>
        !BindingMessages.IsOne(message) ? message
        : context.HttpContext.Items.TryGetValue((typeof(BindingMessages), name), out var said) ? (string)said!
        : BindingMessages.Plain(message);

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public string? DescribedBy(bool hasHint, bool hasStored)
    {
        var ids = string.Join(' ', new[] { hasHint ? HintId : null, Error is null ? null : ErrorId, hasStored ? StoredId : null }.OfType<string>());
        return ids.Length == 0 ? null : ids;
    }

    private static List<string> Typed(ModelStateEntry entry) => entry.RawValue switch
    {
        string[] many => [.. many],
        string one => [one],
        _ => [entry.AttemptedValue ?? ""],
    };

    /// <summary>A value as its control says it.</summary>
    public static List<string> Format(object? model) => model switch
    {
        null => [],
        string text => [text],
        DateOnly day => [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        TimeOnly time => [time.ToString("HH:mm", CultureInfo.InvariantCulture)],
        DateTime at => [at.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)],
        bool flag => [flag ? "true" : "false"],
        Enum choice => [choice.ToString()],
        System.Collections.IEnumerable many => [.. many.Cast<object?>().SelectMany(Format)],
        IFormattable number => [number.ToString(null, CultureInfo.CurrentCulture)],
        _ => [model.ToString() ?? ""],
    };
}
