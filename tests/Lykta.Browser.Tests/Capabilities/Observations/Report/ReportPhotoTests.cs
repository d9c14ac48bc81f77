using System.Text;
using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;
using static Lykta.Browser.Tests.Capabilities.Observations.Report.ReportRows;

namespace Lykta.Browser.Tests.Capabilities.Observations.Report;

public sealed class ReportPhotoTests(BrowserFixture browser)
{
    private const string Canary = "GPS-kanarie-5918";

    [BrowserFact]
    public async Task Photo_WithMetadata_IsStoredSmallAndBareAndShownToItsWriter()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host);
        await visitor.SignInAsync("falt");
        await visitor.GoAsync(Form + "?typ=skadegorelse&plats=bjorkparken");
        var page = visitor.Page;
        var photo = await PhotoAsync(page, 3000, 2000);
        Encoding.Latin1.GetString(photo).ShouldContain(Canary);
        await page.Locator("[data-details] > summary").ClickAsync();
        await page.Locator("#Input_Photo").SetInputFilesAsync(new FilePayload { Name = "IMG_1.jpg", MimeType = "image/jpeg", Buffer = photo });
        var canvas = page.Locator("canvas");
        await canvas.ClickAsync(new() { Position = new() { X = 60, Y = 60 } });
        await Assertions.Expect(canvas).ToHaveAttributeAsync("data-smudged", "true");
        await visitor.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Skicka" }).ClickAsync();
        await page.WaitForURLAsync("**/rapportera/kvitto/*");
        var stored = await host.ReadAsync(db => db.Set<ObservationPhoto>().SingleAsync());
        Encoding.Latin1.GetString(stored.Content).ShouldNotContain(Canary);
        Encoding.Latin1.GetString(stored.Content).ShouldNotContain("Exif");
        stored.ReleasedAt.ShouldBeNull();

        await visitor.GoAsync("/sundby-ekbacken/mina");
        var shown = page.Locator(".own-photo img");
        await shown.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator(".own-photo img")).ToHaveJSPropertyAsync("complete", true);
        (await shown.EvaluateAsync<int>("i => Math.max(i.naturalWidth, i.naturalHeight)")).ShouldBe(1600);
        visitor.ShouldNotHaveComplained();
    }

    [BrowserFact]
    public async Task Send_PressedThreeTimesAtOnce_IsOneReport()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host);
        await visitor.SignInAsync("falt");
        var before = await host.ReadAsync(db => db.Set<Observation>().CountAsync());
        await visitor.GoAsync(Form + "?typ=skadegorelse&plats=bjorkparken");
        var page = visitor.Page;
        await page.Locator("[data-details] > summary").ClickAsync();
        await page.Locator("#Input_Photo").SetInputFilesAsync(new FilePayload { Name = "IMG_1.jpg", MimeType = "image/jpeg", Buffer = await PhotoAsync(page, 1200, 800) });
        await Assertions.Expect(page.Locator("canvas")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Skicka" }).EvaluateAsync("b => { b.click(); b.click(); b.click(); }");
        await page.WaitForURLAsync("**/rapportera/kvitto/*");
        await visitor.GoAsync("/sundby-ekbacken/mina");
        (await host.ReadAsync(db => db.Set<Observation>().CountAsync())).ShouldBe(before + 1);
        visitor.ShouldNotHaveComplained();
    }

    // A picture drawn by the browser, with an EXIF segment put in by hand.
    private static async Task<byte[]> PhotoAsync(IPage page, int width, int height)
    {
        var base64 = await page.EvaluateAsync<string>(
            """
            ([w, h]) => {
              const canvas = Object.assign(document.createElement("canvas"), { width: w, height: h });
              const pen = canvas.getContext("2d");
              for (let i = 0; i < 60; i++) { pen.fillStyle = `hsl(${i * 37} 70% 50%)`; pen.fillRect((i % 10) * w / 10, Math.floor(i / 10) * h / 6, w / 10, h / 6); }
              return canvas.toDataURL("image/jpeg").split(",")[1];
            }
            """, new[] { width, height });
        var jpeg = Convert.FromBase64String(base64);
        byte[] exif = [.. "Exif\0\0"u8, .. "MM\0*\0\0\0\b\0\0\0\0\0\0"u8, .. Encoding.ASCII.GetBytes(Canary)];
        var length = exif.Length + 2;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. jpeg[2..]];
    }
}
