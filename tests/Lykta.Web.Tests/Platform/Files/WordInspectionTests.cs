using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Lykta.Web.Platform.Files;
using Lykta.Web.Tests.Documents.Templates;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Files;

/// <summary>A Word file that is kept whole is refused for whatever runs, is fetched or stands for something else.</summary>
public sealed class WordInspectionTests
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static readonly byte[] Good = OfficeTemplate.Make();

    [Fact]
    public void WhyNot_AnOrdinaryDocumentWithALinkToPress_IsTakenIn()
    {
        WhyNot(Good).ShouldBeNull();
        WhyNot(OfficeTemplate.Make(adjust: p => p.MainDocumentPart!.AddHyperlinkRelationship(new Uri("https://start.stockholm"), true))).ShouldBeNull();
        WhyNot(OfficeTemplate.Make(adjust: p => p.MainDocumentPart!.AddHyperlinkRelationship(new Uri("file:///c:/x.docx"), true))).ShouldBe("Files.Word.External");
    }

    [Fact]
    public void WhyNot_Macros_AreRefused()
    {
        WhyNot(OfficeTemplate.With(Good, "word/vbaProject.bin", "x")).ShouldBe("Files.Word.Macros");
        var types = OfficeTemplate.Read(Good, "[Content_Types].xml").Replace("openxmlformats-officedocument.wordprocessingml.document.main+xml", "ms-word.document.macroEnabled.main+xml", StringComparison.Ordinal);
        WhyNot(OfficeTemplate.With(Good, "[Content_Types].xml", types)).ShouldBe("Files.Word.Macros");
    }

    [Fact]
    public void WhyNot_WhatIsFetched_IsRefused()
    {
        WhyNot(OfficeTemplate.Make(adjust: p => p.MainDocumentPart!.AddExternalRelationship(Relations + "image", new Uri("https://example.org/a.png")))).ShouldBe("Files.Word.External");
        WhyNot(OfficeTemplate.Make(adjust: p => p.MainDocumentPart!.AddExternalRelationship(Relations + "attachedTemplate", new Uri("file:///C:/mallar/a.dotm")))).ShouldBe("Files.Word.AttachedTemplate");
        WhyNot(OfficeTemplate.Make(adjust: p => p.MainDocumentPart!.AddExternalRelationship(Relations + "oleObject", new Uri("file:///C:/a.xlsx")))).ShouldBe("Files.Word.External");
        WhyNot(Field("INCLUDE", "PICTURE \"https://example.org\"")).ShouldBe("Files.Word.Fetches");
        WhyNot(Field("DDE", "AUTO c:\\x")).ShouldBe("Files.Word.Fetches");
        WhyNot(Field(" HYPER", "LINK \"https://example.org\" ")).ShouldBeNull();
    }

    [Fact]
    public void WhyNot_WhatIsHiddenInIt_IsRefused()
    {
        WhyNot(OfficeTemplate.With(Good, "word/embeddings/a.xlsx", "x")).ShouldBe("Files.Word.Embedded");
        WhyNot(OfficeTemplate.With(Good, "word/extra.xml", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")).ShouldBe("Files.Word.Entities");
        WhyNot(OfficeTemplate.With(Good, "word/document.xml", OfficeTemplate.Read(Good, "word/document.xml").Replace("</w:body>", "", StringComparison.Ordinal))).ShouldBe("Files.Word.Damaged");
        WhyNot(OfficeTemplate.With(Good, "word/bomb.xml", "<a>" + new string(' ', 60 << 20) + "</a>")).ShouldBe("Files.Word.Inflates");
        WhyNot(OfficeTemplate.With(Good, "word/deep.xml", string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000)))).ShouldBe("Files.Word.Damaged");
        using var twice = new MemoryStream();
        twice.Write(Good);
        using (var zip = new ZipArchive(twice, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var to = zip.CreateEntry("word/document.xml").Open();
            to.Write("<a/>"u8);
        }

        WordInspection.WhyNot(twice)!.Key.ShouldBe("Files.Word.Damaged");
    }

    [Theory]
    [InlineData("word/media/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image xlink:href=\"http://example.org/a.png\"/></svg>", "Files.Word.External")]
    [InlineData("word/media/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"file:///etc/passwd\"/></svg>", "Files.Word.External")]
    [InlineData("word/media/a.svg", "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>", "Files.Word.Entities")]
    [InlineData("word/media/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><a href=\"https://example.org\"/><use href=\"#b\"/><image href=\"data:image/png;base64,AA\"/></svg>", null)]
    [InlineData("word/extra.xml", "<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:imagedata src=\"http://example.org/a.png\"/></v:shape>", "Files.Word.External")]
    public void WhyNot_APictureThatNamesAnother_IsRefusedUnlessItIsInTheFile(string part, string content, string? refused) =>
        WhyNot(OfficeTemplate.With(Good, part, content)).ShouldBe(refused);

    [Fact]
    public void WhyNot_AnEndingThatHidesADocument_IsRefused()
    {
        var types = OfficeTemplate.Read(Good, "[Content_Types].xml").Replace("<Default ", "<Default Extension=\"dat\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/><Default ", StringComparison.Ordinal);
        WhyNot(OfficeTemplate.With(Good, "[Content_Types].xml", types)).ShouldBe("Files.Word.Damaged");
    }

    [Fact]
    public void WhyNot_AnotherKindOfFile_IsRefused()
    {
        WhyNot([]).ShouldBe("Files.NotADocument");
        WhyNot("a;b"u8.ToArray()).ShouldBe("Files.NotADocument");
        WhyNot([0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3]).ShouldBe("Files.Word.OldOrLocked");
        WhyNot(Good[..(Good.Length / 2)]).ShouldBe("Files.Word.Damaged");
        WhyNot(new byte[9 << 20]).ShouldBe("Files.TooLarge");
    }

    private static byte[] Field(string first, string second) => OfficeTemplate.Make(adjust: p => p.MainDocumentPart!.Document!.Body!.PrependChild(new Paragraph(
        new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }), new Run(new FieldCode(first)), new Run(new FieldCode(second)), new Run(new FieldChar { FieldCharType = FieldCharValues.End }))));

    private static string? WhyNot(byte[] file) => WordInspection.WhyNot(new MemoryStream(file))?.Key;
}
