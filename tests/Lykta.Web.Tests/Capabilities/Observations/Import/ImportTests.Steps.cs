using System.Net;
using System.Text;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Observations.Import;

public sealed partial class ImportTests
{
    private static async Task<LyktaPage> ImportAsync(LyktaHost host, LyktaClient client, string file, string name)
    {
        var check = await UploadAsync(client, Encoding.UTF8.GetBytes(file), name);
        check.Text.ShouldContain("rader är förstådda");
        return await FinishAsync(host, client, await PressAsync(client, check, "Import"));
    }

    private static async Task<LyktaPage> FinishAsync(LyktaHost host, LyktaClient client, LyktaPage ordered)
    {
        ordered.Status.ShouldBe(HttpStatusCode.Redirect, ordered.Text);
        for (var tries = 0; tries < 300; tries++)
        {
            var page = await client.GetAsync(ordered.Location!);
            if (page.Document.QuerySelector("progress") is null)
                return page;
            await Task.Delay(50);
        }

        throw new TimeoutException("The import did not end.");
    }

    private static Task<LyktaPage> LookAsync(LyktaClient client, LyktaPage check, params string[] columns)
    {
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)check.Document.QuerySelector("main form")!;
        var fields = LyktaClient.FieldsOf(form).Where(f => f.Key != "Input.Columns").Concat(columns.Select(c => KeyValuePair.Create("Input.Columns", c)));
        return client.PostAsync($"{check.Path.Split('?')[0]}?handler=Look", fields);
    }

    private static Task<LyktaPage> PressAsync(LyktaClient client, LyktaPage page, string handler, params (string, string)[] values)
    {
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("main form")!;
        var fields = LyktaClient.FieldsOf(form).Where(f => values.All(v => v.Item1 != f.Key)).Concat(values.Select(v => KeyValuePair.Create(v.Item1, v.Item2)));
        return client.PostAsync($"{page.Path.Split('?')[0]}?handler={handler}", fields);
    }

    private static async Task<LyktaPage> UploadAsync(LyktaClient client, byte[] content, string name, bool follow = true)
    {
        var sent = await SendFileAsync(client, await client.GetAsync(Page), content, name);
        return follow ? await client.GetAsync(sent.Location ?? throw new InvalidOperationException(sent.Text)) : sent;
    }

    private static async Task<LyktaPage> SendFileAsync(LyktaClient client, LyktaPage page, byte[] content, string name)
    {
        using var form = new MultipartFormDataContent();
        foreach (var field in LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("main form")!))
            form.Add(new StringContent(field.Value), field.Key);
        form.Add(new ByteArrayContent(content), "Input.File", name);
        using var response = await client.Http.PostAsync(page.Path, form);
        return await LyktaPage.ReadAsync(response, page.Path);
    }
}
