using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Seed;

/// <summary>The made-up EST group: three meetings behind it, one to come, an item that is carried along and a need that has opened a series.</summary>
internal static class DemoGroups
{
    public const string Name = "EST-gruppen Sundby";

    private static readonly (string Unit, string Function, int[] Came)[] Units =
    [
        ("Trygghet och säkerhet", "Trygghetssamordnare", [1, 1, 1]), ("Lokalpolisområde Sundby", "Kommunpolis", [1, 2, 1]), ("Fältgruppen", "Fältassistent", [2, 1, 2]),
        ("Ekbackens fritidsgård", "Fritidsledare", [1, 0, 1]), ("Lindhagsskolan", "Skolledning", [0, 1, 1]), ("Sundbyhem förvaltning", "Förvaltare", [1, 1, 1]), ("Park och stadsmiljö", "Parkingenjör", [1, 1, 0]),
    ];

    public static Task PlantAsync(WriteQueue writes, PartnershipEntry partnership, DateOnly today, CancellationToken cancel) =>
        writes.RunAsync(LyktaScope.ForSystem(partnership), async (unit, token) =>
        {
            var tuesday = Stockholm.MondayOf(today).AddDays(1);
            var form = new GroupForm(DemoPlan.Text(Name), GroupKind.Geographic, DemoPlan.Text("Ekbacken, Sundby och Lindhagen"), DemoPlan.Text("Alla parter har samma veckobild. Det som rapporteras två veckor i rad får en åtgärd inom fjorton dagar."));
            var group = WorkGroup.Begin(await unit.NextNumberAsync("group", token), form, today.AddDays(-200)).Value;
            unit.Db.Add(group);
            var members = await JoinAsync(unit, group, token);
            var need = GroupNeed.Raise(group.Id, await unit.NextNumberAsync("group-need", token), DemoPlan.Text("Skolan, socialtjänsten och polisen behöver dela nulägesbild före helgen"), OrganisationCategory.School, tuesday.AddDays(-35));
            unit.Db.Add(need);
            List<GroupMeeting> meetings = [];
            foreach (var (days, of) in new[] { (-35, (Guid?)null), (-21, need.Id), (-7, need.Id), (7, need.Id) })
                meetings.Add(await MeetAsync(unit, group, tuesday.AddDays(days), of, token));
            for (var i = 0; i < meetings.Count; i++)
                Invite(unit, meetings[i], members, i, today);
            need.Count(2, today);
            Discuss(unit, meetings);
            unit.Audit("group.begun", nameof(WorkGroup), group.Id.Value, ("kind", group.Kind.ToString()));
            return true;
        }, cancel);

    private static async Task<List<GroupMember>> JoinAsync(WriteUnit unit, WorkGroup group, CancellationToken cancel)
    {
        var units = await unit.Db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(o => o.Name, StringComparer.Ordinal, cancel);
        List<GroupMember> members = [.. Units.Select(u => GroupMember.In(group.Id, new(units[u.Unit].Category, u.Unit, DemoPlan.Text(u.Function)) { Unit = units[u.Unit].Id }, group.StartedOn))];
        members.Add(GroupMember.In(group.Id, new(OrganisationCategory.Business, "Butikerna vid Sundby torg", DemoPlan.Text("Centrumvärd")) { Mailbox = FunctionMailbox.Read("torget@demo.lykta.example").Value }, group.StartedOn));
        unit.Db.AddRange(members);
        return members;
    }

    private static async Task<GroupMeeting> MeetAsync(WriteUnit unit, WorkGroup group, DateOnly day, Guid? need, CancellationToken cancel)
    {
        var meeting = GroupMeeting.Plan(group.Id, await unit.NextNumberAsync($"meeting-{group.Id.Value:N}", cancel), new(day, new(9, 0), new(10, 30), DemoPlan.Text("Medborgarkontoret")), need);
        unit.Db.Add(meeting);
        return meeting;
    }

    private static void Invite(WriteUnit unit, GroupMeeting meeting, List<GroupMember> members, int which, DateOnly today)
    {
        var isHeld = meeting.Hold(today).IsOk;
        meeting.Invite(unit.Now < meeting.StartsAt ? unit.Now : meeting.StartsAt.AddDays(-7));
        if (isHeld)
            meeting.SendSummary(meeting.EndsAt.AddHours(2));
        for (var i = 0; i < members.Count; i++)
        {
            var invitation = MeetingInvitation.To(meeting.Id, members[i].Id);
            if (isHeld)
                invitation.Note(i < Units.Length ? Units[i].Came[which] : 1);
            unit.Db.Add(invitation);
        }
    }

    // The tunnel is carried from the first meeting to the one to come; the others are finished where they were raised.
    private static void Discuss(WriteUnit unit, List<GroupMeeting> meetings)
    {
        var carried = AgendaItem.On(meetings[0], 0, DemoPlan.Text("Belysningen i Årdalens gångtunnel"));
        carried.Say(DemoPlan.Text("Felanmäld två gånger. Fastighetsägaren och parkenheten går dit tillsammans."));
        List<AgendaItem> items = [carried, carried.CarryTo(meetings[1].Id, 0), carried.CarryTo(meetings[2].Id, 0), carried.CarryTo(meetings[3].Id, 0)];
        Finish(0, "Höstlovet: vilka är ute och när", "Fritidsgården öppnar en timme tidigare under lovet.");
        Finish(1, "Skolans nulägesbild", "Mer spring mellan skolan och centrum på lunchen.");
        Finish(2, "Samlingar vid Ekbackens centrum", "Fältgruppen och ordningsvakterna delar upp kvällarna mellan sig.");
        items.Add(AgendaItem.On(meetings[3], 1, DemoPlan.Text("Inför jullovet")));
        unit.Db.AddRange(items);
        unit.Db.Add(GroupPoint.From(meetings[2], new(GroupPointKind.Action, DemoPlan.Text("Byt armaturerna i gångtunneln och klipp buskarna vid norra mynningen"), DemoPlan.Text("Park och stadsmiljö"), meetings[2].Day.AddDays(GroupPoint.ActionDays))).Value);
        unit.Db.Add(GroupPoint.From(meetings[1], new(GroupPointKind.OpenPoint, DemoPlan.Text("Fråga lokaltrafiken om sena avgångar från bussterminalen"), null, null)).Value);

        void Finish(int meeting, string heading, string note)
        {
            var item = AgendaItem.On(meetings[meeting], 1, DemoPlan.Text(heading));
            item.Say(DemoPlan.Text(note));
            item.Finish(meetings[meeting].Day);
            items.Add(item);
        }
    }
}
