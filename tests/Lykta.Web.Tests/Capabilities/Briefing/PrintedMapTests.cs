using System.Diagnostics;
using System.Text;
using Lykta.Web.Tests.TestKit;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Briefing;

/// <summary>The evening's map as it comes out of the printer.</summary>
public sealed class PrintedMapTests
{
    [Fact]
    public async Task File_Map_HoldsItsColoursInsideItself()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        await client.ShareAsync();
        var share = await client.GetAsync(Sheet + "/dela");
        var file = await client.SubmitFormAsync(share, Form, ("Format", "html"), ("IsChosen", "true"));
        file.Document.QuerySelector("svg > style").ShouldNotBeNull().TextContent.ShouldContain(".c-water{fill:#");
    }

    [Fact]
    public async Task Pdf_Map_IsNoBlackRectangle()
    {
        var painter = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(f => Path.Combine(f, "pdftoppm")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(painter is null, "pdftoppm of poppler-utils is not installed on this machine.");
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        await client.ShareAsync();
        var share = await client.GetAsync(Sheet + "/dela");
        var fields = LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)share.Document.QuerySelector(Form)!).Append(new("Format", "pdf")).Append(new("IsChosen", "true"));
        using var content = new FormUrlEncodedContent(fields);
        using var response = await client.Http.PostAsync(Sheet + "/fil", content);
        Assert.SkipWhen(response.StatusCode == System.Net.HttpStatusCode.Redirect, "No program that makes PDF is installed on this machine.");
        var picture = await PaintAsync(painter!, await response.Content.ReadAsByteArrayAsync());
        picture.Count(p => p < 60).ShouldBeLessThan(picture.Length / 12, "a black map is a fifth of the page, letters are a twentieth");
        picture.Count(p => p is > 225 and < 246).ShouldBeGreaterThan(picture.Length / 60, "water and land");
    }

    private const string Form = "form[action$='/fil']:has(input[value='PoliceAndMunicipality'])";

    /// <summary>The page in grey, a byte a point.</summary>
    private static async Task<byte[]> PaintAsync(string painter, byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("lykta-karta-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "a.pdf"), pdf);
            using var process = Process.Start(new ProcessStartInfo(painter, ["-gray", "-r", "50", "-singlefile", Path.Combine(folder, "a.pdf"), Path.Combine(folder, "a")]))!;
            await process.WaitForExitAsync();
            var pgm = await File.ReadAllBytesAsync(Path.Combine(folder, "a.pgm"));
            var size = Encoding.ASCII.GetString(pgm, 0, 30).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
            return pgm[^(int.Parse(size[1]) * int.Parse(size[2]))..];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
