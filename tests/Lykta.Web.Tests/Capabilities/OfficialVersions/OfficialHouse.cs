using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.DocumentTemplates;
using Lykta.Web.Tests.Documents.OfficeFiles;
using Lykta.Web.Tests.TestKit;

namespace Lykta.Web.Tests.Capabilities.OfficialVersions;

public static class OfficialHouse
{
    public const string Board = "/" + DemoSeed.DistrictSlug + "/uppfoljning/2026-t2/namnden";

    public const string Statement = "/" + DemoSeed.DistrictSlug + "/uppfoljning/2026-t2/tjansteutlatande";

    public static Task<LyktaPage> CompareAsync(this LyktaClient client, string address, byte[] content, string name = "redigerad.docx") => client.SendFileAsync($"{address}/jamfor", "form[enctype]", content, name);

    public static Task<LyktaPage> KeepAsync(this LyktaClient client, LyktaPage compared, params (string Name, string Value)[] values) => client.SubmitFormAsync(compared, "form[action*='Keep']", values);

    /// <summary>Nämndens version handed back as it was made, and kept.</summary>
    public static async Task<byte[]> KeptBoardAsync(this LyktaClient client)
    {
        var made = await client.Http.GetByteArrayAsync(Board + ".docx");
        var kept = await client.KeepAsync(await client.CompareAsync(Board, made));
        return kept.Status == HttpStatusCode.Redirect ? made : throw new InvalidOperationException(kept.Text);
    }

    /// <summary>The round's tjänsteutlåtande made in Word, handed back as it was made, and kept.</summary>
    public static async Task<byte[]> KeptStatementAsync(this LyktaClient client)
    {
        var made = await OfficeFiles.StatementAsync(client, "docx", ("Input.Officer", ""));
        var kept = await client.KeepAsync(await client.CompareAsync(Statement, made));
        return kept.Status == HttpStatusCode.Redirect ? made : throw new InvalidOperationException(kept.Text);
    }

    public static byte[] Edited(byte[] word, Action<MainDocumentPart> edit)
    {
        using var held = new MemoryStream();
        held.Write(word);
        using (var package = WordprocessingDocument.Open(held, isEditable: true))
            edit(package.MainDocumentPart!);
        return held.ToArray();
    }

    public static byte[] Saying(byte[] word, string line) => Edited(word, main => main.Document!.Body!.PrependChild(new Paragraph(new Run(new Text(line)))));
}
