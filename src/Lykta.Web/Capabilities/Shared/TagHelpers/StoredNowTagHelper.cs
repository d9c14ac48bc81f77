using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lykta.Web.Capabilities.Shared.TagHelpers;

/// <summary>What another saved meanwhile, of a control that is not laid out by <c>field</c>: <c>&lt;stored-now name="Answer" typed="@typed" /&gt;</c>.</summary>
[HtmlTargetElement("stored-now", Attributes = "name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StoredNowTagHelper(Texts texts) : TagHelper
{
    public required string Name { get; set; }

    public string? Typed { get; set; }

    public IEnumerable<SelectListItem> Items { get; set; } = [];

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (StoredValues.Line(ViewContext, Name, Typed is null ? [] : [Typed], Items, texts) is { } line)
            output.Content.AppendHtml(line);
        else
            output.SuppressOutput();
    }
}
