using System.Net;
using Lykta.Web.Documents;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.FollowUps;

public sealed class BoardFilesTests
{
    private const string Round = $"/{DemoSeed.DistrictSlug}/uppfoljning/2026-t2";

    [Theory, OnBothDatabases]
    public async Task Word_TakenBackUnchanged_IsSame_AndAnotherRoundsTableIsNot(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("sekreterare");
        var made = await client.Http.GetByteArrayAsync($"{Round}/namnden.docx");
        host.Clock.Move(TimeSpan.FromMinutes(90));
        (await CompareAsync(client, made, "namnden.docx")).Text.ShouldContain("Siffror och tabeller är de som skapades");
        var other = await client.Http.GetByteArrayAsync($"/{DemoSeed.DistrictSlug}/uppfoljning/2026-ar/namnden.docx");
        (await CompareAsync(client, other, "namnden.docx")).Text.ShouldContain("Celler som säger något annat");
        var refused = await CompareAsync(client, "a;b\n1;2"u8.ToArray(), "x.csv");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("inte ett Word-dokument");
    }

    [Theory, OnBothDatabases]
    public async Task Ils_Csv_HasVerdictsAndKeepsFiguresInside(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("styrgrupp");
        var csv = (await client.GetAsync($"{Round}/ils.csv")).Body;
        csv.ShouldContain("Bedömning");
        csv.ShouldContain("uppfylls helt");
        csv.ShouldContain("Målet nått (20–49 avslutade)");
        csv.ShouldNotContain("17 av 20");
        (await client.GetAsync($"/{DemoSeed.DistrictSlug}/uppfoljning/1999-t1/ils.csv")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var field = await host.SignedInAsync("falt");
        foreach (var path in new[] { "ils.csv", "ils.xlsx", "namnden/jamfor", "namnden.pdf" })
            (await field.GetAsync($"{Round}/{path}")).Status.ShouldBe(HttpStatusCode.Forbidden, path);
    }

    [Fact]
    public async Task Archive_WithoutLibreOffice_SaysSo_AndWithItIsAPdf()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("sekreterare");
        using var response = await client.Http.GetAsync($"{Round}/namnden.pdf");
        if (ArchivePrinter.Program is null)
        {
            response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await client.GetAsync(response.Headers.Location!.ToString())).Text.ShouldContain("LibreOffice finns inte på servern");
        }
        else
        {
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        }
    }

    private static async Task<LyktaPage> CompareAsync(LyktaClient client, byte[] content, string name)
    {
        var page = await client.GetAsync($"{Round}/namnden/jamfor");
        using var form = new MultipartFormDataContent();
        foreach (var field in LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("main form")!))
            form.Add(new StringContent(field.Value), field.Key);
        form.Add(new ByteArrayContent(content), "Upload", name);
        using var response = await client.Http.PostAsync(page.Path, form);
        return await LyktaPage.ReadAsync(response, page.Path);
    }
}
