using System.Text;
using Lykta.Web.Documents;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Lykta.Web.Tests.Documents;

public sealed class ArchivePrinterTests
{
    private static readonly WordDocument Document = new("Svar på skrivelse",
        [new WordHeading(1, "Svar på skrivelse"), new WordParagraph("Åtgärder i Älvsjö"), new WordTable(["Nr", "Åtgärd"], [["A-1", "Vandring"]], [1, 3])]);

    [Fact]
    public async Task Print_WithLibreOffice_IsPdfA1B()
    {
        Assert.SkipWhen(ArchivePrinter.Program is null, "LibreOffice is not on this machine, so no archive copy can be made.");
        using var printer = new ArchivePrinter(NullLogger<ArchivePrinter>.Instance);
        var pdf = await printer.PrintAsync(Document, CancellationToken.None);
        pdf.ShouldNotBeNull();
        var text = Encoding.Latin1.GetString(pdf);
        text.ShouldStartWith("%PDF-1.4");
        text.ShouldContain("pdfaid:part");
        text.ShouldContain("<pdfaid:part>1</pdfaid:part>");
        text.ShouldContain("<pdfaid:conformance>");
    }

    [Fact]
    public async Task Print_WithoutLibreOffice_IsNull()
    {
        Assert.SkipWhen(ArchivePrinter.Program is not null, "LibreOffice is here.");
        using var printer = new ArchivePrinter(NullLogger<ArchivePrinter>.Instance);
        (await printer.PrintAsync(Document, CancellationToken.None)).ShouldBeNull();
    }
}
