using System.Text;
using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Microsoft.Data.Sqlite;

namespace Lykta.Browser.Tests.EveryPage;

internal static class Walking
{
    public static Task SpeakAsync(this Visitor visitor, string cookie) => visitor.Context.AddCookiesAsync(
        [new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString(cookie), Url = visitor.Host.Address.ToString() }]);

    /// <summary>As a persona, as nobody, by a unit's shared phone, or with the password given and the code still to come.</summary>
    public static async Task EnterAsync(this Visitor visitor, string persona)
    {
        if (persona.Length == 0)
            return;
        if (persona.StartsWith(Visit.Phone, StringComparison.Ordinal))
        {
            await visitor.OpenDoorAsync(persona[Visit.Phone.Length..]);
            return;
        }

        if (!persona.StartsWith("half", StringComparison.Ordinal))
        {
            await visitor.SignInAsync(persona);
            return;
        }

        await visitor.GoAsync("/logga-in");
        var form = visitor.Page.Locator("form[action='/logga-in']");
        await form.Locator("[name='Input.Email']").FillAsync(persona == "half" ? "halv@exempel.se" : "ny@exempel.se");
        await form.Locator("[name='Input.Password']").FillAsync(TestAccounts.Password);
        await form.Locator("button").First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/logga-in/*");
    }

    // The browser goes by its own clock, by which a cookie of the moved evening is already old: it is given without its end.
    private static async Task OpenDoorAsync(this Visitor visitor, string unit)
    {
        using var phone = await visitor.Host.PhoneAsync(unit);
        await visitor.Context.AddCookiesAsync(phone.Cookies.GetAllCookies().Where(c => c.Name != ".AspNetCore.Culture")
            .Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = visitor.Host.Address.ToString() }));
    }

    /// <summary>What is wrong with the page as it stands: axe, sideways scrolling, title, heading, language.</summary>
    public static async Task<string> FaultsAsync(this Visitor visitor, string name, string language)
    {
        var faults = new StringBuilder();
        foreach (var violation in await visitor.ViolationsAsync())
            faults.AppendLine($"{name}: {violation}");
        var tooWide = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (tooWide > 0)
            faults.AppendLine($"{name}: {tooWide} px too wide");
        var shown = await visitor.Page.EvaluateAsync<string>("() => `${document.documentElement.lang} ${document.querySelectorAll('h1').length} ${document.title.length > 7}`");
        if (shown != $"{language} 1 true")
            faults.AppendLine($"{name}: language, number of h1, has a title: {shown}");
        return faults.ToString();
    }

    /// <summary>Forms that show words to be changed and do not say which version of them they show.</summary>
    public static async Task<string> UnversionedAsync(this Visitor visitor, string name)
    {
        var forms = await visitor.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("main form[method=post i]")]
              .filter(form => [...form.querySelectorAll("textarea, input[type=text], input:not([type])")].some(f => f.defaultValue && !f.readOnly)
                && !form.querySelector("[name='__version'], [name$='Version'], [name^='Was']") && !form.hasAttribute("data-new"))
              .map(form => form.getAttribute("action") ?? "")
            """);
        return string.Concat(forms.Select(f => $"{name}: the form {f} edits without a version\n"));
    }

    /// <summary>As in the first days: people and places, and nothing has happened.</summary>
    public static async Task EmptyAsync(this LyktaHost host)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(host.DataFolder, "lykta.db")};Pooling=False;Default Timeout=10;Foreign Keys=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = string.Concat(
            new[] { "OwnFieldValue", "ObservationPhoto", "Observation", "DayCount", "HourCount", "WeekAnswer", "PoliceEvent", "Place",
                "CollaborationGoal", "CollaborationParticipant", "CollaborationParty", "CollaborationRelease", "CollaborationScope", "Collaboration" }
                .Select(t => $"DELETE FROM \"{t}\";"));
        await command.ExecuteNonQueryAsync();
    }
}
