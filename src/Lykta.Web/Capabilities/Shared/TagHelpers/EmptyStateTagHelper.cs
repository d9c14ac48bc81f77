using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lykta.Web.Capabilities.Shared.TagHelpers;

/// <summary>Nothing here yet: one sentence that says so, the next step as content.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper(Texts texts) : TagHelper
{
    public string? TitleKey { get; set; }

    public string? Title { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty-state");
        var title = new TagBuilder("p") { Attributes = { ["class"] = "title" } };
        title.InnerHtml.Append(Title ?? texts[TitleKey ?? "Shared.Empty"]);
        output.PreContent.SetHtmlContent(title);
    }
}
