using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lykta.Web.Capabilities.Shared.TagHelpers;

/// <summary>All errors of a form first on the page, focused, each a link to its field, in the same words as beside the field.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(Texts texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = Errors().ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        var heading = new TagBuilder("h2");
        heading.InnerHtml.Append(texts[errors.Count == 1 ? "Shared.Errors.One" : "Shared.Errors.Many", errors.Count]);
        var list = new TagBuilder("ul");
        foreach (var (key, message) in errors)
            list.InnerHtml.AppendHtml(Line(key, message));
        output.Content.AppendHtml(heading).AppendHtml(list);
    }

    private IEnumerable<(string Key, string Message)> Errors() =>
        from entry in ViewContext.ModelState
        where entry.Value?.ValidationState == ModelValidationState.Invalid
        from message in entry.Value!.Errors.Select(e => e.ErrorMessage).Where(m => m.Length > 0).Take(1)
        select (entry.Key, message);

    private static TagBuilder Line(string key, string message)
    {
        var line = new TagBuilder("li");
        if (key.Length == 0)
        {
            line.InnerHtml.Append(message);
            return line;
        }

        var link = new TagBuilder("a") { Attributes = { ["href"] = "#" + FieldState.IdOf(key) } };
        link.InnerHtml.Append(message);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
