using System.Text;
using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Browser.Tests.EveryPage;

/// <summary>Each form sent empty: the page with its errors is as good a page as any.</summary>
public sealed class EveryFormTests(BrowserFixture browser)
{
    private const string Forms = "main form[method=post i]:not([action='/logga-ut']):not([action^='/oppet/installningar'])";

    private const string SendEmpty =
        """
        form => {
          document.documentElement.dataset.before = "";
          for (const field of form.querySelectorAll("input, textarea, select")) {
            if (["hidden", "radio", "submit", "file"].includes(field.type) || field.type === "checkbox") continue;
            if (field.tagName === "SELECT") field.selectedIndex = -1; else field.value = "";
          }
          HTMLFormElement.prototype.submit.call(form);
        }
        """;

    [BrowserTheory, InlineData("sv", true, 320), InlineData("en", false, 1280)]
    public async Task EveryForm_SentEmpty_TellsTheErrorsAccessibly(string language, bool isDark, int width)
    {
        await using var host = await LyktaHost.StartAsync();
        var visits = await browser.WithEverythingAsync(host);
        var guise = new Guise(language, isDark, width);
        var (faults, told) = (new StringBuilder(), 0);
        foreach (var group in guise.Part(visits).Where(v => v.Status == 200 && !v.Persona.StartsWith("half", StringComparison.Ordinal) && v.Route is not ("{partnership}/jobb/{id:guid}" or "demo" or "konto"))
                     .GroupBy(v => v.Persona))
        {
            await using var visitor = await browser.VisitAsync(host, guise.Device);
            await visitor.SpeakAsync(guise.CultureCookie);
            await visitor.EnterAsync(group.Key);
            foreach (var visit in group)
                told += await SendEachAsync(visitor, visit, guise, faults);
        }

        faults.ToString().ShouldBeEmpty();
        told.ShouldBeGreaterThan(8);
    }

    private static async Task<int> SendEachAsync(Visitor visitor, Visit visit, Guise guise, StringBuilder faults)
    {
        var told = 0;
        for (var (form, count) = (0, 1); form < count && form < 2; form++)
        {
            await visitor.GoAsync(visit.Path);
            count = await visitor.Page.Locator(Forms).CountAsync();
            if (count > form)
                told += await SendAsync(visitor, form, $"{visit.Persona} {visit.Path} form {form} ({guise.Language}, {guise.Width})", guise, faults);
        }

        return told;
    }

    private static async Task<int> SendAsync(Visitor visitor, int form, string name, Guise guise, StringBuilder faults)
    {
        var answer = await visitor.Page.RunAndWaitForResponseAsync(
            () => visitor.Page.Locator(Forms).Nth(form).EvaluateAsync(SendEmpty), r => r.Request.IsNavigationRequest && r.Status is not (302 or 303));
        // The page before is still there when the answer begins.
        await visitor.Page.Locator("html:not([data-before])").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        await visitor.Page.WaitForLoadStateAsync();
        if (answer.Status >= 500)
            faults.AppendLine($"{name}: {answer.Status}");
        else if (await visitor.Page.Locator(".ds-error-summary").CountAsync() == 0)
            return 0;
        faults.Append(await visitor.FaultsAsync(name, guise.Language));
        return 1;
    }
}
