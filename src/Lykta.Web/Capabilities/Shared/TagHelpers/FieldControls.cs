using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lykta.Web.Capabilities.Shared.TagHelpers;

/// <summary>The controls that <see cref="FieldTagHelper"/> lays out.</summary>
internal static class FieldControls
{
    public static TagBuilder Input(FieldState state, string type)
    {
        var input = Named("input", state, state.Id);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = type;
        if (type is not ("password" or "file"))
            input.Attributes["value"] = state.Value;
        return input;
    }

    public static TagBuilder TextArea(FieldState state, int rows)
    {
        var area = Named("textarea", state, state.Id);
        area.Attributes["rows"] = rows.ToString(CultureInfo.InvariantCulture);
        // A first line break after the tag is swallowed by browsers, so one is given.
        area.InnerHtml.AppendHtml("\n").Append(state.Value);
        return area;
    }

    public static TagBuilder Select(FieldState state, IEnumerable<SelectListItem> items)
    {
        var select = Named("select", state, state.Id);
        foreach (var group in items.GroupBy(i => i.Group?.Name, StringComparer.Ordinal))
        {
            var options = group.Select(item => Option(item, state));
            if (group.Key is null)
            {
                foreach (var option in options)
                    select.InnerHtml.AppendHtml(option);
                continue;
            }

            var block = new TagBuilder("optgroup") { Attributes = { ["label"] = group.Key } };
            foreach (var option in options)
                block.InnerHtml.AppendHtml(option);
            select.InnerHtml.AppendHtml(block);
        }

        return select;
    }

    public static HtmlContentBuilder Choices(FieldState state, string type, IEnumerable<SelectListItem> items)
    {
        var all = new HtmlContentBuilder();
        var index = 0;
        foreach (var item in items)
        {
            var id = index == 0 ? state.Id : $"{state.Id}-{index}";
            all.AppendHtml(Choice(state, type, item, id, item.Group?.Name, id + "-hint", item.Group is null ? null : id + "-hint"));
            index++;
        }

        return all;
    }

    public static TagBuilder Choice(FieldState state, string type, SelectListItem item, string id, string? hint, string hintId, string? describedBy)
    {
        var input = Named("input", state, id);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = type;
        input.Attributes["value"] = ValueOf(item);
        if (describedBy is not null)
            input.Attributes["aria-describedby"] = describedBy;
        if (type == "checkbox" && state.Error is not null)
            input.Attributes["aria-invalid"] = "true";
        if (IsChosen(item, state))
            input.Attributes["checked"] = "checked";
        if (item.Disabled)
            input.Attributes["disabled"] = "disabled";
        var label = new TagBuilder("label") { Attributes = { ["for"] = id } };
        label.InnerHtml.Append(item.Text);
        if (hint is not null)
        {
            var note = new TagBuilder("span") { Attributes = { ["class"] = "hint", ["id"] = hintId } };
            note.InnerHtml.Append(hint);
            label.InnerHtml.AppendHtml(note);
        }

        var choice = new TagBuilder("div") { Attributes = { ["class"] = "choice" } };
        choice.InnerHtml.AppendHtml(input).AppendHtml(label);
        return choice;
    }

    private static TagBuilder Option(SelectListItem item, FieldState state)
    {
        var option = new TagBuilder("option") { Attributes = { ["value"] = ValueOf(item) } };
        if (IsChosen(item, state))
            option.Attributes["selected"] = "selected";
        if (item.Disabled)
            option.Attributes["disabled"] = "disabled";
        // An empty option has no name to be read out.
        option.InnerHtml.Append(item.Text.Length == 0 ? "–" : item.Text);
        return option;
    }

    private static string ValueOf(SelectListItem item) => item.Value ?? item.Text;

    private static bool IsChosen(SelectListItem item, FieldState state) =>
        state.Values.Count > 0 ? state.Values.Contains(ValueOf(item), StringComparer.OrdinalIgnoreCase) : item.Selected;

    private static TagBuilder Named(string tag, FieldState state, string id)
    {
        var element = new TagBuilder(tag) { Attributes = { ["id"] = id, ["name"] = state.Name } };
        element.AddCssClass("ds-input");
        return element;
    }
}
