using System.Text;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Platform.Jobs;
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
}
