using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lykta.Web.Capabilities.Shared.TagHelpers;

/// <summary><c>&lt;chip tone="lamp"&gt;i dag&lt;/chip&gt;</c>. Tones: lamp (wants you now), done, info, more, empty, danger; none is plain.</summary>
[HtmlTargetElement("chip")]
public sealed class ChipTagHelper : TagHelper
{
    public string? Tone { get; set; }

    public string? Icon { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", Tone is null ? "chip" : "chip " + Tone);
        if (Icon is not null)
            output.PreContent.SetHtmlContent(IconSprite.Svg(Icon));
    }
}

/// <summary>Who may see a thing, from the innermost ring out: branch, organisation, briefing, partnership, open.</summary>
[HtmlTargetElement("sharing-chip", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SharingChipTagHelper(Texts texts) : TagHelper
{
    private static readonly Dictionary<string, string> Icons = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Branch"] = "lock",
        ["Organisation"] = "building",
        ["Briefing"] = "users",
        ["Partnership"] = "users-group",
        ["Open"] = "world",
    };

    public required object Level { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Html(Level, texts));
    }

    /// <summary>The same, for pages that show it on every row.</summary>
    public static string Html(object level, Texts texts)
    {
        var known = Icons.Keys.FirstOrDefault(k => k.Equals(level.ToString(), StringComparison.OrdinalIgnoreCase)) ?? "Organisation";
        return $"<span class=\"chip sharing\">{IconSprite.Svg(Icons[known])}<span class=\"sr-only\">{SharedServices.Letters.Encode(texts["Shared.Sharing.Seen"])} </span>{SharedServices.Letters.Encode(texts["Shared.Sharing." + known])}</span>";
    }
}
