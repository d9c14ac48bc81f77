using System.Net;
using System.Text;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places.Import;
using Lykta.Web.Data.Bulk;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Observations.Import;

public sealed partial class ImportTests
{
    [Theory, OnBothDatabases]
    public async Task Import_SameRowsWithOtherColumns_ComeInOnce(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        (await ImportAsync(host, client, Good, "rapporter.csv")).Text.ShouldContain("3 nya iakttagelser");
        var before = await host.ReadAsync(db => db.Set<Observation>().CountAsync());
        var check = await UploadAsync(client, Encoding.UTF8.GetBytes(Good), "rapporter.csv");
        check.Text.ShouldContain("Alla 3 rader finns redan i Lykta.");
        check.Document.QuerySelector("button[formaction*='handler=Import']").ShouldBeNull("nothing new to take in");
        // Without the number, and with another word for a heading.
        foreach (var file in new[] { Good, Good.Replace("Nr;", "Rad;", StringComparison.Ordinal) })
        {
            check = await UploadAsync(client, Encoding.UTF8.GetBytes(file), "rapporter.csv");
            var other = await LookAsync(client, check, "None", "Type", "Date", "Time", "Place", "None", "None", "Text", "None");
            other.Text.ShouldContain("Alla 3 rader finns redan i Lykta.");
            (await FinishAsync(host, client, await PressAsync(client, other, "Import"))).Text.ShouldContain("0 nya iakttagelser. 3 rader fanns redan");
        }

        (await host.ReadAsync(db => db.Set<Observation>().CountAsync())).ShouldBe(before);
        var more = await UploadAsync(client, Encoding.UTF8.GetBytes(Good + "A4;Nedskräpning;2026-11-19;09:00;Björkparken;;;;\r\n"), "fler.csv");
        more.Text.ShouldContain("3 av raderna finns redan i Lykta");
        more.Text.ShouldContain("Importera 1 rad");
        (await FinishAsync(host, client, await PressAsync(client, more, "Import"))).Text.ShouldContain("3");
        (await host.ReadAsync(db => db.Set<Observation>().CountAsync())).ShouldBe(before + 1);
    }

    [Theory, OnBothDatabases]
    public async Task Import_SameFileElsewhere_LeavesNoDigestThatCanBeMadeOutsideTheInstallation(Database database)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var installation = 0; installation < 2; installation++)
        {
            await using var host = await LyktaHost.StartAsync(database);
            using var client = await host.SignedInAsync("samordnare");
            await ImportAsync(host, client, Good, "rapporter.csv");
            var rows = await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Source == ObservationSource.Import)
                .Select(o => new { o.ExternalKey, o.ContentKey }).ToListAsync());
            rows.Count.ShouldBe(3);
            foreach (var key in rows.SelectMany(r => new[] { r.ExternalKey!.Split(':')[1], r.ContentKey!.Split(':')[0] }))
                seen.Add(key).ShouldBeTrue("the same row has the same digest in two installations");
        }
    }

    [Theory, OnBothDatabases]
    public async Task Import_ListChangedBetweenPageAndButton_IsReadAnew(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var check = await UploadAsync(client, Encoding.UTF8.GetBytes(Good), "rapporter.csv");
        check.Text.ShouldContain("rader är förstådda");
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            (await unit.Db.Set<EventType>().SingleAsync(t => t.NameSv == "Nedskräpning" && t.RetiredAt == null, cancel)).Retire(unit.Now);
            return true;
        }, CancellationToken.None);

        var refused = await PressAsync(client, check, "Import");

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Nedskräpning");
        (await host.ReadAsync(db => db.Set<Observation>().CountAsync(o => o.Source == ObservationSource.Import))).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task InsertMany_EmptyAndLongTexts_AreStoredAsTheyAre(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        string longest = new('–', ScreenedText.DefaultMaxLength), title = new('å', 160);
        ScreenedText.TryPass(longest, ScreeningContext.Inside, new HashSet<FindingKind>(), out var passed, out _).ShouldBeTrue();
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var type = await unit.Db.Set<EventType>().FirstAsync(cancel);
            var of = await unit.Db.Set<Organisation>().FirstAsync(cancel);
            var first = await unit.NextNumbersAsync("observation", 1, cancel);
            var draft = new ObservationDraft(type.Id, unit.Now, new(of.Id, of.RootId, of.BranchId), ObservationSource.Import) { Text = passed };
            await unit.Db.InsertManyAsync([Observation.Receive(draft, first, unit.Now)], cancel);
            await unit.Db.InsertManyAsync([AreaImportRecord.Of(null, "", unit.Now), AreaImportRecord.Of(null, title, unit.Now)], cancel);
            return true;
        }, CancellationToken.None);

        (await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Source == ObservationSource.Import).Select(o => o.Text).SingleAsync())).ShouldBe(longest);
        (await host.ReadAsync(db => db.Set<AreaImportRecord>().Select(r => r.FunctionTitle).ToListAsync())).Order(StringComparer.Ordinal).ShouldBe(["", title]);
    }

    [Theory, OnBothDatabases]
    public async Task InsertMany_ValuesAndNullsInTurn_AreEachRowsOwn(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        List<(DateTimeOffset From, DateTimeOffset? To, double? Longitude, int? Unsafety, string? Key)> sent = [];
        var first = await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var type = await unit.Db.Set<EventType>().FirstAsync(cancel);
            var of = await unit.Db.Set<Organisation>().FirstAsync(cancel);
            var number = await unit.NextNumbersAsync("observation", 12, cancel);
            var drafts = new List<ObservationDraft>();
            for (var i = 0; i < 12; i++)
            {
                var from = unit.Now.AddHours(i / 3);
                drafts.Add(new(type.Id, from, new(of.Id, of.RootId, of.BranchId), ObservationSource.Import)
                {
                    To = i % 2 == 0 ? null : from.AddMinutes(i / 4),
                    Longitude = i % 3 == 0 ? null : 17 + (i % 3),
                    Latitude = i % 3 == 0 ? null : 59,
                    Unsafety = i % 4 == 3 ? null : i % 4,
                    ExternalKey = i % 5 == 0 ? null : $"row {i}",
                });
            }

            sent.AddRange(drafts.Select(d => (d.From, d.To, d.Longitude, d.Unsafety, d.ExternalKey)));
            await unit.Db.InsertManyAsync([.. drafts.Select((d, i) => Observation.Receive(d, number + i, unit.Now))], cancel);
            return number;
        }, CancellationToken.None);

        var stored = await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Number >= first && o.Number < first + 12).OrderBy(o => o.Number).ToListAsync());
        stored.ConvertAll(o => (o.OccurredFrom, o.OccurredTo, o.Longitude, o.Unsafety, o.ExternalKey)).ShouldBe(sent);
    }
}
