using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Continuity;
using Lykta.Web.Capabilities.Decisions;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Seed;

/// <summary>What makes the made-up partnership lived in on whichever day one comes: tonight's shared sheet, who has taken part, who is reached when, and decisions.</summary>
internal sealed class DemoEvenings(WriteQueue writes, TextWallContext names, PartnershipEntry partnership, PartnershipEntry neighbour)
{
    private const int MonthsBack = 6;

    private static readonly string[] Doing = ["Fältassistenter från 21, nattvandrare möter upp.", "Ordningsvakter varje halvtimme.", "Områdespolis passerar 22.30 och 00.30."];

    public async Task PlantAsync(DateOnly evening, CancellationToken cancel)
    {
        var scope = LyktaScope.ForSystem(partnership);
        var wall = await names.InsideAsync(scope, cancel);
        await writes.RunAsync(scope, (unit, token) => PlanTonightAsync(unit, evening, token), cancel);
        await writes.RunAsync(scope, (unit, token) => FillTonightAsync(unit, evening, wall, token), cancel);
        await writes.RunAsync(scope, (unit, token) => ShareTonightAsync(unit, evening, token), cancel);
        await writes.RunAsync(scope, async (unit, token) =>
        {
            await PlantReachAsync(unit, token);
            await PlantDecisionsAsync(unit, evening, token);
            return true;
        }, cancel);
        // The neighbour has been away for the two last months, which the page of participation says.
        await TakePartAsync(partnership, evening, 0, cancel);
        await TakePartAsync(neighbour, evening, 2, cancel);
    }

    // On an evening without a series of its own one is begun, so that there is something to read on any day.
    private static async Task<bool> PlanTonightAsync(WriteUnit unit, DateOnly evening, CancellationToken cancel)
    {
        if (await unit.Db.Set<BriefingSheet>().AnyAsync(s => s.Day == evening, cancel))
            return false;
        var series = BriefingSeries.Begin(evening.DayOfWeek, new(16, 0), new(18, 0), new(3, 0));
        unit.Db.AddRange(series, BriefingSheet.Plan(series, evening, null));
        return true;
    }

    private static async Task<bool> FillTonightAsync(WriteUnit unit, DateOnly evening, ScreeningContext wall, CancellationToken cancel)
    {
        var sheet = await unit.Db.Set<BriefingSheet>().SingleAsync(s => s.Day == evening, cancel);
        if (sheet.PreparedAt is not null || await BriefingDuty.OwnerAsync(unit.Db, cancel) is not { } owner)
            return false;
        await new SheetPrefill(unit, sheet, owner, wall).FillAsync(cancel);
        return true;
    }

    private async Task<bool> ShareTonightAsync(WriteUnit unit, DateOnly evening, CancellationToken cancel)
    {
        var sheet = await unit.Db.Set<BriefingSheet>().SingleAsync(s => s.Day == evening, cancel);
        foreach (var line in await unit.Db.Set<BriefingItem>().Where(i => i.SheetId == sheet.Id && i.Block == BriefingBlock.Presence).ToListAsync(cancel))
            line.Confirm();
        var places = await unit.Db.Set<BriefingItem>().Where(i => i.SheetId == sheet.Id && i.Block == BriefingBlock.Priorities).OrderBy(i => i.Order).ToListAsync(cancel);
        for (var i = 0; i < places.Count; i++)
        {
            places[i].Say(new(BriefingBlock.Priorities, i == 0 ? SharingLevel.Open : SharingLevel.Partnership)
            {
                Place = places[i].PlaceId,
                From = places[i].From,
                To = places[i].To,
                Action = DemoPlan.Text(Doing[i % Doing.Length]),
            }, asFilled: true);
        }

        sheet.Share(new(Registration.KeptOrdered, null, false, DemoPlan.Text("Nämndens beslut 12 mars, § 8: tre månader")), null, unit.Now);
        var lines = await SheetSource.OwnLinesAsync(unit.Db, sheet.Id, cancel);
        foreach (var audience in SheetVersions.All)
        {
            unit.Db.Add(BriefingVersion.Freeze(sheet.Id, new(
                partnership.Name, null, evening, 1, sheet.MeetingAt, sheet.From, sheet.To, audience, sheet.DeleteFilesBy, unit.Now, false, SheetVersions.Cut(lines, audience))));
        }

        unit.Audit("briefing.shared", nameof(BriefingSheet), sheet.Id.Value, ("registration", nameof(Registration.KeptOrdered)), ("secrecy", "no"));
        return true;
    }

