using System.Net;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Observations.Report.ReportForms;

namespace Lykta.Web.Tests.Capabilities.Observations.Report;

public sealed class ReceiveTests
{
    private static readonly (string, string)[] Lamp = [("Input.Type", "belysning"), ("Input.Place", "bjorkparken")];

    [Theory, OnBothDatabases]
    public async Task Send_TwentyEqualAtOnce_IsOneRowWithOneAnswer(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        var before = await CountAsync(host);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.SendAsync("samma-nyckel", Lamp)));
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.OK);
        answers.Select(a => a.Answer.GetRawText()).Distinct().Count().ShouldBe(1);
        (await CountAsync(host)).ShouldBe(before + 1);
        (await host.ReadAsync(db => db.Set<DayCount>().SumAsync(c => c.Count))).ShouldBe(before + 1);
    }

    [Theory, OnBothDatabases]
    public async Task Send_SameKeyOtherContent_IsConflictAndChangesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        await client.SendAsync("samma-nyckel", Lamp);
        var before = await CountAsync(host);
        (await client.SendAsync("samma-nyckel", [("Input.Type", "nedskrapning"), ("Input.Place", "bjorkparken")])).Status.ShouldBe(HttpStatusCode.Conflict);
        (await client.SendAsync("samma-nyckel", Lamp, photo: [1, 2, 3])).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CountAsync(host)).ShouldBe(before);
        using var other = await host.SignedInAsync("polis");
        (await other.SendAsync("samma-nyckel", Lamp)).Status.ShouldBe(HttpStatusCode.OK);
        (await CountAsync(host)).ShouldBe(before + 1);
    }

    [Theory, OnBothDatabases]
    public async Task Send_FromAnotherSiteOrWithoutKey_IsRefused(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        var before = await CountAsync(host);
        (await client.SendAsync("nyckel-fraga", Lamp, site: "cross-site")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await client.SendAsync("nyckel-fraga", Lamp, site: "")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await client.SendAsync("nyckel-fraga", Lamp, origin: "https://annan.example", site: "")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await client.SendAsync("nyckel-fraga", Lamp, origin: "null")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await client.SendAsync("", Lamp)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await client.SendAsync("kort", Lamp)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await CountAsync(host)).ShouldBe(before);
        (await client.SendAsync("nyckel-fraga", Lamp, origin: host.Address.GetLeftPart(UriPartial.Authority))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Send_BadInput_AnswersByFieldAndKeepsTheKeyFree(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        var refused = await client.SendAsync("nyckel-rattas", [("Input.Type", "finns-inte"), ("Input.Date", "2027-01-01"), ("Input.Text", "Mejla a.b@exempel.se")]);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Answer.GetProperty("errors").EnumerateObject().Select(p => p.Name).ShouldBe(["Input.Type", "Input.Place", "Input.From", "Input.Text"], ignoreOrder: true);
        var unreadable = await client.SendAsync("nyckel-rattas", [.. Lamp, ("Input.Date", "i går")]);
        unreadable.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await client.SendAsync("nyckel-rattas", Lamp)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Send_SoftWarning_PassesWhenAccepted(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        (string, string)[] named = [.. Lamp, ("Input.Text", "Han heter Kalle")];
        var warned = await client.SendAsync("nyckel-varnad", named);
        warned.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        warned.Answer.GetProperty("isAcceptable").GetBoolean().ShouldBeTrue();
        (await client.SendAsync("nyckel-varnad", [.. named, ("Input.IsAccepted", "true")])).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Send_EachPrecision_KeepsNoMoreThanTheTypeAllows(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var place = await host.ReadAsync(db => db.Set<Web.Capabilities.Places.Place>().SingleAsync(p => p.Slug == "bjorkparken"));
        (string, string)[] here =
        [
            ("Input.Longitude", (place.Longitude + 0.0005).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Input.Latitude", place.Latitude.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ];
        var lamp = await SentAsync("belysning");
        (lamp.PlaceId, lamp.AreaId, lamp.Latitude is not null).ShouldBe((place.Id, place.AreaId, true));
        var drugs = await SentAsync("droghandel");
        (drugs.PlaceId, drugs.AreaId, drugs.Latitude).ShouldBe((place.Id, place.AreaId, null));
        var stairs = await SentAsync("trapphus");
        (stairs.PlaceId, stairs.AreaId, stairs.Latitude).ShouldBe((null, place.AreaId, null));
        var partner = await SentAsync("vald-nara");
        (partner.PlaceId, partner.AreaId, partner.Latitude, partner.Longitude).ShouldBe((null, null, null, null));
        var outside = await client.SendAsync("nyckel-utanfor", [("Input.Type", "belysning"), ("Input.Longitude", "11.97"), ("Input.Latitude", "57.7")]);
        outside.Answer.GetProperty("errors").GetProperty("Input.Place")[0].GetString()!.ShouldContain("utanför");

        async Task<Observation> SentAsync(string type)
        {
            (await client.SendAsync("nyckel-" + type, [("Input.Type", type), .. here])).Status.ShouldBe(HttpStatusCode.OK, type);
            return await ReportPageTests.NewestAsync(host);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Send_ByUnitLink_KeepsTextOnlyWhenOpened(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database, WithLinkDoor);
        (string, string)[] wordy = [.. Lamp, ("Input.Text", "Två stolpar i rad är släckta.")];
        using var closed = await host.BehindLinkAsync(AccessLinkKind.Unit, "Förskolan Ekorren");
        (await closed.GetAsync(Form)).Document.QuerySelector("textarea").ShouldBeNull();
        (await closed.SendAsync("nyckel-stangd", wordy)).Status.ShouldBe(HttpStatusCode.OK);
        var first = await ReportPageTests.NewestAsync(host);
        (first.Text, first.Source, first.WrittenBy).ShouldBe((null, ObservationSource.UnitLink, null));
        (await closed.GetAsync("/sundby-ekbacken/rapportera/kvitto/nyckel-stangd")).Text.ShouldContain($"Nr {first.Number}");
        (await closed.GetAsync("/sundby-ekbacken/mina")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var opened = await host.BehindLinkAsync(AccessLinkKind.Unit, "Sundbyhem förvaltning", mayWriteText: true);
        (await opened.SendAsync("nyckel-oppen", wordy)).Status.ShouldBe(HttpStatusCode.OK);
        (await ReportPageTests.NewestAsync(host)).Text.ShouldBe("Två stolpar i rad är släckta.");
        (await opened.GetAsync("/sundby-ekbacken/rapportera/kvitto/nyckel-stangd")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var school = await host.BehindLinkAsync(AccessLinkKind.Unit, "Lindhagsskolan", mayWriteText: true);
        (await school.SendAsync("nyckel-skola", [.. wordy, ("Input.GroupSize", "FiveToNine"), ("Input.Unsafety", "3")])).Status.ShouldBe(HttpStatusCode.OK);
        var atSchool = await ReportPageTests.NewestAsync(host);
        (atSchool.Text, atSchool.GroupSize, atSchool.Unsafety).ShouldBe((null, GroupSize.None, null));
    }

    private static Task<int> CountAsync(LyktaHost host) => host.ReadAsync(db => db.Set<Observation>().CountAsync());
}
