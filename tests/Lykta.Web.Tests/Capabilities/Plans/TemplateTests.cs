using System.Net;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Platform.Files;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Plans;

/// <summary>The plan in Brå's six columns: the same measures as the register.</summary>
public sealed class TemplateTests
{
    private const string Template = $"/{DemoSeed.DistrictSlug}/atgardsplan/1/mall";

    [Theory, OnBothDatabases]
    public async Task Template_SixColumns_NumbersCausesAndTellsTheLatestAnswer(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("styrgrupp");
        var page = await client.GetAsync(Template);
        page.Document.QuerySelectorAll("thead th").Select(h => h.TextContent).ShouldBe(["Orsak", "Åtgärd", "Operativa mål", "När", "Vem", "Uppföljning"]);
        var rows = page.Document.QuerySelectorAll("tbody tr").Select(r => r.Children.Select(c => c.TextContent.Trim()).ToList()).ToList();
        rows.Count.ShouldBe(DemoMeasures.All.Count);
        rows[0][0].ShouldStartWith("1. ");
        // A second measure against the same cause has its number and does not repeat it.
        var (first, second) = (rows.Single(r => r[1].Contains("(A-1)", StringComparison.Ordinal)), rows.First(r => r[0].StartsWith("Samma orsak", StringComparison.Ordinal)));
        first[1].ShouldStartWith(first[0].Split('.')[0] + ". ");
        second[1].ShouldStartWith(second[0].Split(", ")[1] + ". ");
        page.Text.ShouldContain("Skäl i stället för orsak: ");
        var answered = await host.ReadAsync(db => (from e in db.Set<FollowUpEntry>() where e.Status != null select e.MeasureId).Distinct().CountAsync());
        rows.Count(r => !r[5].StartsWith("Inte följd upp", StringComparison.Ordinal)).ShouldBe(answered);
        var csv = TableReader.ReadAll(new MemoryStream(await client.Http.GetByteArrayAsync($"{Template}.csv")), "mall.csv").Value;
        csv.Count.ShouldBe(rows.Count + 1);
    }

    [Theory, OnBothDatabases]
    public async Task Template_WhatIsNotSharedWithAll_StaysInside(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.SubmitFormAsync(await coordinator.GetAsync($"/{DemoSeed.DistrictSlug}/atgarder/A-2"), "form.form.section", ("Fields[Sharing]", "Organisation"));
        var page = await coordinator.GetAsync(Template);
        page.Text.ShouldNotContain("Sociala insatsgrupper");
        page.Text.ShouldContain("1 rad är intern och ingår inte.");
        (await coordinator.GetAsync($"{Template}.csv")).Body.ShouldNotContain("Sociala insatsgrupper");
        using var preschool = await host.SignedInAsync("forskola");
        foreach (var path in new[] { "", ".csv", ".docx" })
            (await preschool.GetAsync(Template + path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        foreach (var path in new[] { "/atgardsplan/99/mall", "/atgardsplan/99/mall.csv" })
            (await coordinator.GetAsync($"/{DemoSeed.DistrictSlug}{path}")).Status.ShouldBe(HttpStatusCode.NotFound, path);
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/atgardsplan/1/mall")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