    private Task<bool> TakePartAsync(PartnershipEntry district, DateOnly evening, int monthsAway, CancellationToken cancel) =>
        writes.RunAsync(LyktaScope.ForSystem(district), async (unit, token) =>
        {
            var id = await unit.Db.Set<Collaboration>().Where(c => c.Slug == DemoCollaboration.Slug).Select(c => c.Id).SingleAsync(token);
            var month = new DateOnly(evening.Year, evening.Month, 1);
            for (var back = monthsAway == 0 ? 1 : monthsAway + 1; back < MonthsBack; back++)
            {
                var friday = FridayOf(month.AddMonths(-back));
                for (var i = 0; i < 2 + (back % 3); i++)
                    unit.Db.Add(CollaborationRelease.OfBriefing(id, district.Id, friday.AddDays(7 * i), "[]", null, unit.Now));
            }

            return true;
        }, cancel);

    private static DateOnly FridayOf(DateOnly first) => first.AddDays(((int)DayOfWeek.Friday - (int)first.DayOfWeek + 7) % 7);

    private static async Task PlantReachAsync(WriteUnit unit, CancellationToken cancel)
    {
        DayOfWeek[] workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        DayOfWeek[] weekend = [DayOfWeek.Friday, DayOfWeek.Saturday];
        foreach (var contact in await unit.Db.Set<FunctionContact>().ToListAsync(cancel))
        {
            contact.BeReached(contact.Function switch
            {
                "Kommunpolis" => new Reach(0).With(ReachPart.Day, workdays),
                "Fältassistenter" => new Reach(0).With(ReachPart.Evening, weekend).With(ReachPart.Night, weekend),
                "Jour, ordningsvakter" => new Reach(0).With(ReachPart.Evening, Reach.Weekdays).With(ReachPart.Night, weekend),
                _ => new Reach(0).With(ReachPart.Day, Reach.Weekdays),
            });
        }
    }

    private static async Task PlantDecisionsAsync(WriteUnit unit, DateOnly today, CancellationToken cancel)
    {
        async Task<Decision> ProposeAsync(string title, string proposal, int daysAgo)
        {
            var made = Decision.Propose(await unit.NextNumberAsync("decision", cancel), DemoPlan.Text(title), DemoPlan.Text(proposal), today.AddDays(-daysAgo));
            unit.Db.Add(made);
            unit.Audit("decision.proposed", nameof(Decision), made.Id.Value);
            return made;
        }

        RulingWords Adopted(string body, int daysAgo, params ScreenedText[] conditions) =>
            new(DemoPlan.Text(body), DecisionOutcome.AsProposed, today.AddDays(-daysAgo), null, null, conditions);
        var permanent = await ProposeAsync("Fredagsgenomgången blir permanent", "Utsättningen varje fredag och lördag fortsätter utan slutdatum.", 120);
        permanent.Rule(Adopted("Chefssamrådet", 99, DemoPlan.Text("Alla nya får introduktionen före sitt första pass"), DemoPlan.Text("Fältgruppens gemensamma timmar är högst hälften")), today);
        permanent.Prove(1, DemoPlan.Text("Introduktionens lista, genomgången av alla utom en"), today.AddDays(-40));
        var light = await ProposeAsync("Belysning i gångtunneln vid Ekbackens centrum", "Fyra nya armaturer innan den mörka årstiden.", 80);
        light.Rule(Adopted("Lokala styrgruppen", 66), today);
        light.Finish(today.AddDays(-12), today);
        var guards = await ProposeAsync("Större område för ordningsvakter", "Ansökan om att Lindhagens station tas med i området.", 45);
        guards.Rule(Adopted("Stadsdelsnämnden", 20), today);
        await ProposeAsync("Nattvandring även på fredagar", "Föreningarna tillfrågas om en grupp på fredagar från årsskiftet.", 9);
    }
}
