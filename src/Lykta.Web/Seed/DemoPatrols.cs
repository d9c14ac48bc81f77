using Lykta.Web.Capabilities.NightPatrols;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Seed;

/// <summary>A made-up group that walks on Saturdays: four walks behind it, four ahead, and no Friday covered.</summary>
internal static class DemoPatrols
{
    private const string Unit = "Östanbro idrottsförening";

    private static readonly HashSet<FindingKind> Accepted = [.. Enum.GetValues<FindingKind>()];

    private static readonly PatrolAnswers[] Told =
    [
        new(PatrolMood.Lively, YouthBand.UpToThirty, PatrolNeeds.Adults, false, null), new(PatrolMood.Calm, YouthBand.UpToTen, PatrolNeeds.Light, false, null),
        new(PatrolMood.Calm, YouthBand.UpToTen, PatrolNeeds.None, false, null), new(PatrolMood.Uneasy, YouthBand.UpToThirty, PatrolNeeds.FieldWorkers | PatrolNeeds.Light, true, null),
    ];

    public static async Task PlantAsync(WriteQueue writes, TextWallContext names, PartnershipEntry partnership, DateOnly today, CancellationToken cancel)
    {
        var scope = LyktaScope.ForSystem(partnership);
        var wall = await names.InsideAsync(scope, cancel);
        await writes.RunAsync(scope, async (unit, token) =>
        {
            ScreenedText Text(string value) => ScreenedText.TryPass(value, wall, Accepted, out var passed, out _) ? passed : throw new InvalidDataException(value);
            var by = await unit.Db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Name == Unit, token);
            var place = await unit.Db.Set<Place>().AsNoTracking().Where(p => p.Name == "Sundby torg").Select(p => p.Id).SingleAsync(token);
            var group = PatrolGroup.Begin(new(Text("Föräldravandrarna Björkvik"), by.Id, PatrolGroupKind.Parents, Text("Lagledare")));
            var template = PatrolTemplate.Of(group.Id, DayOfWeek.Saturday, new(new(21, 0), new(0, 0), place, Text("Torget, stationen, idrottsplatsen"), 3));
            unit.Db.Add(group);
            unit.Db.Add(template);
            var next = template.DaysFrom(today).First();
            for (var i = 0; i < Told.Length; i++)
                Walk(unit, PatrolShift.Plan(template, next.AddDays(-7 * (i + 1))), Told[i], new(by.Id, by.RootId, by.BranchId));
            unit.Db.AddRange(template.DaysFrom(today).Select(day => PatrolShift.Plan(template, day)));
            return true;
        }, cancel);
    }

    private static void Walk(WriteUnit unit, PatrolShift shift, PatrolAnswers answers, RowOwner owner)
    {
        for (var i = 0; i < 3; i++)
            shift.Join(shift.StartsAt.AddDays(-2));
        shift.Start(answers.HadContact ? 4 : 3, 1, shift.StartsAt);
        shift.ForgetList(shift.EndsAt.AddMinutes(17));
        unit.Db.Add(shift);
        unit.Db.Add(PatrolReport.Tell(shift.Id, answers, owner, null, shift.EndsAt.AddMinutes(20)));
    }
}
