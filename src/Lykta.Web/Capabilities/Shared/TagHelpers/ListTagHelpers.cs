using System.Globalization;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lykta.Web.Capabilities.Shared.TagHelpers;

/// <summary>One filter for map, list, chart and export; its state is the address.</summary>
[HtmlTargetElement("filter-bar")]
public sealed class FilterBarTagHelper(Texts texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("action", request.PathBase + request.Path);
        output.Attributes.SetAttribute("class", "filters");
        output.Attributes.SetAttribute("role", "search");
        output.Attributes.SetAttribute("aria-label", texts["Shared.Filter"].Value);
        var buttons = new TagBuilder("div") { Attributes = { ["class"] = "buttons" } };
        var show = new TagBuilder("button") { Attributes = { ["class"] = "ds-button", ["data-color"] = "neutral" } };
        show.InnerHtml.Append(texts["Shared.Filter.Show"]);
        buttons.InnerHtml.AppendHtml(show);
        if (request.Query.Count > 0)
        {
            var clear = new TagBuilder("a") { Attributes = { ["href"] = request.PathBase + request.Path, ["class"] = "ds-button", ["data-variant"] = "tertiary" } };
            clear.InnerHtml.Append(texts["Shared.Filter.Clear"]);
            buttons.InnerHtml.AppendHtml(clear);
        }

        output.PostContent.SetHtmlContent(buttons);
    }
}

/// <summary>What you see now as files: <c>formats="xlsx csv geojson"</c> gives the page's own address with the suffix.</summary>
[HtmlTargetElement("export-links", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ExportLinksTagHelper(Texts texts) : TagHelper
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "csv", "xlsx", "docx", "pdf", "geojson", "json", "ics", "atom" };

    public required string Formats { get; set; }

    /// <summary>Prints the page as well, with the browser's own dialogue.</summary>
    public bool Print { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ul";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "exports");
        foreach (var format in Formats.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(Known.Contains))
        {
            var link = new TagBuilder("a");
            link.Attributes["href"] = QueryLinks.WithSuffix(ViewContext.HttpContext.Request, format, PagerTagHelper.QueryName);
            link.InnerHtml.AppendHtml(IconSprite.Svg("download")).Append(texts["Shared.Export." + format]);
            output.Content.AppendHtml("<li>").AppendHtml(link).AppendHtml("</li>");
        }
    }
}

/// <summary>A table with its heading, a region that scrolls by keyboard, and its source underneath.</summary>
[HtmlTargetElement("table-card")]
public sealed class TableCardTagHelper : TagHelper
{
    private const string Counter = "lykta-tables";

    public required string Heading { get; set; }

    public string? Source { get; set; }

    /// <summary>2 by default; follow the page's outline.</summary>
    public int Level { get; set; } = 2;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // The context's own id is the same for each round of a loop.
        var items = ViewContext.HttpContext.Items;
        var number = items[Counter] is int last ? last + 1 : 1;
        items[Counter] = number;
        var id = string.Create(CultureInfo.InvariantCulture, $"tabell-{number}");
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "table-card");
        var heading = new TagBuilder("h" + Level) { Attributes = { ["id"] = id } };
        heading.InnerHtml.Append(Heading);
        output.PreContent.AppendHtml("<div class=\"card-head\">").AppendHtml(heading)
            .AppendHtml($"</div><div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{id}\">");
        output.PostContent.AppendHtml("</div>");
        if (Source is not null)
            output.PostContent.AppendHtml("<p class=\"source\">").Append(Source).AppendHtml("</p>");
    }
}
