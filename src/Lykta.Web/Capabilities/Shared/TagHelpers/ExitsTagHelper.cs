using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lykta.Web.Capabilities.Shared.TagHelpers;

/// <summary>The ways out that stand on every report form: 112, 114 14, worry for a child; more as content (<c>li</c>).</summary>
[HtmlTargetElement("exits", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ExitsTagHelper(Texts texts, ShellContext shell) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = await output.GetChildContentAsync();
        output.TagName = "ul";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "exits");
        output.Attributes.SetAttribute("aria-label", texts["Shared.Exits"].Value);
        Link(output, "tel:112", "112", texts["Shared.Exits.112"]);
        Link(output, "tel:11414", "114 14", texts["Shared.Exits.11414"]);
        if (shell.Current.ConcernUrl is { } url)
            Link(output, url, texts["Shared.Exits.Concern"], null);
        output.Content.AppendHtml(more);
    }

    private static void Link(TagHelperOutput output, string url, string text, string? label)
    {
        var link = new Microsoft.AspNetCore.Mvc.Rendering.TagBuilder("a") { Attributes = { ["href"] = url } };
        if (label is not null)
            link.Attributes["aria-label"] = label;
        link.InnerHtml.Append(text);
        output.Content.AppendHtml("<li>").AppendHtml(link).AppendHtml("</li>");
    }
}
