using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.OwnFields;
using Lykta.Web.Data;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disclosure;

/// <summary>
/// All that a row holds, each thing a field in words that can be masked. What the copy leaves out stands on the copy
/// (Disclosure.Copy.LeftOut): pictures, which are tried by themselves, and how the row is kept and shared here.
/// </summary>
public static class DisclosedFields
{
    /// <summary>In the order of the copy.</summary>
    public static readonly IReadOnlyList<DisclosureField> Ordered =
    [
        DisclosureField.When, DisclosureField.End, DisclosureField.Received, DisclosureField.Type, DisclosureField.Place, DisclosureField.Position,
        DisclosureField.Unit, DisclosureField.Text, DisclosureField.GroupSize, DisclosureField.Unsafety, DisclosureField.Recurring,
        DisclosureField.Sightings, DisclosureField.PoliceReported, DisclosureField.ActionTaken, DisclosureField.Wish, DisclosureField.OwnFields,
        DisclosureField.Status, DisclosureField.Problem, DisclosureField.ForwardedTo, DisclosureField.Feedback,
    ];

    /// <summary>What the row says itself; names from other tables are given.</summary>
    public static Dictionary<DisclosureField, string?> Of(Observation row, DisclosedNames names, Texts texts)
    {
        var fields = new Dictionary<DisclosureField, string?>
        {
            [DisclosureField.When] = Moment(row.OccurredFrom),
            [DisclosureField.End] = row.OccurredTo is { } end ? Moment(end) : null,
            [DisclosureField.Received] = Moment(row.ReceivedAt),
            [DisclosureField.Type] = names.Type,
            [DisclosureField.Place] = names.Place,
            [DisclosureField.Position] = row is { Latitude: { } y, Longitude: { } x } ? string.Create(CultureInfo.InvariantCulture, $"{y:0.#####}, {x:0.#####}") : null,
            [DisclosureField.Unit] = names.Unit,
            [DisclosureField.Text] = row.Text,
            [DisclosureField.GroupSize] = row.GroupSize == GroupSize.None ? null : texts["Observations.List.GroupSize." + row.GroupSize].Value,
            [DisclosureField.Unsafety] = row.Unsafety is { } step ? texts["Disclosure.Unsafety", step].Value : null,
            [DisclosureField.Recurring] = row.IsRecurring ? texts["Shared.Yes"].Value : null,
            [DisclosureField.Sightings] = row.Sightings > 1 ? row.Sightings.ToString(CultureInfo.InvariantCulture) : null,
            [DisclosureField.PoliceReported] = row.IsPoliceReported is { } told ? texts[told ? "Shared.Yes" : "Shared.No"].Value : null,
            [DisclosureField.ActionTaken] = row.ActionTaken,
            [DisclosureField.Wish] = row.Wish,
            [DisclosureField.OwnFields] = names.Own,
            [DisclosureField.Status] = texts["Observations.List.Status." + row.Status].Value,
            [DisclosureField.Problem] = row.Problem,
            [DisclosureField.ForwardedTo] = row.ForwardedTo,
            [DisclosureField.Feedback] = row.Feedback,
        };
        return fields;
    }

    /// <summary>The own fields of rows as ”name: value; name: value”.</summary>
    public static async Task<Dictionary<ObservationId, string>> OwnAsync(LyktaDbContext db, List<ObservationId> ids, bool english, CancellationToken cancel)
    {
        var names = await db.Set<OwnField>().AsNoTracking().ToDictionaryAsync(f => f.Id, cancel);
        var values = await db.Set<OwnFieldValue>().AsNoTracking().Where(v => ids.Contains(v.ObservationId)).ToListAsync(cancel);
        return values.GroupBy(v => v.ObservationId).ToDictionary(
            g => g.Key, g => string.Join("; ", g.OrderBy(v => names[v.FieldId].Order).Select(v => $"{names[v.FieldId].Name(english)}: {v.Value}")));
    }

    private static string Moment(DateTimeOffset at) => Stockholm.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>The words of a row that stand in other tables.</summary>
public sealed record DisclosedNames(string? Type, string? Place, string? Unit, string? Own);
