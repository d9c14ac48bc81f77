using Lykta.Web.Seed;
using Lykta.Web.Tests.Documents.Templates;
using Lykta.Web.Tests.TestKit;

namespace Lykta.Web.Tests.Capabilities.DocumentTemplates;

public static class TemplateHouse
{
    public const string Page = "/" + DemoSeed.DistrictSlug + "/dokumentmallar";

    public static Task<LyktaPage> HandInAsync(this LyktaClient client, byte[] content, string name = "mall.docx") => client.SendFileAsync(Page, "form[enctype]", content, name);

    /// <summary>The page's form with a file in it.</summary>
    public static async Task<LyktaPage> SendFileAsync(this LyktaClient client, string address, string form, byte[] content, string name)
    {
        var page = await client.GetAsync(address);
        var element = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector($"main {form}")!;
        using var fields = new MultipartFormDataContent();
        foreach (var field in LyktaClient.FieldsOf(element))
            fields.Add(new StringContent(field.Value), field.Key);
        fields.Add(new ByteArrayContent(content), "Upload", name);
        using var response = await client.Http.PostAsync(element.GetAttribute("action") is { Length: > 0 } action ? action : address, fields);
        return await LyktaPage.ReadAsync(response, address);
    }

    /// <summary>The office's template in use; its number.</summary>
    public static async Task<string> UseAsync(this LyktaClient client, byte[]? content = null)
    {
        var address = (await client.HandInAsync(content ?? OfficeTemplate.Make())).Location!;
        await client.SubmitFormAsync(await client.GetAsync(address), "form[action*='Activate']", ("Accepted", "true"));
        return address.Split('/')[^1];
    }
}
