using Lykta.Web.Capabilities.Observations.List;
using Lykta.Web.Capabilities.Observations.OwnFields;
using Lykta.Web.Capabilities.Observations.Report;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Triage;

/// <summary>What is done at the triage desk, each as one unit.</summary>
public sealed class TriageDesk(LyktaDbContext db, TextWall wall, Writes writes, MailDesk mail, TimeProvider time)
{
    private const string Channel = "triage";

    /// <summary>Saves the assessment, or says on which fields it stops. A lost race throws <see cref="ChangedMeanwhileException"/>.</summary>
    public async Task<IReadOnlyList<Error>> AssessAsync(
        int number, TriageInput input, IReadOnlyDictionary<string, string?> own, ObservationNames names, SubmissionKey key, CancellationToken cancel)
    {
        var (read, values, errors) = await ReadAsync(input, own, names, cancel);
        if (read is null)
            return errors;
        var failed = new List<Error>();
        await writes.RunOnceAsync(key, async (unit, token) =>
        {
            failed.Clear();
            var item = await OpenAsync(unit, number, input.Version, token);
            var type = await unit.Db.Set<EventType>().SingleAsync(t => t.Id == read.Type, token);
            var place = read.Place is { } id ? await unit.Db.Set<Place>().SingleAsync(p => p.Id == id, token) : null;
            failed.AddRange(NotOffered(item, read, names));
            if (failed.Count > 0)
                throw new RefusedAtDeskException();
            var decision = new TriageDecision(read.Control, read.Sharing, type, place) { Problem = read.Problem, Recipient = read.Recipient, ForwardedOn = read.ForwardedOn };
            await CountsAhead.RecountAsync(unit.Db, item, () => failed.AddRange(item.Triage(decision, Stockholm.DayOf(unit.Now), unit.Now).Errors), unit.Now, token);
            if (failed.Count > 0)
                throw new RefusedAtDeskException();
            await unit.SetOwnFieldsAsync(item.Id, names.Fields, values, token);
            unit.Audit("observation.assessed", nameof(Observation), item.Id.Value, ("control", decision.Control.ToString()), ("sharing", decision.Sharing.ToString()));
            return "assessed";
        }, cancel).ContinueOnRefusal();
        return failed;
    }

    /// <summary>Makes it one with another that was seen before: counted there.</summary>
    public Task<Submitted> MergeAsync(int number, int into, int version, SubmissionKey key, CancellationToken cancel) =>
        writes.RunOnceAsync(key, async (unit, token) =>
        {
            var item = await OpenAsync(unit, number, version, token);
            var other = await unit.Db.Set<Observation>().SingleOrDefaultAsync(o => o.Number == into && o.Status != ObservationStatus.Duplicate, token);
            if (other is null || other.Id == item.Id)
                throw new ChangedMeanwhileException();
            await CountsAhead.RecountAsync(unit.Db, item, () => item.MergeInto(other.Id), unit.Now, token);
            other.SeenAgain(item.Sightings - (await unit.Db.HasReportedAsync(item.WrittenBy, other, token) ? 1 : 0));
            unit.Audit("observation.merged", nameof(Observation), item.Id.Value, ("into", other.Id.Value.ToString()));
            return "merged";
        }, cancel);

    /// <summary>Lets those who see the observation see its photo, or removes it.</summary>
    public Task<Submitted> DecidePhotoAsync(Guid photo, bool isReleased, SubmissionKey key, CancellationToken cancel) =>
        writes.RunOnceAsync(key, async (unit, token) =>
        {
            var held = await unit.Db.Set<ObservationPhoto>().SingleOrDefaultAsync(p => p.Id == photo && p.ReleasedAt == null, token);
            if (held is null || !await unit.Db.Set<Observation>().AnyAsync(o => o.Id == held.ObservationId, token))
                throw new ChangedMeanwhileException();
            if (isReleased)
                held.Release(unit.Now);
            else
                unit.Db.Remove(held);
            unit.Audit(isReleased ? "photo.released" : "photo.removed", nameof(ObservationPhoto), photo);
            return "decided";
        }, cancel);

