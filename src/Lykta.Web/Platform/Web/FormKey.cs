using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lykta.Web.Platform.Web;

/// <summary>Puts an idempotency key in every posting form: the same form sent twice is one change. A form that edits says which version of the row it shows.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class FormKeyTagHelper : TagHelper
{
    public const string Field = "__nyckel";

    public const string VersionField = "__version";

    public override int Order => -2000;

    /// <summary>Sending it twice is as sending it once anyway: no key, so that a page around it can be kept.</summary>
    public bool Keyless { get; set; }

    /// <summary>The version of the row whose words the form shows; null for what does not exist yet.</summary>
    public int? RowVersion { get; set; }

    [Microsoft.AspNetCore.Mvc.ViewFeatures.ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (RowVersion is { } version)
            output.PostContent.AppendHtml(Hidden(VersionField, version.ToString(CultureInfo.InvariantCulture)));
        if (Keyless)
            return;
        var posted = ViewContext.HttpContext.Request.HasFormContentType
            ? ViewContext.HttpContext.Request.Form[Field].ToString() : "";
        // A form shown again with errors keeps its key: nothing of it was saved.
        var key = posted.Length is > 0 and <= 64 && !ViewContext.ModelState.IsValid ? posted : Guid.NewGuid().ToString("N");
        output.PostContent.AppendHtml(Hidden(Field, key));
    }

    private static TagBuilder Hidden(string name, string value) => new("input")
    {
        TagRenderMode = TagRenderMode.SelfClosing,
        Attributes = { ["type"] = "hidden", ["name"] = name, ["value"] = value },
    };
}

public static class FormKeys
{
    /// <summary>The version of the row that the form showed; null when it says none.</summary>
    public static int? RowVersion(this HttpRequest request) =>
        int.TryParse(request.Form[FormKeyTagHelper.VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>The form's key and a hash of all it says but the key and the anti-forgery token: which button was pressed and what was attached too.</summary>
    public static SubmissionKey SubmissionKey(this HttpRequest request)
    {
        var form = request.Form;
        var key = form[FormKeyTagHelper.Field].ToString();
        if (key.Length is 0 or > 64)
            key = Guid.NewGuid().ToString("N");
        var body = new StringBuilder(request.Path).Append(request.QueryString);
        foreach (var (name, values) in form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal))
            body.Append('\u001e').Append(name).Append('\u001f').Append(values.ToString());
        foreach (var file in form.Files)
        {
            using var content = file.OpenReadStream();
            body.Append('\u001d').Append(file.Name).Append('\u001f').Append(Convert.ToHexStringLower(SHA256.HashData(content)));
        }

        return new(key, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body.ToString()))));
    }
}
