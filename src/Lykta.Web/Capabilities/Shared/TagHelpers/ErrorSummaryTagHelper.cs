using System.Text.Encodings.Web;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Html;
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
        heading.InnerHtml.Append(StoredValues.IsClosed(ViewContext) ? texts["Shared.Errors.Closed"] : StoredValues.IsShown(ViewContext) ? texts["Shared.Errors.Changed"] : texts[errors.Count == 1 ? "Shared.Errors.One" : "Shared.Errors.Many", errors.Count]);
        var list = new TagBuilder("ul");
        foreach (var (key, message) in errors)
            list.InnerHtml.AppendHtml(Line(key.Length > 0 ? key : StoredValues.FirstDiffering(ViewContext) ?? "", new Late(() => FieldState.Said(key, message, ViewContext))));
        output.Content.AppendHtml(heading).AppendHtml(list);
    }

    private IEnumerable<(string Key, string Message)> Errors() =>
        from entry in ViewContext.ModelState
        where entry.Value?.ValidationState == ModelValidationState.Invalid
        from message in entry.Value!.Errors.Select(e => e.ErrorMessage).Where(m => m.Length > 0).Take(1)
        orderby PlaceOf(entry.Key)
        select (entry.Key, message);

    // As the questions come on the page: the order of the form's own properties, or, where it has none, the order in which
    // the browser sent them. What concerns the whole form stands first.
    private int PlaceOf(string key)
    {
        if (key.Length == 0)
            return -1;
        var (form, dot) = (ViewContext.HttpContext.Request.HasFormContentType ? ViewContext.HttpContext.Request.Form : null, key.IndexOf('.', StringComparison.Ordinal));
        var fields = dot < 0 ? null : ViewContext.ViewData.Model?.GetType().GetProperty(key[..dot])?.PropertyType.GetProperties();
        var declared = fields is null ? -1 : Array.FindIndex(fields, f => key[(dot + 1)..].StartsWith(f.Name, StringComparison.Ordinal));
        if (declared >= 0)
            return declared;
        var sent = form?.Keys.ToList().IndexOf(key) ?? -1;
        return sent >= 0 ? sent : int.MaxValue;
    }

    private static TagBuilder Line(string key, Late message)
    {
        var line = new TagBuilder("li");
        if (key.Length == 0)
        {
            line.InnerHtml.AppendHtml(message);
            return line;
        }

        var link = new TagBuilder("a") { Attributes = { ["href"] = "#" + FieldState.IdOf(key) } };
        link.InnerHtml.AppendHtml(message);
        line.InnerHtml.AppendHtml(link);
        return line;
    }

    // Fields come after the summary on the page, and only they know how a question is put.
    private sealed class Late(Func<string> text) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => encoder.Encode(writer, text());
    }
}
