using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Partnerships.Collaborations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;

namespace Lykta.Web.Seed;

/// <summary>Nätverk Åstad: the two made-up districts together, begun in one neighbourhood and spread to all.</summary>
internal static class DemoCollaboration
{
    public const string Slug = "natverk-astad";

    private static readonly HashSet<FindingKind> Accepted = [.. Enum.GetValues<FindingKind>()];

    public static async Task PlantAsync(WriteQueue writes, PartnershipEntry lead, PartnershipEntry other, DateOnly today, CancellationToken cancel)
    {
        var id = await writes.RunAsync(LyktaScope.ForSystem(lead), (unit, _) => Task.FromResult(Begin(unit, lead, other, today)), cancel);
        foreach (var partnership in new[] { lead, other })
        {
            await writes.RunAsync(LyktaScope.ForSystem(partnership), async (unit, token) =>
            {
                for (var back = 1; back <= 4; back++)
                {
                    var week = Stockholm.MondayOf(today).AddDays(-7 * back);
                    unit.Db.Add(CollaborationRelease.Of(
                        id, partnership.Id, week, await WeekFigures.CountsAsync(unit.Db, week, token), null, unit.Now));
                }

                return true;
            }, cancel);
        }
    }

    private static CollaborationId Begin(WriteUnit unit, PartnershipEntry lead, PartnershipEntry other, DateOnly today)
    {
        var it = Collaboration.Begin(Slug, Text("Nätverk Åstad"), lead.Id);
        it.Describe(Text("Nätverk Åstad"), Text("Åstads högskola"));
        it.MakePermanent(new(today.Year + 1, 1, 1));
        unit.Db.Add(it);
        foreach (var partnership in new[] { lead, other })
            unit.Db.Add(new CollaborationParticipant { CollaborationId = it.Id, PartnershipId = partnership.Id, JoinedOn = new(today.Year - 1, 1, 1) });
        foreach (var (name, category) in new[]
                 {
                     ("Polismyndigheten", OrganisationCategory.Police), ("Åstads lokaltrafik", OrganisationCategory.Transport),
                     ("Sundby-Ekbackens stadsdelsförvaltning", OrganisationCategory.District), ("Norra Åstads stadsdelsförvaltning", OrganisationCategory.District),
                 })
            unit.Db.Add(new CollaborationParty { CollaborationId = it.Id, Name = name, Category = category });
        unit.Db.Add(CollaborationGoal.Set(it.Id, CollaborationGoalKind.Safety, Text("Fler känner sig trygga på torg och stationer om kvällen")));
        unit.Db.Add(CollaborationGoal.Set(it.Id, CollaborationGoalKind.LessCrime, Text("Mindre skadegörelse och våld på allmän plats")));
        unit.Db.Add(CollaborationGoal.Set(it.Id, CollaborationGoalKind.CleanAndGreen, Text("Renare och grönare vid hållplatserna")));
        unit.Db.Add(new CollaborationScope { CollaborationId = it.Id, AreaName = "Ekbacken", From = new(today.Year - 1, 1, 1), To = new(today.Year - 1, 10, 31) });
        unit.Db.Add(new CollaborationScope { CollaborationId = it.Id, AreaName = "Hela Åstad", IsWhole = true, From = new(today.Year - 1, 11, 1) });
        unit.Audit("collaboration.begun", nameof(Collaboration), it.Id.Value);
        return it.Id;
    }

    private static ScreenedText Text(string value) => ScreenedText.TryPass(value, ScreeningContext.Inside, Accepted, out var passed, out _)
        ? passed : throw new InvalidOperationException("A seed's text does not pass the wall.");
}
