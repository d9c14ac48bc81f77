using System.Text;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Html;

namespace Lykta.Web.Capabilities.Observations.List;

/// <summary>A drop-down of the filter: its name in the address, codes and their text keys.</summary>
public sealed record CodeChoice(string Name, string LabelKey, string? Chosen, IReadOnlyDictionary<string, string> Codes)
{
    /// <summary>Written by hand: a page has eight of these, and a view for each costs more than the rows do.</summary>
    public IHtmlContent Drawn(Texts texts)
    {
        string Safe(string text) => SharedServices.Letters.Encode(text);
        var html = new StringBuilder($"<div class=\"ds-field\"><label class=\"ds-label\" for=\"{Name}\">{Safe(texts[LabelKey])}</label>\n  <select class=\"ds-input\" id=\"{Name}\" name=\"{Name}\"><option value=\"\">{Safe(texts["Observations.List.Filter.Any"])}</option>");
        foreach (var (code, key) in Codes)
            html.Append(System.Globalization.CultureInfo.InvariantCulture, $"<option value=\"{Safe(code)}\"{(code == Chosen ? " selected=\"selected\"" : "")}>{Safe(texts[key])}</option>");
        return new HtmlString(html.Append("</select></div>").ToString());
    }
}
