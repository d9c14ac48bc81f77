using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;

namespace Lykta.Browser.Tests.Capabilities.Plans;

/// <summary>The real table of 2016 from the plan's page to stored rows, with the presses counted.</summary>
public sealed class ImportBudgetTests(BrowserFixture browser)
{
    private const string Plan = $"/{DemoSeed.DistrictSlug}/atgardsplan/2";

    [BrowserFact]
    public async Task Import_TheRealWordTable_TakesFewerThanTenPressesAndDoublesNothing()
    {
        var file = SharedData.PathOf("uppfoljning-t2-2016.docx");
        await using var host = await LyktaHost.StartAsync();
        using (var client = await host.SignedInAsync("samordnare"))
        {
            var form = await client.GetAsync($"/{DemoSeed.DistrictSlug}/atgardsplan/ny");
            var made = await client.SubmitAsync(form, ("Input.Title", "Strategi mot sociala oroligheter 2016"), ("Input.From", "2016-01-01"), ("Input.To", "2016-12-31"));
            made.Location.ShouldBe(Plan);
        }

        await using var visitor = await browser.VisitAsync(host, Device.Desktop);
        await visitor.SignInAsync("samordnare");
        await ReadInAsync(visitor, file);
        visitor.Presses.ShouldBeAtMost(9);
        (await CountAsync(host)).ShouldBe((30, 4));
        visitor.Presses.StartOver();
        await ReadInAsync(visitor, file);
        visitor.Presses.ShouldBeAtMost(9);
        (await CountAsync(host)).ShouldBe((30, 4));
        visitor.ShouldNotHaveComplained();
    }

    private static async Task ReadInAsync(Visitor visitor, string file)
    {
        var (page, presses) = (visitor.Page, visitor.Presses);
        await visitor.GoAsync(Plan);
        await presses.PressAsync(page.Locator($"main a[href='{Plan}/importera']"));
        // One press opens the program's own choice of file, and one chooses there.
        var chooser = await page.RunAndWaitForFileChooserAsync(() => presses.PressAsync(page.Locator("main input[type=file]")));
        await chooser.SetFilesAsync(file);
        await presses.PressAsync(page.Locator("main form:has(input[type=file]) .buttons button"));
        await page.WaitForURLAsync("**/importera/*");
        if (await page.Locator("#godta").CountAsync() > 0 && !await page.Locator("#godta").IsCheckedAsync())
        {
            await presses.PressAsync(page.Locator("label[for='godta']"));
            await presses.PressAsync(page.Locator("main button[formaction*='Look']").First);
        }

        await presses.PressAsync(page.Locator("main button[formaction*='Import']"));
        await Assertions.Expect(page.Locator(".flash").First).ToBeVisibleAsync();
    }

    private static Task<(int Measures, int Sections)> CountAsync(LyktaHost host) => host.ReadAsync(async db => (
        await db.Set<Measure>().CountAsync(m => m.ImportKey != null),
        await db.Set<PlanSection>().CountAsync(s => db.Set<ActionPlan>().Any(p => p.Id == s.PlanId && p.Number == 2))));
}
