using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Continuity;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Seed;

/// <summary>Fridays and Saturdays of the made-up partnership: last Friday's shared with debriefs, tonight's being prepared.</summary>
internal static class DemoBriefings
{
    private static readonly HashSet<FindingKind> Accepted = [.. Enum.GetValues<FindingKind>()];

    private static readonly (string Place, int From, int To, string Why, string Do, SharingLevel Sharing)[] Priorities =
    [
        ("Ekbackens centrum", 21, 1, "Större samlingar vid bussgången två helger i rad.", "Fältassistenter från 21, ordningsvakter varje halvtimme.", SharingLevel.Partnership),
        ("Lindhagens station", 22, 2, "Fyrverkerier mot fasaden förra lördagen.", "Områdespolis passerar 22.30 och 00.30.", SharingLevel.Partnership),
        ("Sundby torg", 20, 23, "Konsert i kulturhuset slutar 22.15, omkring 200 besökare.", "Nattvandrare möter upp vid utgången.", SharingLevel.Open),
    ];

    private static readonly (string Who, string? Place, int From, int To, int Count, string? Contact, SharingLevel Sharing)[] Presences =
    [
        ("Fältassistenter", "Ekbackens centrum", 21, 0, 2, "Fält 1", SharingLevel.Open), ("Ordningsvakter", "Ekbackens centrum", 20, 1, 4, "OV 12", SharingLevel.Partnership),
        ("Områdespolis", "Lindhagens station", 22, 23, 2, "RA 3150", SharingLevel.Partnership), ("Nattvandrare", "Sundby torg", 20, 23, 3, null, SharingLevel.Open),
    ];

    public static async Task PlantAsync(WriteQueue writes, TextWallContext names, PartnershipEntry partnership, DateOnly today, CancellationToken cancel)
    {
        var scope = LyktaScope.ForSystem(partnership);
        var wall = await names.InsideAsync(scope, cancel);
        var last = today.AddDays(-(((int)today.DayOfWeek - (int)DayOfWeek.Friday + 7) % 7));
        last = last == today ? last.AddDays(-7) : last;
        await writes.RunAsync(scope, async (unit, token) =>
        {
            var series = new[] { DayOfWeek.Friday, DayOfWeek.Saturday }.Select(d => BriefingSeries.Begin(d, new(16, 0), new(18, 0), new(3, 0))).ToList();
            unit.Db.AddRange(series);
            if (await BriefingDuty.OwnerAsync(unit.Db, token) is { } owner)
                await PlantLastAsync(unit, series[0], last, owner, wall, partnership, token);
            await PlantContactsAsync(unit, token);
            await PlantTicksAsync(unit, token);
            return true;
        }, cancel);
        await writes.RunAsync(scope, (unit, token) => BriefingDuty.DoAsync(unit, wall, today, token), cancel);
        await writes.RunAsync(scope, async (unit, token) =>
        {
            // On other days than Fridays the next one is being prepared, so that there is always one to look at.
            var next = await unit.Db.Set<BriefingSheet>().Where(s => s.Day >= today).OrderBy(s => s.Day).FirstAsync(token);
            if (next.PreparedAt is null && await BriefingDuty.OwnerAsync(unit.Db, token) is { } owner)
                await new SheetPrefill(unit, next, owner, wall).FillAsync(token);
            return true;
        }, cancel);
    }

    private static async Task PlantLastAsync(
        WriteUnit unit, BriefingSeries series, DateOnly day, RowOwner owner, ScreeningContext wall, PartnershipEntry partnership, CancellationToken cancel)
    {
        var places = await unit.Db.Set<Place>().AsNoTracking().ToDictionaryAsync(p => p.Name, StringComparer.Ordinal, cancel);
        var sheet = BriefingSheet.Plan(series, day, null);
        unit.Db.Add(sheet);
        var at = Stockholm.Instant(day.ToDateTime(new(15, 40)));
        ScreenedText? Text(string? value) => value is not null && ScreenedText.TryPass(value, wall, Accepted, out var passed, out _) ? passed : null;
        List<BriefingItem> lines = [];
        void Add(ItemWords words) => lines.Add(BriefingItem.Write(sheet.Id, words, owner, null, lines.Count, at));
        Add(new(BriefingBlock.ForYourArea, SharingLevel.Partnership) { Heading = Text("Ekbacken"), Text = Text("Belysningen vid gångvägen är lagad sedan i onsdags.") });
        foreach (var p in Priorities)
            Add(new(BriefingBlock.Priorities, p.Sharing) { Heading = Text(p.Place), Place = places[p.Place].Id, From = new(p.From, 0), To = new(p.To, 0), Text = Text(p.Why), Action = Text(p.Do) });
        foreach (var p in Presences)
            Add(new(BriefingBlock.Presence, p.Sharing) { Heading = Text(p.Who), Place = places[p.Place!].Id, From = new(p.From, 0), To = new(p.To, 0), Count = p.Count, Contact = Text(p.Contact) });
        Add(new(BriefingBlock.OpenPoints, SharingLevel.Briefing) { Text = Text("Nyckel till trygghetsrummet, hos fastighetsbolaget"), Since = day.AddDays(-14) });
        Add(new(BriefingBlock.OpenPoints, SharingLevel.Partnership) { Text = Text("Trasig kamera vid stationen, hos lokaltrafiken"), Since = day.AddDays(-35) });
        Add(new(BriefingBlock.Events, SharingLevel.Open) { Heading = Text("Kvällsöppet på fritidsgården"), Text = Text("Öppet till 23 för alla mellan 13 och 19 år.") });
        var welcome = FilledSentence.Of("Briefing.Fill.Newcomer");
        Add(new(BriefingBlock.Newcomer, SharingLevel.Open) { Text = Text(welcome.In(FilledWords.Swedish)), Filled = new(null, [welcome]) });
        unit.Db.AddRange(lines);
        sheet.Prepare(at);
        sheet.Share(new(Registration.KeptOrdered, null, false, Text("Nämndens beslut 12 mars, § 8: tre månader")), null, at);
        var bySource = places.Values.ToDictionary(p => p.Id);
        var source = lines.Select(l => new SourceLine(LineOf(l, bySource), l.Sharing, partnership.Id, l.OwnerOrganisationId, l.OwnerBranchId)).ToList();
        foreach (var audience in SheetVersions.All)
            unit.Db.Add(BriefingVersion.Freeze(sheet.Id, new(partnership.Name, null, day, 1, sheet.MeetingAt, sheet.From, sheet.To, audience, sheet.DeleteFilesBy, at, false, SheetVersions.Cut(source, audience))));
        await PlantDebriefsAsync(unit, sheet, lines, Text, cancel);
    }

