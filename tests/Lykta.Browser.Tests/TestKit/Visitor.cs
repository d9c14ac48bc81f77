using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Lykta.Web.Tests.TestKit;
using Microsoft.Playwright;
using Shouldly;

namespace Lykta.Browser.Tests.TestKit;

/// <summary>A person with a browser: signs in as a persona, counts presses, and gathers what the browser complained about.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private const string TargetSize = "target-size";

    private readonly List<string> complaints = [];

    private Visitor(IBrowserContext context, IPage page, LyktaHost host)
    {
        (Context, Page, Host) = (context, page, host);
        Presses = new(page);
        context.WebError += (_, error) => complaints.Add(error.Error);
        page.Console += (_, line) =>
        {
            // A refused or lost request is what many tests are about; a broken rule of the security policy never is.
            if (line.Type == "error" && !line.Text.Contains("Failed to load resource", StringComparison.Ordinal))
                complaints.Add(line.Text);
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public LyktaHost Host { get; }

    public Presses Presses { get; }

    /// <summary>Script errors and breaches of the content security policy so far.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    internal static async Task<Visitor> OpenAsync(IBrowserContext context, LyktaHost host) =>
        new(context, await context.NewPageAsync(), host);

    /// <summary>By the demo's door; not counted as presses.</summary>
    public async Task<Visitor> SignInAsync(string persona)
    {
        await Page.GotoAsync("/demo");
        // Waited for from before the press: a page that has come already has no more events to wait for.
        var arrived = Page.WaitForURLAsync(url => !url.EndsWith("/demo", StringComparison.Ordinal));
        await Page.Locator($"button[name=persona][value={persona}]").ClickAsync();
        await arrived;
        return this;
    }

    public async Task<IResponse?> GoAsync(string path) => await Page.GotoAsync(path);

    /// <summary>No axe finding in the page as it stands.</summary>
    public async Task ShouldBeAccessibleAsync()
    {
        var found = new StringBuilder();
        foreach (var violation in await ViolationsAsync())
            found.AppendLine(violation);
        found.ToString().ShouldBeEmpty($"axe on {Page.Url}");
    }

    /// <summary>
    /// What axe finds, a rule a line. Markers of the map may lie closer than 24 px: each is in the list beside the map too,
    /// large enough (WCAG 2.5.8, the exception for an equivalent). What a bar that stays in view half covers is measured again scrolled out.
    /// </summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        var found = await MeasuredAsync();
        if (found.Exists(f => f.Rule == TargetSize))
        {
            await Page.EvaluateAsync("() => scrollBy({ top: 160, behavior: 'instant' })");
            var again = await MeasuredAsync();
            found.RemoveAll(f => f.Rule == TargetSize && !again.Exists(a => a.Rule == TargetSize && a.Html == f.Html));
        }

        return [.. found.GroupBy(f => $"{f.Rule}: {f.Help}").Select(g => $"{g.Key}: {string.Join(" | ", g.Take(4).Select(f => f.Html))}")];
    }

    /// <summary>The page does not need scrolling sideways.</summary>
    public async Task ShouldFitTheWidthAsync() =>
        (await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, Page.Url);

    public void ShouldNotHaveComplained() => complaints.ShouldBeEmpty();

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    private async Task<List<(string Rule, string Help, string Html)>> MeasuredAsync() =>
    [
        .. (await Page.RunAxe(Rules)).Violations.SelectMany(rule => rule.Nodes.Select(n => (rule.Id, rule.Help, n.Html)))
            .Where(f => f.Id != TargetSize || !f.Html.Contains("map-marker", StringComparison.Ordinal)),
    ];
}

/// <summary>Counts each tap, click and key as one press; typing is not counted (docs: journeys and budgets).</summary>
public sealed class Presses(IPage page)
{
    public int Count { get; private set; }

    public void StartOver() => Count = 0;

    public async Task PressAsync(ILocator target)
    {
        Count++;
        await target.ClickAsync();
    }

    public async Task KeyAsync(string key)
    {
        Count++;
        await page.Keyboard.PressAsync(key);
    }

    public void ShouldBeAtMost(int budget) => Count.ShouldBeLessThanOrEqualTo(budget);
}
