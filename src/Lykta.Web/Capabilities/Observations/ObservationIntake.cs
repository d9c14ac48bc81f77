using Lykta.Web.Capabilities.Observations.Report;
using Lykta.Web.Data;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations;

/// <summary>The one way in for an observation, whatever it came by: number, row, counts and audit in the caller's unit.</summary>
public static class ObservationIntake
{
    public static async Task<Observation> ReceiveAsync(this WriteUnit unit, ObservationDraft draft, CancellationToken cancel)
    {
        var number = await unit.NextNumberAsync("observation", cancel);
        var observation = Observation.Receive(draft, number, unit.Now);
        unit.Db.Add(observation);
        await CountsAhead.ApplyAsync(unit.Db, [(observation, 1)], cancel);
        unit.Audit("observation.received", nameof(Observation), observation.Id.Value,
            ("source", draft.Source.ToString()), ("sharing", draft.Sharing.ToString()));
        return observation;
    }

    public static void HoldPhoto(this WriteUnit unit, Observation observation, CleanPhoto photo)
    {
        var held = ObservationPhoto.Hold(observation.Id, photo.MediaType, photo.Bytes, unit.Now);
        unit.Db.Add(held);
        unit.Audit("photo.held", nameof(ObservationPhoto), held.Id);
    }

    public static async Task AnswerNothingAsync(this WriteUnit unit, OrganisationId reporter, CancellationToken cancel)
    {
        await CountsAhead.AnswerAsync(unit.Db, reporter, Stockholm.MondayOf(Stockholm.DayOf(unit.Now)), 0, true, unit.Now, cancel);
        unit.Audit("week.nothing", nameof(WeekAnswer), reporter.Value);
    }

    /// <summary>"+1 – jag såg samma sak": a sighting and the unit's answer this week, no new row. Null when it is not there to be seen.</summary>
    public static async Task<Observation?> SeeAgainAsync(this WriteUnit unit, int number, OrganisationId reporter, CancellationToken cancel)
    {
        var observation = await unit.Db.Set<Observation>()
            .SingleOrDefaultAsync(o => o.Number == number && o.Status != ObservationStatus.Duplicate, cancel);
        if (observation is null)
            return null;
        observation.SeenAgain();
        await CountsAhead.AnswerAsync(unit.Db, reporter, Stockholm.MondayOf(Stockholm.DayOf(unit.Now)), 0, false, unit.Now, cancel);
        unit.Audit("observation.seen-again", nameof(Observation), observation.Id.Value);
        return observation;
    }

    /// <summary>The sender found it to be the same as another: counted there from now on.</summary>
    public static async Task<Observation?> MergeAsync(
        this WriteUnit unit, ObservationId sent, int into, OrganisationId reporter, CancellationToken cancel)
    {
        var own = await unit.SentAsync(sent, cancel);
        if (own is not { Status: ObservationStatus.New } || own.Number == into || await unit.SeeAgainAsync(into, reporter, cancel) is not { } other)
            return null;
        await CountsAhead.ApplyAsync(unit.Db, [(own, -1)], cancel);
        own.MergeInto(other.Id);
        unit.Audit("observation.merged", nameof(Observation), own.Id.Value);
        return other;
    }

    /// <summary>Undo: within the minute and before anybody has assessed it, the row goes as if never sent.</summary>
    public static async Task<bool> WithdrawAsync(this WriteUnit unit, ReportReceipt receipt, CancellationToken cancel)
    {
        if (unit.Now - receipt.At > Observation.UndoWindow || await unit.SentAsync(receipt.Observation, cancel) is not { Status: ObservationStatus.New } own)
            return false;
        await CountsAhead.ApplyAsync(unit.Db, [(own, -1)], cancel);
        unit.Db.Remove(own);
        unit.Audit("observation.withdrawn", nameof(Observation), own.Id.Value);
        return true;
    }

    // A link's sender sees none of the rows; the submission is the proof that this one is the sender's own.
    private static Task<Observation?> SentAsync(this WriteUnit unit, ObservationId id, CancellationToken cancel) =>
        unit.Db.Set<Observation>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]).SingleOrDefaultAsync(o => o.Id == id, cancel);
}
