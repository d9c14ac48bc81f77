using System.Security.Cryptography;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;

namespace Lykta.Web.Capabilities.Observations.Report;

/// <summary>A report that has passed every check and may be stored.</summary>
public sealed record ReadyReport(ObservationDraft Draft, CleanPhoto? Photo);

/// <summary>Turns what a reporter typed into an observation, the same by page and by the phone's queue.</summary>
public sealed class ReportDesk(LyktaDbContext db, LyktaScope scope, PlaceIndexes indexes, TextWall wall, Writes writes, TimeProvider time)
{
    public const string Channel = "report";

    public async Task<Result<ReadyReport>> CheckAsync(
        ReportInput input, Reporter reporter, DateTimeOffset? phoneNow, bool wasOffline, CancellationToken cancel)
    {
        var errors = new List<Error>();
        var type = await ReportTiles.OfferedAsync(db, reporter, input.Type, cancel);
        if (type is null)
            errors.Add(ReportErrors.NoType);
        errors.AddRange(NotOffered(input, reporter));
        var placement = Keep(await PlaceAsync(type?.Precision ?? PlacePrecision.NamedPlace, input, cancel), errors);
        var span = Keep(OccurredSpan.Of(input, time.GetUtcNow(), phoneNow), errors);
        var texts = await ScreenAsync(input, reporter, errors, cancel);
        var photo = await CleanAsync(input.Photo, reporter, errors, cancel);
        if (errors.Count > 0)
            return errors;
        return new ReadyReport(new(type!.Id, span.From, reporter.Owner, reporter.SourceWhen(wasOffline))
        {
            Place = placement!.Place,
            Area = placement.Area,
            Longitude = placement.Point?.Longitude,
            Latitude = placement.Point?.Latitude,
            To = span.To,
            IsRecurring = input.IsRecurring,
            WrittenBy = reporter.Membership,
            GroupSize = reporter.IsSchool ? GroupSize.None : input.GroupSize,
            Unsafety = reporter.IsSchool ? null : input.Unsafety,
            IsPoliceReported = reporter.IsSchool ? null : input.IsPoliceReported,
            Text = texts[0],
            ActionTaken = texts[1],
            Wish = texts[2],
            Sharing = input.Sharing ?? reporter.DefaultSharing,
        }, photo);
    }

    public async Task<Result<Placement>> PlaceAsync(PlacePrecision precision, ReportInput input, CancellationToken cancel)
    {
        var index = await indexes.OfAsync(scope.Partnership!, cancel);
        return Placement.Of(
            precision, index.Find(input.Place), input.AreaId is { } area ? index.Area(area) : null, input.Point, index);
    }

    public async Task<ReportReceipt> ReceiveAsync(ReadyReport report, SubmissionKey key, CancellationToken cancel)
    {
        var submitted = await writes.RunOnceAsync(key, async (unit, token) =>
        {
            var observation = await unit.ReceiveAsync(report.Draft, token);
            if (report.Photo is { } photo)
                unit.HoldPhoto(observation, photo);
            return new ReportReceipt(ReceiptKind.Received, observation.Id, observation.Number, unit.Now).ToString();
        }, cancel);
        return ReportReceipt.Parse(submitted.Outcome)!;
    }

    /// <summary>"Inget att rapportera": the unit has answered this week, and that is data.</summary>
    public async Task<ReportReceipt> ReceiveNothingAsync(Reporter reporter, SubmissionKey key, CancellationToken cancel)
    {
        var submitted = await writes.RunOnceAsync(key, async (unit, token) =>
        {
            await unit.AnswerNothingAsync(reporter.Owner.Unit, token);
            return new ReportReceipt(ReceiptKind.Nothing, default, 0, unit.Now).ToString();
        }, cancel);
        return ReportReceipt.Parse(submitted.Outcome)!;
    }

    // A choice that is not on this reporter's form is not silently made into another one.
    private static IEnumerable<Error> NotOffered(ReportInput input, Reporter reporter)
    {
        if (input.Sharing is { } level && !reporter.Levels.Contains(level))
            yield return ReportErrors.NotOffered with { Field = "Input.Sharing" };
        if (!Enum.IsDefined(input.GroupSize))
            yield return ReportErrors.NotOffered with { Field = "Input.GroupSize" };
        if (input.Unsafety is < 0 or > 3)
            yield return ReportErrors.NotOffered with { Field = "Input.Unsafety" };
    }

    private async Task<ScreenedText?[]> ScreenAsync(ReportInput input, Reporter reporter, List<Error> errors, CancellationToken cancel)
    {
        var passed = new ScreenedText?[3];
        if (!reporter.MayWriteText)
            return passed;
        FreeText[] texts =
        [
            new(input.Text, "Input.Text", Channel) { IsAccepted = input.IsAccepted },
            new(input.ActionTaken, "Input.ActionTaken", Channel) { IsAccepted = input.IsAccepted, MaxLength = 300 },
            new(input.Wish, "Input.Wish", Channel) { IsAccepted = input.IsAccepted, MaxLength = 300 },
        ];
        for (var i = 0; i < texts.Length; i++)
            passed[i] = Keep(await wall.PassAsync(texts[i], cancel), errors);
        return passed;
    }

    private static async Task<CleanPhoto?> CleanAsync(IFormFile? file, Reporter reporter, List<Error> errors, CancellationToken cancel)
    {
        if (file is null || file.Length == 0 || !reporter.MayWriteText)
            return null;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        var cleaned = await PhotoCleaner.CleanAsync(bytes.ToArray(), cancel);
        if (cleaned.IsOk)
            return cleaned.Value;
        errors.AddRange(cleaned.Errors.Select(e => e with { Field = "Input.Photo" }));
        return null;
    }

    private static T? Keep<T>(Result<T> result, List<Error> errors)
    {
        errors.AddRange(result.Errors);
        return result.IsOk ? result.Value : default;
    }
}

public static class ReportSubmissions
{
    /// <summary>The form's key with the photo in the hash: the same words with another picture is another report.</summary>
    public static async Task<SubmissionKey> WithPhotoAsync(this SubmissionKey key, IFormFile? photo, CancellationToken cancel)
    {
        if (photo is null)
            return key;
        await using var stream = photo.OpenReadStream();
        var picture = await SHA256.HashDataAsync(stream, cancel);
        return key with { BodyHash = Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(key.BodyHash), .. picture])) };
    }
}
