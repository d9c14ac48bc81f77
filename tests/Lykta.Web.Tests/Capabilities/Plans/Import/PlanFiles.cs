using System.IO.Compression;
using System.Security;
using System.Text;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;

namespace Lykta.Web.Tests.Capabilities.Plans.Import;

/// <summary>Sends tables in as a person would: file, look, read in.</summary>
internal static class PlanFiles
{
    public const string Root = "/" + DemoSeed.DistrictSlug;

    /// <summary>A plan of its own, so that the demo's measures are out of the way; gives its address.</summary>
    public static async Task<string> NewPlanAsync(this LyktaClient client, string title = "Strategi mot sociala oroligheter 2016")
    {
        var made = await client.SubmitAsync(await client.GetAsync($"{Root}/atgardsplan/ny"), ("Input.Title", title), ("Input.From", "2016-01-01"), ("Input.To", "2016-12-31"));
        return made.Location ?? throw new InvalidOperationException(made.Text);
    }

    public static Task<LyktaPage> UploadAsync(this LyktaClient client, string plan, byte[] content, string name) => client.SendFileAsync($"{plan}/importera", content, name);

    /// <summary>Hands the file in on a page that asks for one, and follows where it leads.</summary>
    public static async Task<LyktaPage> SendFileAsync(this LyktaClient client, string address, byte[] content, string name)
    {
        var page = await client.GetAsync(address);
        using var form = new MultipartFormDataContent();
        foreach (var field in LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("main form")!))
            form.Add(new StringContent(field.Value), field.Key);
        form.Add(new ByteArrayContent(content), "Input.File", name);
        using var response = await client.Http.PostAsync(page.Path, form);
        var sent = await LyktaPage.ReadAsync(response, page.Path);
        return sent.Location is null ? sent : await client.GetAsync(sent.Location);
    }

    public static async Task<LyktaPage> PasteAsync(this LyktaClient client, string plan, string text)
    {
        var sent = await client.SubmitFormAsync(await client.GetAsync($"{plan}/importera"), "main form", ("Input.Pasted", text));
        return sent.Location is null ? sent : await client.GetAsync(sent.Location);
    }

    public static Task<LyktaPage> PressAsync(this LyktaClient client, LyktaPage page, string handler, params (string Name, string Value)[] values)
    {
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("main form")!;
        var fields = LyktaClient.FieldsOf(form).Where(f => values.All(v => v.Name != f.Key)).Concat(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
        return client.PostAsync($"{page.Path.Split('?')[0]}?handler={handler}", fields);
    }

    /// <summary>A Word document of one table.</summary>
    public static byte[] Word(IEnumerable<string[]> rows, string extra = "", string prolog = "")
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            var table = string.Concat(rows.Select(r => $"<w:tr>{string.Concat(r.Select(c => $"<w:tc>{string.Concat(c.Split('\n').Select(p => $"<w:p><w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(p)}</w:t></w:r></w:p>"))}</w:tc>"))}</w:tr>"));
            Add(zip, "word/document.xml", $"{prolog}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{extra}<w:tbl>{table}</w:tbl></w:body></w:document>");
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive zip, string path, string text)
    {
        using var part = zip.CreateEntry(path).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
