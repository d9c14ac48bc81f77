using System.Globalization;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lykta.Web.Capabilities.Shared.TagHelpers;

/// <summary>
/// One question: label, hint, control and error, tied together. <c>type</c> is text (default), textarea, select, radios,
/// checkboxes, checkbox, or any type of <c>input</c>. What was typed stays when the form comes back with errors.
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper(Texts texts) : TagHelper
{
    private static readonly HashSet<string> Grouped = new(StringComparer.Ordinal) { "radios", "checkboxes" };

    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }

    public string? LabelKey { get; set; }

    public string? Label { get; set; }

    public string? HintKey { get; set; }

    public string? Hint { get; set; }

    public string Type { get; set; } = "text";

    public IEnumerable<SelectListItem> Items { get; set; } = [];

    public int? Rows { get; set; }

    public int? Maxlength { get; set; }

    public string? Inputmode { get; set; }

    public string? Autocomplete { get; set; }

    public string? Placeholder { get; set; }

    /// <summary>Of a file: what it may be.</summary>
    public string? Accept { get; set; }

    /// <summary>Adds <em>(frivilligt)</em> to the label.</summary>
    public bool Optional { get; set; }

    /// <summary>The width follows the answer: number, date or short.</summary>
    public string? Width { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var state = FieldState.Of(For, ViewContext).Asking(Question(), For, ViewContext);
        var hint = Hint ?? (HintKey is null ? null : texts[HintKey].Value);
        var after = await output.GetChildContentAsync();
        var stored = StoredValues.Line(ViewContext, state.Name, state.Values, Items, texts);
        var described = state.DescribedBy(hint is not null, stored is not null);
        output.TagName = Grouped.Contains(Type) ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Insert(0, new("class", string.Join(' ', Classes())));
        if (state.Error is not null)
            output.Attributes.SetAttribute("data-invalid", "true");
        if (Grouped.Contains(Type) && described is not null)
            output.Attributes.SetAttribute("aria-describedby", described);
        foreach (var part in Parts(state, hint, described))
            output.Content.AppendHtml(part);
        if (stored is not null)
            output.Content.AppendHtml(stored);
        output.Content.AppendHtml(after);
    }

    private IEnumerable<string> Classes()
    {
        yield return Grouped.Contains(Type) ? "ds-fieldset ds-field" : "ds-field";
        var width = Width ?? (Type == "date" ? "date" : null);
        if (width is not null)
            yield return "w-" + width;
    }

    private IEnumerable<IHtmlContent> Parts(FieldState state, string? hint, string? described)
    {
        var error = state.Error is null ? null : ErrorElement(state);
        if (Type == "checkbox")
        {
            if (error is not null)
                yield return error;
            yield return FieldControls.Choice(state, "checkbox", new(LabelText(), "true"), state.Id, hint, state.HintId, described);
            yield return new HtmlString($"<input type=\"hidden\" name=\"{state.Name}\" value=\"false\">");
            yield break;
        }

        yield return LabelElement(state);
        if (hint is not null)
            yield return Element("p", "hint", state.HintId, hint);
        if (error is not null)
            yield return error;
        yield return Control(state, described);
    }

    private string Question() => Label ?? (LabelKey is null ? For.Metadata.GetDisplayName() : texts[LabelKey].Value);

    private string LabelText()
    {
        var text = Question();
        return Optional ? texts["Shared.Field.Optional", text] : text;
    }

    private TagBuilder LabelElement(FieldState state)
    {
        var label = new TagBuilder(Grouped.Contains(Type) ? "legend" : "label");
        label.AddCssClass("ds-label");
        if (!Grouped.Contains(Type))
            label.Attributes["for"] = state.Id;
        label.InnerHtml.Append(LabelText());
        return label;
    }

    private TagBuilder ErrorElement(FieldState state)
    {
        var error = Element("p", "ds-validation-message", state.ErrorId, "");
        error.InnerHtml.AppendHtml(Element("span", "sr-only", state.ErrorId + "-fel", texts["Shared.Field.Error"]));
        error.InnerHtml.Append(state.Error!);
        return error;
    }

    private static TagBuilder Element(string tag, string cssClass, string id, string text)
    {
        var element = new TagBuilder(tag);
        element.AddCssClass(cssClass);
        element.Attributes["id"] = id;
        element.InnerHtml.Append(text);
        return element;
    }

    private IHtmlContent Control(FieldState state, string? described)
    {
        if (Type is "radios")
            return FieldControls.Choices(state, "radio", Items);
        if (Type is "checkboxes")
            return FieldControls.Choices(state, "checkbox", Items);
        var control = Type switch
        {
            "select" => FieldControls.Select(state, Items),
            "textarea" => FieldControls.TextArea(state, Rows ?? 4),
            _ => FieldControls.Input(state, Type),
        };
        Describe(control, state, described);
        return control;
    }

    private void Describe(TagBuilder control, FieldState state, string? described)
    {
        var attributes = new (string Name, string? Value)[]
        {
            ("aria-describedby", described),
            ("aria-invalid", state.Error is null ? null : "true"),
            ("maxlength", Maxlength?.ToString(CultureInfo.InvariantCulture)),
            ("inputmode", Inputmode),
            ("autocomplete", Autocomplete),
            ("placeholder", Placeholder),
            ("accept", Accept),
        };
        foreach (var (name, value) in attributes.Where(a => a.Value is not null))
            control.Attributes[name] = value;
    }
}
