using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Lykta.Web.Tests.TestKit;

namespace Lykta.Web.Tests.Capabilities.Plans.Priorities;

/// <summary>What tests of the lists do again and again.</summary>
public static class PriorityHouse
{
    /// <summary>A draft of the next list; its address.</summary>
    public static async Task<string> DraftAsync(this LyktaClient client, string root)
    {
        var made = await client.SubmitFormAsync(await client.GetAsync(root), "form[action*='handler=New']");
        return made.Location ?? throw new InvalidOperationException(made.Text);
    }

    /// <summary>The field of an area by the name that it has.</summary>
    public static string FieldOf(LyktaPage page, string name) =>
        page.Document.QuerySelectorAll<IHtmlInputElement>("input[name^='Area-']").Single(i => i.Value == name).Name!;

    public static Task<LyktaPage> MapAsync(this LyktaClient client, LyktaPage page, params (string Old, string[] To, string Why)[] rows) =>
        client.PostAsync(page.Path, Fields(page, rows));

    public static string ToField(LyktaPage page, string old) => page.Document.QuerySelectorAll("fieldset").Single(f => f.QuerySelector("legend")!.TextContent == old).Id!;

    /// <summary>The form as it stands, but for the rows given: what each old area has become, by name.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Fields(LyktaPage page, (string Old, string[] To, string Why)[] rows)
    {
        var form = (IHtmlFormElement)page.Document.QuerySelector("#koppling")!;
        var changed = rows.ToDictionary(r => ToField(page, r.Old), r => r, StringComparer.Ordinal);
        foreach (var field in LyktaClient.FieldsOf(form).Where(f => !changed.ContainsKey(f.Key) && !changed.ContainsKey(f.Key.Replace("Why-", "To-", StringComparison.Ordinal))))
            yield return field;
        foreach (var (to, row) in changed)
        {
            foreach (var name in row.To)
                yield return KeyValuePair.Create(to, Box(form, to, name));
            yield return KeyValuePair.Create(to.Replace("To-", "Why-", StringComparison.Ordinal), row.Why);
        }
    }

    private static string Box(IHtmlFormElement form, string to, string name) =>
        form.QuerySelectorAll($"#{to} .choice").Single(c => c.QuerySelector("label")!.TextContent == name).QuerySelector("input")!.GetAttribute("value")!;
}
