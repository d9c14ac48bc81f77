using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Files;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Files;

/// <summary>Word documents that mean harm, by the two doors that read them: a plan's import and the comparison.</summary>
public sealed class HostileDocxTests
{
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static TheoryData<string> Kinds => new("DTD", "entities", "zip bomb", "many parts", "truncated", "deep", "broken XML", "giant cell");

    [Theory, MemberData(nameof(Kinds))]
    public void Document_OfHarm_IsRefusedInLittleMemory(string kind)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var file = Make(kind, ((IPEndPoint)listener.LocalEndpoint).Port);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var table = TableReader.ReadAll(file, "plan.docx");
        file.Position = 0;
        var text = DocumentText.Read(file, "svar.docx");

        table.IsOk.ShouldBeFalse();
        text.IsOk.ShouldBeFalse();
        table.Errors.ShouldAllBe(e => e.Key.StartsWith("Files.", StringComparison.Ordinal));
        text.Errors.ShouldAllBe(e => e.Key.StartsWith("Files.", StringComparison.Ordinal));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(256_000_000);
        listener.Pending().ShouldBeFalse("nothing is fetched");
    }

    [Fact]
    public void Document_Whole_IsReadByBoth()
    {
        using var file = Zip(Document(Table("Ljus vid stationen")));
        TableReader.ReadAll(file, "plan.docx").Value.ShouldHaveSingleItem().Cells.ShouldBe(["Ljus vid stationen"]);
        file.Position = 0;
        DocumentText.Read(file, "svar.docx").Value.Rows.ShouldHaveSingleItem();
    }

    private static MemoryStream Make(string kind, int port) => kind switch
    {
        "DTD" => Zip($"<!DOCTYPE w SYSTEM \"http://127.0.0.1:{port}/x.dtd\">" + Document(Table("a"))),
        "entities" => Zip($"<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"http://127.0.0.1:{port}/x\">]>" + Document(Table("&b;&c;"))),
        "zip bomb" => Zip(Document(Table("a")) + new string(' ', 300_000_000)),
        "many parts" => Zip(Document(Table("a")), parts: 60_000),
        "truncated" => new(Zip(Document(Table("a"))).ToArray()[..^80]),
        "deep" => Zip(Document(string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 5_000)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 5_000)))),
        "broken XML" => Zip(Document("<w:tbl><w:tr>")),
        _ => Zip(Document(Table(new string('a', 4_000_000)))),
    };

    private static string Table(string cell) => $"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";

    private static string Document(string body) => $"<w:document xmlns:w=\"{W}\"><w:body>{body}</w:body></w:document>";

    private static MemoryStream Zip(string document, int parts = 0)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Add(zip, "word/document.xml", document);
            for (var i = 0; i < parts; i++)
                Add(zip, $"word/part{i}.xml", "<x/>");
        }

        file.Position = 0;
        return file;
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
