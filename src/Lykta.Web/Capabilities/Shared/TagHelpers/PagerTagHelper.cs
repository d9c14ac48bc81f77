using System.Globalization;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lykta.Web.Capabilities.Shared.TagHelpers;

/// <summary>Pages of a list as links that keep the filter; the page is in the query as <c>sida</c>.</summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(Texts texts) : TagHelper
{
    public const string QueryName = "sida";

    public required int Page { get; set; }

    public required int Pages { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages < 2)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-pagination pager");
        output.Attributes.SetAttribute("aria-label", texts["Shared.Pager"].Value);
        var list = new TagBuilder("ul");
        list.InnerHtml.AppendHtml(Step(Page - 1, "Shared.Pager.Previous"));
        foreach (var number in Shown(Page, Pages))
            list.InnerHtml.AppendHtml(number is null ? new HtmlString("<li></li>") : Number(number.Value));
        list.InnerHtml.AppendHtml(Step(Page + 1, "Shared.Pager.Next"));
        output.Content.SetHtmlContent(list);
    }

    /// <summary>First, last and the neighbours of the current page; null where pages are left out.</summary>
    internal static IEnumerable<int?> Shown(int page, int pages)
    {
        var numbers = Enumerable.Range(1, pages).Where(n => n == 1 || n == pages || Math.Abs(n - page) <= 1);
        var last = 0;
        foreach (var number in numbers)
        {
            if (number - last == 2)
                yield return number - 1;
            else if (number - last > 2)
                yield return null;
            yield return number;
            last = number;
        }
    }

    private TagBuilder Number(int number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        var link = Link(number, text);
        link.Attributes["aria-label"] = texts["Shared.Pager.Page", number];
        if (number == Page)
            link.Attributes["aria-current"] = "page";
        return Item(link);
    }

    private TagBuilder Step(int number, string key)
    {
        if (number >= 1 && number <= Pages)
            return Item(Link(number, texts[key]));
        var idle = new TagBuilder("span") { Attributes = { ["aria-hidden"] = "true", ["class"] = "ds-button" } };
        idle.InnerHtml.Append(texts[key]);
        return Item(idle);
    }

    private TagBuilder Link(int number, string text)
    {
        var address = QueryLinks.With(ViewContext.HttpContext.Request, QueryName, number == 1 ? null : number.ToString(CultureInfo.InvariantCulture));
        var link = new TagBuilder("a") { Attributes = { ["href"] = address, ["class"] = "ds-button", ["data-variant"] = "tertiary" } };
        link.InnerHtml.Append(text);
        return link;
    }

    private static TagBuilder Item(IHtmlContent content)
    {
        var item = new TagBuilder("li");
        item.InnerHtml.AppendHtml(content);
        return item;
    }
}
