using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Import;

/// <summary>What to do with the reading: which rows, and which round takes the words about the period.</summary>
public sealed record PlanImportOrder(ActionPlanId Plan, PlanReading Reading, IReadOnlySet<int> Accepted, RoundForm? NewRound, FollowUpRoundId? Round);

/// <summary>Stores the accepted rows in one change; a row that is there already is not doubled.</summary>
public sealed class PlanImport(WriteUnit unit, PlanImportOrder order)
{
    private static readonly IReadOnlySet<FindingKind> Every = Enum.GetValues<FindingKind>().ToHashSet();
    private readonly Dictionary<string, PlanSectionId> sections = new(StringComparer.OrdinalIgnoreCase);

    public async Task<(int Added, int Changed)> StoreAsync(PlanReader reader, CancellationToken cancel)
    {
        await MakeSectionsAsync(reader, cancel);
        var round = await RoundAsync(cancel);
        var known = order.Reading.Rows.Where(r => r.Known is not null).Select(r => r.Known!.Id).ToList();
        var measures = await unit.Db.Set<Measure>().Where(m => known.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancel);
        var entries = round is null ? [] : await unit.Db.Set<FollowUpEntry>().Where(e => e.RoundId == round.Id).ToDictionaryAsync(e => e.MeasureId, cancel);
        var owner = await unit.Db.OwnerAsync(cancel);
        var (added, changed) = (0, 0);
        List<Measure> written = [];
        foreach (var row in order.Reading.Rows.Where(r => r.State != ProposalState.EmptySection && order.Accepted.Contains(r.Row.Row)))
        {
            var measure = row.Known is { } old ? measures[old.Id] : await AddAsync(row, owner, cancel);
            _ = row.Known is null ? added++ : row.State == ProposalState.Changed ? changed++ : 0;
            Write(row, measure);
            written.Add(measure);
            if (round is not null && row.Round is not null)
                Answer(round, row, measure, entries);
        }

        await Share.ShareDesk.FollowAsync(unit, written, cancel);
        unit.Audit("plan.imported", nameof(ActionPlan), order.Plan.Value, ("added", $"{added}"), ("changed", $"{changed}"));
        return (added, changed);
    }

    private async Task MakeSectionsAsync(PlanReader reader, CancellationToken cancel)
    {
        var next = await unit.Db.Set<PlanSection>().CountAsync(s => s.PlanId == order.Plan, cancel);
        foreach (var name in order.Reading.Rows.Select(r => r.Row.Section).Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (reader.SectionOf(name) is { } there)
            {
                sections[name] = there.Id;
                continue;
            }

            if (!ScreenedText.TryPass(name, ScreeningContext.Inside, Every, out var passed, out _, 160))
                continue;
            var section = PlanSection.Of(order.Plan, passed, ++next);
            unit.Db.Add(section);
            sections[name] = section.Id;
        }
    }

    private async Task<FollowUpRound?> RoundAsync(CancellationToken cancel)
    {
        if (order.Round is { } id)
            return await unit.Db.Set<FollowUpRound>().SingleAsync(r => r.Id == id, cancel);
        if (order.NewRound is not { } form)
            return null;
        var round = FollowUpRound.Begin(order.Plan, form, null, isImported: true).Value;
        round.Send(unit.Now);
        unit.Db.Add(round);
        unit.Audit("round.imported", nameof(FollowUpRound), round.Id.Value, ("slug", round.Slug));
        return round;
    }

    private async Task<Measure> AddAsync(PlanProposal row, MeasureOwner owner, CancellationToken cancel)
    {
        var name = row.Values.FirstOrDefault(v => v.Part.Key == nameof(Measure.Name)).Value.Words!.Value;
        var measure = Measure.Add(order.Plan, await unit.NextNumberAsync("measure", cancel), name, owner, unit.Now);
        measure.CameFrom(row.Key);
        unit.Db.Add(measure);
        return measure;
    }

    private void Write(PlanProposal row, Measure measure)
    {
        foreach (var (part, value) in row.Values)
        {
            if (measure.Change(part, value, unit.Now) is { } former && row.Known is not null)
                unit.Db.Add(former);
        }

        if (sections.TryGetValue(row.Row.Section, out var section) && measure.SectionId != section)
            measure.Change(Measure.PartOf(nameof(Measure.SectionId))!, new(Id: section.Value), unit.Now);
    }

    private void Answer(FollowUpRound round, PlanProposal row, Measure measure, Dictionary<MeasureId, FollowUpEntry> entries)
    {
        if (!entries.TryGetValue(measure.Id, out var entry))
        {
            entry = FollowUpEntry.For(round, measure, measure.LeadId, entries.Count + 1, null);
            entries.Add(measure.Id, entry);
            unit.Db.Add(entry);
        }
        else if (!row.Round!.IsChanged)
        {
            return;
        }

        entry.Read(row.Round!.Work, row.Round.Plan, row.Round.Method, unit.Now);
    }
}
