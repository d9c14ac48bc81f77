using System.Globalization;
using System.Net;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Links;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lykta.Web.Tests.Capabilities.Briefing;

/// <summary>What tests of the briefing do again and again, through the pages where there is one.</summary>
public static class BriefingHouse
{
    public const string Root = "/" + DemoSeed.DistrictSlug;
    public const string Tonight = "2026-11-20";
    public const string LastFriday = "2026-11-13";
    public const string Sheet = Root + "/utsattning/" + Tonight;

    public static async Task<LyktaPage> ShareAsync(this LyktaClient coordinator, string sheet = Sheet, string disposal = "Nämndens beslut 12 mars, § 8")
    {
        var page = await coordinator.GetAsync(sheet + "/dela");
        return await coordinator.SubmitAsync(page, ("Input.Registration", "KeptOrdered"), ("Input.DisposalDecision", disposal));
    }

    public static async Task<LyktaPage> WriteLineAsync(this LyktaClient coordinator, BriefingBlock block, params (string Name, string Value)[] fields)
    {
        var page = await coordinator.GetAsync($"{Sheet}/rad?block={block}");
        return await coordinator.SubmitAsync(page, fields);
    }

    /// <summary>A shared phone of a unit, signed in by link and PIN.</summary>
    public static async Task<LyktaClient> PhoneAsync(this LyktaHost host, string unitName)
    {
        var scope = await host.SystemScopeAsync();
        var made = await host.Writes.RunAsync(scope, async (unit, cancel) =>
        {
            var organisation = await unit.Db.Set<Organisation>().SingleAsync(o => o.Name == unitName, cancel);
            return Doors.Make(unit, AccessLinkKind.Shift, organisation.Id, organisation.Name);
        }, CancellationToken.None);
        var phone = host.NewClient();
        var entered = await phone.SubmitAsync(await phone.GetAsync("/t/" + made.Token), ("Input.Pin", made.Pin!));
        return entered.Status == HttpStatusCode.Redirect ? phone : throw new InvalidOperationException(entered.Text);
    }

    /// <summary>The hourly duty as the clock strikes.</summary>
    public static async Task StrikeAsync(this LyktaHost host, string slug = DemoSeed.DistrictSlug)
    {
        var duty = host.Services.GetServices<Web.Platform.Ticks.IDuty>().Single(d => d.Name == "briefing");
        await duty.RunAsync((await host.SystemScopeAsync(slug)).Partnership!, CancellationToken.None);
    }

    /// <summary>The true clock, which a browser's own clock goes by, with a shared sheet of this evening.</summary>
    public static async Task ShareTrueEveningAsync(this LyktaHost host)
    {
        host.Clock.MoveToTrueTime();
        var evening = BriefingQueries.Evening(host.Clock.GetUtcNow());
        await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, _) =>
        {
            if (evening.DayOfWeek is not (DayOfWeek.Friday or DayOfWeek.Saturday))
                unit.Db.Add(BriefingSeries.Begin(evening.DayOfWeek, new(16, 0), new(18, 0), new(3, 0)));
            return Task.FromResult(true);
        }, CancellationToken.None);
        await host.StrikeAsync();
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.ShareAsync($"{Root}/utsattning/{Iso(evening)}");
    }

    /// <summary>To a wall-clock time of the test's week.</summary>
    public static void MoveTo(this LyktaHost host, int day, int hour, int minute = 0)
    {
        var to = Web.Platform.Time.Stockholm.Instant(new DateTime(2026, 11, day, hour, minute, 0, DateTimeKind.Unspecified));
        host.Clock.Move(to - host.Clock.GetUtcNow());
    }

    public static ScreenedText Text(string value) =>
        ScreenedText.TryPass(value, ScreeningContext.Inside, Enum.GetValues<FindingKind>().ToHashSet(), out var passed, out _) ? passed : throw new InvalidDataException(value);

    public static RowOwner OwnerOf(Organisation unit) => new(unit.Id, unit.RootId, unit.BranchId);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