    /// <summary>Återkoppla: tells the reporter what it led to, and those whose reports of the same were merged into it, and closes it.</summary>
    public async Task<IReadOnlyList<Error>> AnswerAsync(int number, string words, int version, bool isAboutNoOne, SubmissionKey key, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new(words, TriageErrors.NoFeedback.Field!, Channel) { IsAccepted = isAboutNoOne }, cancel);
        if (!passed.IsOk)
            return passed.Errors;
        if (passed.Value is not { } feedback)
            return [TriageErrors.NoFeedback];
        await writes.RunOnceAsync(key, async (unit, token) =>
        {
            var item = await OpenAsync(unit, number, version, token, mayBeMerged: true);
            // One that was merged stays so; its own reporter is told, as when the other was answered before the merging.
            if (item.Status != ObservationStatus.Duplicate)
                await CountsAhead.RecountAsync(unit.Db, item, () => item.Close(unit.Now), unit.Now, token);
            var told = new HashSet<MembershipId>();
            foreach (var one in (List<Observation>)[item, .. await unit.Db.MergedIntoAsync(item.Id, token)])
            {
                one.Answer(feedback, unit.Now);
                unit.Audit("observation.answered", nameof(Observation), one.Id.Value);
                if (one.WrittenBy is { } reporter && !unit.Scope.Viewer.Memberships.Contains(reporter) && told.Add(reporter))
                    mail.Order(unit, FeedbackMail.Kind, one.Id.Value, reporter);
            }

            return "answered";
        }, cancel);
        return [];
    }

    /// <summary>Others of about the same: same place and type within a week of each other, as the receipt tells the reporter.</summary>
    public Task<List<ObservationRow>> SimilarAsync(Observation item, CancellationToken cancel)
    {
        if (item.PlaceId is not { } place)
            return Task.FromResult(new List<ObservationRow>());
        var (from, to) = (item.OccurredFrom - SimilarObservations.Window, item.OccurredFrom + SimilarObservations.Window);
        return db.Set<Observation>().AsNoTracking()
            .Where(o => o.PlaceId == place && o.OccurredFrom >= from && o.OccurredFrom <= to && o.Id != item.Id && o.Status != ObservationStatus.Duplicate && o.TypeId == item.TypeId)
            .OrderBy(o => o.OccurredFrom).ThenBy(o => o.Number).Take(5).Rows().ToListAsync(cancel);
    }

    // What the form does not offer may only stay as it is.
    private static IEnumerable<Error> NotOffered(Observation item, Read read, ObservationNames names)
    {
        if (read.Sharing != item.Sharing && !TriageInput.Levels.Values.Contains(read.Sharing))
            yield return TriageErrors.NoSharing;
        var code = names.Types[read.Type].Code;
        if (code != names.Types[item.TypeId].Code && names.CurrentTypes.All(t => t.Code != code))
            yield return TriageErrors.NoType;
        if (read.Place is { } place && place != item.PlaceId && names.OpenPlaces.All(p => p.Id != place))
            yield return TriageErrors.NoPlace;
    }

    private static async Task<Observation> OpenAsync(WriteUnit unit, int number, int version, CancellationToken cancel, bool mayBeMerged = false)
    {
        var item = await unit.Db.Set<Observation>().SingleOrDefaultAsync(o => o.Number == number, cancel);
        return item is not null && item.Version == version && (mayBeMerged || item.Status != ObservationStatus.Duplicate) ? item : throw new ChangedMeanwhileException();
    }

    private async Task<(Read? Read, Dictionary<OwnFieldId, string> Own, List<Error> Errors)> ReadAsync(
        TriageInput input, IReadOnlyDictionary<string, string?> own, ObservationNames names, CancellationToken cancel)
    {
        var errors = new List<Error>();
        if (input.ControlOr is null)
            errors.Add(TriageErrors.NoControl);
        var type = names.Types.Values.Where(t => t.Code == input.Type).MaxBy(t => t.ListVersion);
        if (type is null)
            errors.Add(TriageErrors.NoType);
        var place = string.IsNullOrEmpty(input.Place) ? null : names.Places.Values.FirstOrDefault(p => p.Slug == input.Place);
        if (place is null && !string.IsNullOrEmpty(input.Place))
            errors.Add(TriageErrors.NoPlace);
        if (!FilterReading.CodesOf<SharingLevel>().TryGetValue(input.Sharing ?? "", out var sharing))
            errors.Add(TriageErrors.NoSharing);
        var isOther = input.ControlOr == Control.Other;
        var problem = await wall.PassAsync(new(input.Problem, "Input.Problem", Channel) { MaxLength = 200, IsAccepted = input.IsAboutNoOne }, cancel);
        var recipient = await wall.PassAsync(new(isOther ? input.Recipient : null, "Input.Recipient", Channel) { MaxLength = 160, IsAccepted = input.IsAboutNoOne }, cancel);
        var values = await wall.PassAsync(names.Fields, own, Channel, input.IsAboutNoOne, cancel);
        errors.AddRange([.. problem.Errors, .. recipient.Errors, .. values.Errors]);
        if (isOther && recipient is { IsOk: true, Value: null })
            errors.Add(TriageErrors.NoRecipient);
        if (isOther && input.ForwardedDay is null)
            errors.Add(TriageErrors.NoDate);
        else if (isOther && input.ForwardedDay > time.Today())
            errors.Add(TriageErrors.FutureDate);
        return errors.Count > 0 ? (null, [], errors) : (new(
            input.ControlOr!.Value, sharing, type!.Id, place?.Id, problem.Value, recipient.Value, isOther ? input.ForwardedDay : null), values.Value, errors);
    }

    private sealed record Read(Control Control, SharingLevel Sharing, EventTypeId Type, PlaceId? Place, ScreenedText? Problem, ScreenedText? Recipient, DateOnly? ForwardedOn);
}

/// <summary>A rule of the row stopped the unit; its errors are at hand.</summary>
internal sealed class RefusedAtDeskException() : Exception("Refused by a rule.");

internal static class Refusals
{
    public static async Task ContinueOnRefusal(this Task<Submitted> saving)
    {
        try
        {
            await saving;
        }
        catch (RefusedAtDeskException)
        {
            // The caller has the errors.
        }
    }
}
