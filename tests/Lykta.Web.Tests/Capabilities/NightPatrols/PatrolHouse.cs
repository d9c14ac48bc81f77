using System.Net;
using Lykta.Web.Capabilities.NightPatrols;
using Lykta.Web.Data;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.NightPatrols;

/// <summary>What tests of night patrols do again and again, through the pages where there is one.</summary>
public static class PatrolHouse
{
    public const string Patrols = BriefingHouse.Root + "/nattvandring";
    public const string Name = "Kvistina Provsson";
    public const string Group = "Nattvandrarna Sundby fredagar";
    public const string Phone = "070 174 06 35";

    /// <summary>A group with a walk each Friday: where one signs up, and this evening's shift.</summary>
    public static async Task<(string Address, PatrolShiftId Shift)> PlannedAsync(LyktaHost host)
    {
        using var coordinator = await host.SignedInAsync("samordnare");
        var group = await GroupAsync(coordinator);
        await WalkAsync(coordinator, group, "Friday");
        return (await AddressAsync(coordinator, group), (await ShiftsAsync(host))[0].Id);
    }

    public static async Task<string> GroupAsync(LyktaClient coordinator)
    {
        var page = await coordinator.GetAsync(Patrols + "/grupp");
        var unit = page.Document.QuerySelectorAll("#Input_Unit option").Single(o => o.TextContent == "Nattvandrarna Sundby").GetAttribute("value")!;
        var saved = await coordinator.SubmitFormAsync(page, "#grupp", ("Input.Name", Group), ("Input.Unit", unit), ("Input.LeaderFunction", "Gruppledare"), ("Input.IsAboutNobody", "true"));
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Document.QuerySelector(".ds-error-summary")?.TextContent);
        return saved.Location!.Split('/')[^1];
    }

    public static async Task WalkAsync(LyktaClient coordinator, string group, string weekday)
    {
        var page = await coordinator.GetAsync($"{Patrols}/grupp/{group}");
        var made = await coordinator.SubmitFormAsync(page, "#ny-mall", ("Walk.Weekday", weekday), ("Walk.From", "21:00"), ("Walk.To", "01:00"), ("Walk.Wanted", "3"));
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Document.QuerySelector(".ds-error-summary")?.TextContent);
    }

    public static async Task<string> AddressAsync(LyktaClient coordinator, string group) =>
        new Uri((await coordinator.GetAsync($"{Patrols}/grupp/{group}")).Document.QuerySelector("#anmalan")!.TextContent).AbsolutePath;

    public static async Task<LyktaPage> SignUpAsync(LyktaHost host, string address, int which)
    {
        using var nobody = host.NewClient();
        return await SignUpAsync(nobody, address, which);
    }

    public static async Task<LyktaPage> SignUpAsync(LyktaClient nobody, string address, int which)
    {
        var done = await FillAsync(nobody, await nobody.GetAsync(address), which);
        done.Status.ShouldBe(HttpStatusCode.Redirect, done.Document.QuerySelector(".ds-error-summary")?.TextContent);
        return done;
    }

    public static Task<LyktaPage> FillAsync(LyktaClient nobody, LyktaPage page, int which, bool again = false)
    {
        var shift = page.Document.QuerySelectorAll("input[name='Input.Shift']")[which].GetAttribute("value")!;
        (string, string)[] fields = [("Input.Shift", shift), ("Input.Name", Name), ("Input.Phone", Phone), ("Input.IsAdult", "true")];
        return nobody.SubmitAsync(page, again ? [.. fields, ("__nyckel", Guid.NewGuid().ToString("N"))] : fields);
    }

    public static Task<List<PatrolShift>> ShiftsAsync(LyktaHost host) => host.ReadAsync(db => db.Set<PatrolShift>().AsNoTracking()
        .Where(s => db.Set<PatrolGroup>().Any(g => g.Id == s.GroupId && g.Name == Group)).OrderBy(s => s.Day).ToListAsync());

    public static Task<PatrolShift> ShiftAsync(LyktaHost host, PatrolShiftId id) => host.ReadAsync(db => db.Set<PatrolShift>().AsNoTracking().SingleAsync(s => s.Id == id));

    /// <summary>The hourly duty as the clock strikes.</summary>
    public static async Task TickAsync(LyktaHost host)
    {
        var duty = host.Services.GetServices<Web.Platform.Ticks.IDuty>().Single(d => d.Name == "night-patrols");
        await duty.RunAsync((await host.SystemScopeAsync()).Partnership!, CancellationToken.None);
    }
}
