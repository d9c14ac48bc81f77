using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lykta.Web.Capabilities.Shared.TagHelpers;

/// <summary>The error of a control that is not laid out by <c>field</c>: <c>&lt;field-error for="Input.Type" /&gt;</c>.</summary>
[HtmlTargetElement("field-error", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldErrorTagHelper(Texts texts) : TagHelper
{
    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (FieldState.Of(For, ViewContext).Error is not { } error)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-validation-message");
        output.Content.AppendHtml("<span class=\"sr-only\">").Append(texts["Shared.Field.Error"]).AppendHtml("</span>").Append(BindingMessages.IsOne(error) ? BindingMessages.Plain(error) : error);
    }
}
