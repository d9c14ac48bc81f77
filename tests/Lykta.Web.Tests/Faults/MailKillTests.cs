using Lykta.Web.Platform.Outbox;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Faults;

/// <summary>kill -9 when the mail server has the whole mail but has not yet said so.</summary>
public sealed class MailKillTests
{
    [Theory, OnBothDatabases]
    public async Task Kill9_InMidSend_SendsAgainUnderTheSameMessageId(Database database)
    {
        await using var server = new SmtpServer(SmtpMood.HoldsAfterData);
        await using var place = await FaultPlace.MakeAsync(database);
        // The killed program's lease is twice this long.
        var program = await place.StartAsync(server.Settings(timeout: 4));
        using (var admin = await Sender.SignInAsync(program.Address, "admin"))
            await admin.InviteAsync();
        while (server.Held.IsEmpty)
            await Task.Delay(10);
        await program.KillAsync();
        var left = await place.ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync());
        (left.Status, left.Secret is null).ShouldBe((OutboxStatus.Waiting, false));

        server.Mood = SmtpMood.Takes;
        program = await place.StartAsync(server.Settings());
        var mail = await server.OneAsync();
        mail.Header("Message-ID").ShouldBe(server.Held.First().Header("Message-ID"));
        OutboxMessage row;
        do
            row = await place.ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync());
        while (row.Status == OutboxStatus.Waiting);
        await program.DisposeAsync();
        (row.Status, row.Secret).ShouldBe((OutboxStatus.Sent, null));
        server.Taken.Count.ShouldBe(1);
    }
}
