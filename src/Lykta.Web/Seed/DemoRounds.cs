using System.Globalization;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Writes;

namespace Lykta.Web.Seed;

/// <summary>The second tertial is done; the year's round runs and is half answered.</summary>
internal static class DemoRounds
{
    private static readonly string[] Work =
    [
        "Pågår som planerat. Två lag har gått varje helg utom en.", "Fjorton inskrivna vid periodens slut.", "Lovprogrammet hölls på fyra platser.",
        "Öppet alla planerade kvällar.", "Tre skolor av fem har gått utbildningen.", "Två kurser genomförda.", "Möten hölls i två av tre kluster.",
    ];

    private static readonly string[] Next =
    [
        "Enkät till ungdomar i oktober.", "Ta fram en metod för uppföljning.", "Jobb på höstlovet och jullovet planeras.", "En ledare till rekryteras.", "Två skolor återstår, klart i november.", "Två kurser till.", "Tredje klustret bjuds in.",
    ];

    public static void Plant(WriteUnit unit, ActionPlan plan, List<Measure> measures, DateOnly today)
    {
        var year = today.Year.ToString(CultureInfo.InvariantCulture);
        var before = Begin(plan, new(RoundKind.SecondTertial, today.Year, Text($"Uppföljning T2 {year}"), Text($"Arbete jan–juni {year}"), Text($"Plan för juli–dec {year}, vad och när"),
            today.AddDays(-120), today.AddDays(-94), today.AddDays(-85), today.AddDays(-60)), null);
        var now = Begin(plan, new(RoundKind.Year, today.Year, Text($"Uppföljning helår {year}"), Text($"Arbete juli–dec {year}"), Text($"Plan för jan–juni {today.Year + 1}, vad och när"),
            today.AddDays(-14), today.AddDays(10), today.AddDays(17), today.AddDays(40)), before.Id);
        before.Send(unit.Now.AddDays(-120));
        now.Send(unit.Now.AddDays(-14));
        unit.Db.AddRange(before, now);
        var order = 0;
        foreach (var measure in measures)
        {
            var first = FollowUpEntry.For(before, measure, measure.LeadId, ++order, null);
            if (order % 7 != 0)
                first.Answer(new(EntryStatus.AsPlanned, Text(Work[order % Work.Length]), Text(Next[order % Next.Length]), Text(measure.FollowUpMethod ?? "Antal genomförda")), null, unit.Now.AddDays(-100));
            var second = FollowUpEntry.For(now, measure, measure.LeadId, order, first);
            Answer(second, first, measure, order, unit.Now);
            unit.Db.AddRange(first, second);
        }
    }

    private static void Answer(FollowUpEntry entry, FollowUpEntry before, Measure measure, int order, DateTimeOffset now)
    {
        if (order % 2 != 0)
            return;
        if (order % 4 == 0 && !before.IsMissing)
            entry.KeepFrom(before, null, now.AddDays(-2));
        else
            entry.Answer(new(EntryStatus.Deviates, Text("Startade senare än planerat."), Text(Next[order % Next.Length]), Text(measure.FollowUpMethod ?? "Antal genomförda")), null, now.AddDays(-1));
    }

    private static FollowUpRound Begin(ActionPlan plan, RoundForm form, FollowUpRoundId? from) => FollowUpRound.Begin(plan.Id, form, from).Value;

    private static Platform.Privacy.ScreenedText Text(string text) => DemoPlan.Text(text);
}
