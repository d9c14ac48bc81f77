using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.OwnFields;

public static class OwnFieldQueries
{
    /// <summary>The fields in use, in order.</summary>
    public static Task<List<OwnField>> OwnFieldsAsync(this LyktaDbContext db, CancellationToken cancel) =>
        db.Set<OwnField>().AsNoTracking().Where(f => f.RetiredAt == null).OrderBy(f => f.Order).ThenBy(f => f.Id).ToListAsync(cancel);

    /// <summary>Screens what was typed, or says on which field (<c>Own[key]</c>) it stops.</summary>
    public static async Task<Result<Dictionary<OwnFieldId, string>>> PassAsync(
        this TextWall wall, IReadOnlyList<OwnField> fields, IReadOnlyDictionary<string, string?> typed, string channel, bool isAccepted, CancellationToken cancel)
    {
        var (values, errors) = (new Dictionary<OwnFieldId, string>(), new List<Error>());
        foreach (var field in fields)
        {
            if (typed.GetValueOrDefault(field.Key)?.Trim() is not { Length: > 0 } value)
                continue;
            var name = $"Own[{field.Key}]";
            if (field.Kind == OwnFieldKind.Choice)
            {
                if (field.Choices.Contains(value, StringComparer.Ordinal))
                    values[field.Id] = value;
                else
                    errors.Add(new("CodeLists.Field.Error.NotAChoice", name));
                continue;
            }

            var passed = await wall.PassAsync(new(value, name, channel) { MaxLength = OwnField.LongestValue, IsAccepted = isAccepted }, cancel);
            if (passed.IsOk)
                values[field.Id] = passed.Value!.Value.Value;
            errors.AddRange(passed.Errors);
        }

        return errors.Count > 0 ? errors : values;
    }

    /// <summary>Makes the observation's values of these fields exactly the given ones.</summary>
    public static async Task SetOwnFieldsAsync(
        this WriteUnit unit, ObservationId observation, IReadOnlyList<OwnField> fields, IReadOnlyDictionary<OwnFieldId, string> values, CancellationToken cancel)
    {
        var kept = await unit.Db.Set<OwnFieldValue>().Where(v => v.ObservationId == observation).ToListAsync(cancel);
        foreach (var field in fields)
        {
            var row = kept.SingleOrDefault(v => v.FieldId == field.Id);
            var value = values.GetValueOrDefault(field.Id);
            if (row is not null && value is null)
                unit.Db.Remove(row);
            else if (row is not null)
                row.Value = value!;
            else if (value is not null)
                unit.Db.Add(new OwnFieldValue { ObservationId = observation, FieldId = field.Id, Value = value });
        }
    }
}