    private static async Task PlantDebriefsAsync(WriteUnit unit, BriefingSheet sheet, List<BriefingItem> lines, Func<string?, ScreenedText?> text, CancellationToken cancel)
    {
        var units = await unit.Db.Set<Organisation>().AsNoTracking().ToListAsync(cancel);
        var priorities = lines.Where(l => l.Block == BriefingBlock.Priorities).ToList();
        (string Unit, DebriefAnswerKind[] Answers, string? Text, string? Wish)[] told =
        [
            ("Fältgruppen", [DebriefAnswerKind.Uneasy, DebriefAnswerKind.AsExpected, DebriefAnswerKind.Calm], "Samlingen vid centrum flyttade mot gångtunneln efter midnatt.", null),
            ("Stadens ordningsvakter", [DebriefAnswerKind.Uneasy, DebriefAnswerKind.NotThere, DebriefAnswerKind.Calm], null, "Bättre ljus vid gångtunneln"),
            ("Nattvandrarna Sundby", [DebriefAnswerKind.NotThere, DebriefAnswerKind.NotThere, DebriefAnswerKind.Calm], null, null),
        ];
        foreach (var one in told)
        {
            var by = units.Single(u => u.Name == one.Unit);
            var debrief = Debrief.Tell(sheet.Id, new(by.Id, by.RootId, by.BranchId), null, SharingLevel.Briefing, text(one.Text), text(one.Wish), sheet.EndsAt.AddMinutes(-30));
            unit.Db.Add(debrief);
            for (var i = 0; i < priorities.Count; i++)
                unit.Db.Add(new DebriefAnswer { DebriefId = debrief.Id, ItemId = priorities[i].Id, Answer = one.Answers[i] });
        }

        foreach (var (role, count) in new[] { (AttendingRole.Police, 2), (AttendingRole.FieldWorkers, 2), (AttendingRole.Guards, 4), (AttendingRole.District, 1) })
            unit.Db.Add(new BriefingAttendance { SheetId = sheet.Id, Role = role, Count = count });
    }

    private static async Task PlantContactsAsync(WriteUnit unit, CancellationToken cancel)
    {
        var units = await unit.Db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(o => o.Name, o => o.Id, StringComparer.Ordinal, cancel);
        foreach (var (function, at, topic, way, hours) in new[]
                 {
                     ("Kommunpolis", "Lokalpolisområde Sundby", "Lägesbild, platser, ordning", "114 14, be om kommunpolisen", "vardagar 8–16"),
                     ("Fältassistenter", "Fältgruppen", "Ungdomar ute, oro på en plats", "Fält 1", "fre–lör 18–01"),
                     ("Driftansvarig, park", "Park och stadsmiljö", "Belysning, växtlighet, skräp", "Tyck till", "dygnet runt"),
                     ("Jour, ordningsvakter", "Stadens ordningsvakter", "Ordningsstörning i tillståndsområdet", "OV 12", "alla dagar 15–03"),
                 })
            unit.Db.Add(FunctionContact.Of(new(function, units[at], topic, way, hours)));
    }

    // Everybody but the field worker has finished the introduction.
    private static async Task PlantTicksAsync(WriteUnit unit, CancellationToken cancel)
    {
        foreach (var member in await unit.Db.Set<Membership>().AsNoTracking().Where(m => m.FunctionTitle != "Fältassistent").ToListAsync(cancel))
            unit.Db.AddRange(OnboardingPoints.Of(member.Role).Select(p => new OnboardingTick { MembershipId = member.Id, Point = p, DoneAt = unit.Now }));
    }

    private static SheetLine LineOf(BriefingItem item, Dictionary<PlaceId, Place> places)
    {
        var place = item.PlaceId is { } id ? places[id] : null;
        return SheetSource.LineOf(item, place);
    }
}
