using System.Text;
using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Browser.Tests.EveryPage;

/// <summary>Each page of the program, filled, in both languages and themes, wide and as narrow as 400 % zoom makes it.</summary>
public sealed class EveryPageTests(BrowserFixture browser)
{
    /// <summary>Each language, theme and width on half of the pages each; every page in all their pairs in the long run.</summary>
    public static TheoryData<string, bool, int> Guises => Environment.GetEnvironmentVariable("LYKTA_LONG") is null
        ? new() { { "sv", true, 320 }, { "en", false, 1280 } }
        : new() { { "sv", true, 320 }, { "en", false, 1280 }, { "sv", false, 1280 }, { "en", true, 1280 }, { "en", false, 320 } };

    [BrowserFact]
    public async Task EveryRoute_OfThePages_IsWalked()
    {
        await using var host = await LyktaHost.StartAsync();
        var walked = (await browser.WithEverythingAsync(host)).Concat(await Furnished.WithThePassBegunAsync(host)).Select(v => v.Route).Distinct().Order(StringComparer.Ordinal).ToList();
        Routes.Pages(host).Except(walked).ShouldBeEmpty();
        walked.Except(Routes.Pages(host)).ShouldBeEmpty();
    }

    [BrowserTheory, MemberData(nameof(Guises))]
    public async Task EveryPage_Filled_IsAccessibleAndFits(string language, bool isDark, int width)
    {
        await using var host = await LyktaHost.StartAsync();
        var visits = await browser.WithEverythingAsync(host);
        var faults = new StringBuilder();
        var guise = new Guise(language, isDark, width);
        await WalkAsync(browser, host, guise.Part(visits), guise, faults);
        faults.ToString().ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task EveryPage_DuringThePass_IsAccessibleAndFits()
    {
        await using var host = await LyktaHost.StartAsync();
        var visits = await Furnished.WithThePassBegunAsync(host);
        var faults = new StringBuilder();
        foreach (var guise in new[] { new Guise("sv", true, 320), new("en", false, 1280) })
            await WalkAsync(browser, host, guise.Part(visits), guise, faults);
        faults.ToString().ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task EveryPage_WithNothingHappened_IsAccessibleAndFits()
    {
        await using var host = await LyktaHost.StartAsync();
        await host.EmptyAsync();
        Visit[] visits = [.. Empty("samordnare", "laget", "laget/saknas", "karta", "iakttagelser", "bedom", "platser", "granskning", "rattelse", "polisens-handelser", "lankar", "samarbeten", "rapportera"),
            .. Empty("falt", "mina", "ikvall"), .. Empty("sekreterare", "utlamnande"), .. Empty("admin", "gallring", "spar"), .. Empty("analytiker", "samlat")];
        var faults = new StringBuilder();
        foreach (var guise in new[] { new Guise("sv", true, 320), new("en", false, 1280) })
            await WalkAsync(browser, host, guise.Part(visits), guise, faults);
        faults.ToString().ShouldBeEmpty();
    }

    private static IEnumerable<Visit> Empty(string persona, params string[] pages) => pages.Select(p => new Visit("", persona, $"/sundby-ekbacken/{p}"));

    private static async Task WalkAsync(BrowserFixture browser, LyktaHost host, IEnumerable<Visit> visits, Guise guise, StringBuilder faults)
    {
        foreach (var group in visits.GroupBy(v => v.Persona))
        {
            await using var visitor = await browser.VisitAsync(host, guise.Device);
            await visitor.SpeakAsync(guise.CultureCookie);
            await visitor.EnterAsync(group.Key);
            foreach (var visit in group)
            {
                var answer = await visitor.GoAsync(visit.Path);
                var name = $"{visit.Persona} {visit.Path} ({guise.Language}, {(guise.IsDark ? "dark" : "light")}, {guise.Width})";
                if (answer!.Status != visit.Status || !new Uri(answer.Url).PathAndQuery.StartsWith(visit.Path.Split('?')[0], StringComparison.Ordinal))
                    faults.AppendLine($"{name}: {answer.Status} at {answer.Url}");
                else
                    faults.Append(await visitor.FaultsAsync(name, guise.Language)).Append(await visitor.UnversionedAsync(name));
            }

            foreach (var complaint in visitor.Complaints)
                faults.AppendLine($"{group.Key}: {complaint}");
        }
    }
}
