using Lykta.Web.Capabilities.Observations.OwnFields;
using Lykta.Web.Seed;
using Lykta.Web.Capabilities.Shared.TagHelpers;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.CodeLists;

/// <summary>Changes of the code lists, each as one unit; every one makes pages count and name anew.</summary>
public sealed class CodeListDesk(TextWall wall, Writes writes)
{
    private const string Channel = "kodlista";
    private const int LongestName = 80;

    public async Task<IReadOnlyList<Error>> AddTypeAsync(TypeInput input, SubmissionKey key, CancellationToken cancel)
    {
        var (names, errors) = await NamesAsync(input, cancel);
        if (errors.Count > 0)
            return errors;
        return await ChangeAsync(key, async (unit, token) =>
        {
            var types = await unit.Db.Set<EventType>().ToListAsync(token);
            NamesOf(types).Refuse("", names, "Input");
            var code = FreeCode(Slugs.From(names[0]), [.. types.Select(t => t.Code)]);
            var type = EventType.Add(code, names[0], names[1], input.Icon, input.Precision, input.IsSensitive, types.Select(t => t.Order).DefaultIfEmpty().Max() + 10, Categories(input));
            unit.Db.Add(type);
            unit.Audit("eventtype.added", nameof(EventType), type.Id.Value, ("code", code));
        }, cancel);
    }

    /// <summary>Other words for the same meaning.</summary>
    public async Task<IReadOnlyList<Error>> RewordTypeAsync(Guid id, TypeInput input, SubmissionKey key, CancellationToken cancel)
    {
        var (names, errors) = await NamesAsync(input, cancel);
        if (errors.Count > 0)
            return errors;
        return await ChangeAsync(key, async (unit, token) =>
        {
            var type = await TypeAsync(unit, id, input.Version, token);
            NamesOf(await unit.Db.Set<EventType>().ToListAsync(token)).Refuse(type.Code, names, "Input", NameOf(type));
            type.Reword(names[0], names[1], input.Icon);
            type.OfferTo(Categories(input));
            unit.Audit("eventtype.reworded", nameof(EventType), id, ("code", type.Code));
        }, cancel);
    }

    /// <summary>Another meaning under the same code: the old version keeps what was counted by it.</summary>
    public async Task<IReadOnlyList<Error>> NewVersionAsync(Guid id, TypeInput input, SubmissionKey key, CancellationToken cancel)
    {
        var (names, errors) = await NamesAsync(input, cancel);
        if (errors.Count > 0)
            return errors;
        return await ChangeAsync(key, async (unit, token) =>
        {
            var old = await TypeAsync(unit, id, input.Version, token);
            NamesOf(await unit.Db.Set<EventType>().ToListAsync(token)).Refuse(old.Code, names, "Input", NameOf(old));
            old.Retire(unit.Now);
            var type = EventType.Add(old.Code, names[0], names[1], input.Icon, input.Precision, input.IsSensitive, old.Order, Categories(input), old.ListVersion + 1);
            unit.Db.Add(type);
            unit.Audit("eventtype.versioned", nameof(EventType), type.Id.Value, ("code", old.Code), ("version", type.ListVersion.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }, cancel);
    }

    public Task RetireTypeAsync(Guid id, SubmissionKey key, CancellationToken cancel) => RunAsync(key, async (unit, token) =>
    {
        var type = await unit.Db.Set<EventType>().SingleOrDefaultAsync(t => t.Id == Data.EventTypeId.From(id) && t.RetiredAt == null, token);
        if (type is null)
            return;
        type.Retire(unit.Now);
        unit.Audit("eventtype.retired", nameof(EventType), id, ("code", type.Code));
    }, cancel);

    /// <summary>One step up (−1) or down (+1) among the types in use.</summary>
    public Task MoveTypeAsync(Guid id, int step, SubmissionKey key, CancellationToken cancel) => RunAsync(key, async (unit, token) =>
    {
        var types = await unit.Db.Set<EventType>().Where(t => t.RetiredAt == null).OrderBy(t => t.Order).ThenBy(t => t.Code).ToListAsync(token);
        var at = types.FindIndex(t => t.Id.Value == id);
        var to = at + Math.Sign(step);
        if (at < 0 || to < 0 || to >= types.Count)
            return;
        (types[at], types[to]) = (types[to], types[at]);
        for (var i = 0; i < types.Count; i++)
        {
            if (types[i].Order != (i + 1) * 10)
                types[i].MoveTo((i + 1) * 10);
        }

        unit.Audit("eventtype.moved", nameof(EventType), id);
    }, cancel);

    public async Task<IReadOnlyList<Error>> AddFieldAsync(FieldInput input, SubmissionKey key, CancellationToken cancel)
    {
        var errors = new List<Error>();
        var sv = await PassAsync(input.NameSv, "Field.NameSv", LongestName, NeededName("Field.NameSv"), errors, cancel);
        var en = await PassAsync(string.IsNullOrWhiteSpace(input.NameEn) ? input.NameSv : input.NameEn, "Field.NameEn", LongestName, null, errors, cancel);
        var options = await PassAsync(input.Options, "Field.Options", 2000, null, errors, cancel);
        if (errors.Count > 0)
            return errors;
        var taken = await ChangeAsync(key, async (unit, token) =>
        {
            errors.Clear();
            var fields = await unit.Db.Set<OwnField>().ToListAsync(token);
            var made = OwnField.Add(sv!.Value, (en ?? sv).Value, input.Kind, options, fields.Count(f => f.RetiredAt == null));
            errors.AddRange(made.Errors);
            if (!made.IsOk)
                return;
            fields.Select(NameOf).Refuse(made.Value.Key, [made.Value.NameSv, made.Value.NameEn], "Field");
            unit.Db.Add(made.Value);
            unit.Audit("ownfield.added", nameof(OwnField), made.Value.Id.Value);
        }, cancel);
        return [.. errors, .. taken];
    }

    public Task RetireFieldAsync(Guid id, SubmissionKey key, CancellationToken cancel) => RunAsync(key, async (unit, token) =>
    {
        var field = await unit.Db.Set<OwnField>().SingleOrDefaultAsync(f => f.Id == Data.OwnFieldId.From(id) && f.RetiredAt == null, token);
        if (field is null)
            return;
        field.Retire(unit.Now);
        unit.Audit("ownfield.retired", nameof(OwnField), id);
    }, cancel);

    public async Task<IReadOnlyList<Error>> ChangeScaleAsync(ScaleInput input, int? seen, SubmissionKey key, CancellationToken cancel)
    {
        var errors = new List<Error>();
        var (sv, en) = (new List<ScreenedText>(), new List<ScreenedText>());
        foreach (var (labels, typed, language) in new[] { (sv, input.Sv, "svenska"), (en, input.En, "English") })
        {
            foreach (var (step, (field, value)) in typed.Index())
            {
                if (await PassAsync(value?.ReplaceLineEndings(" "), field, LongestName, new("CodeLists.Error.NeededStep", field, step, language), errors, cancel) is { } label)
                    labels.Add(label);
            }
        }

        if (errors.Count > 0)
            return errors;
        await RunAsync(key, async (unit, token) =>
        {
            var before = await unit.Db.Set<UnsafetyScale>().MaxAsync(s => (int?)s.ScaleVersion, token) ?? 1;
            if (before != seen)
                throw new ChangedMeanwhileException();
            var scale = UnsafetyScale.Next(before, sv, en, unit.Now);
            unit.Db.Add(scale);
            unit.Audit("scale.changed", nameof(UnsafetyScale), unit.Scope.PartnershipId.Value, ("version", scale.ScaleVersion.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }, cancel);
        return [];
    }

    internal Task<Submitted> RunAsync(SubmissionKey key, Func<WriteUnit, CancellationToken, Task> change, CancellationToken cancel) =>
        writes.RunOnceAsync(key, async (unit, token) =>
        {
            await change(unit, token);
            return "changed";
        }, cancel);

    /// <summary>A change that may find that a name is taken.</summary>
    internal async Task<IReadOnlyList<Error>> ChangeAsync(SubmissionKey key, Func<WriteUnit, CancellationToken, Task> change, CancellationToken cancel)
    {
        try
        {
            await RunAsync(key, change, cancel);
            return [];
        }
        catch (ListRefusesException taken)
        {
            return [taken.Error];
        }
    }

    internal static ListedName NameOf(EventType type) => new(type.Code, type.NameSv, type.NameEn, type.RetiredAt is not null);

    internal static ListedName NameOf(OwnField field) => new(field.Key, field.NameSv, field.NameEn, field.RetiredAt is not null);

    private static IEnumerable<ListedName> NamesOf(IEnumerable<EventType> types) =>
        types.Newest(t => t.Code, t => t.ListVersion, t => t.RetiredAt != null).Select(NameOf);

    /// <summary>The name in both languages, the Swedish one where no English is given.</summary>
    internal async Task<(string[] Names, List<Error> Errors)> NamesAsync(string? nameSv, string? nameEn, string prefix, CancellationToken cancel)
    {
        var errors = new List<Error>();
        var sv = await PassAsync(nameSv, prefix + ".NameSv", LongestName, NeededName(prefix + ".NameSv"), errors, cancel);
        var en = await PassAsync(string.IsNullOrWhiteSpace(nameEn) ? nameSv : nameEn, prefix + ".NameEn", LongestName, null, errors, cancel);
        return ([sv?.Value ?? "", (en ?? sv)?.Value ?? ""], errors);
    }

    private async Task<(string[] Names, List<Error> Errors)> NamesAsync(TypeInput input, CancellationToken cancel)
    {
        var (names, errors) = await NamesAsync(input.NameSv, input.NameEn, "Input", cancel);
        if (!IconSprite.Names.Contains(input.Icon, StringComparer.Ordinal))
            errors.Add(new("CodeLists.Error.Icon", "Input.Icon"));
        return (names, errors);
    }

    private static Error NeededName(string field) => new("CodeLists.Error.NeededName", field);

    private async Task<ScreenedText?> PassAsync(string? text, string field, int longest, Error? needed, List<Error> errors, CancellationToken cancel)
    {
        // Names of lists are words of trade: what only looks like a person's name may pass, as the writer answers for the list.
        var passed = await wall.PassAsync(new(text, field, Channel) { MaxLength = longest, IsCode = true }, cancel);
        errors.AddRange(passed.Errors);
        if (passed is { IsOk: true, Value: null } && needed is not null)
            errors.Add(needed);
        return passed.IsOk ? passed.Value : null;
    }

    private static async Task<EventType> TypeAsync(WriteUnit unit, Guid id, int version, CancellationToken cancel)
    {
        var type = await unit.Db.Set<EventType>().SingleOrDefaultAsync(t => t.Id == Data.EventTypeId.From(id), cancel);
        return type is not null && type.Version == version && type.RetiredAt is null ? type : throw new ChangedMeanwhileException();
    }

    internal static string FreeCode(string wanted, IReadOnlyCollection<string> taken)
    {
        var code = wanted.Length > 34 ? wanted[..34].TrimEnd('-') : wanted.Length == 0 ? "typ" : wanted;
        bool IsFree(string candidate) => !taken.Contains(candidate, StringComparer.Ordinal);
        return IsFree(code) ? code : Enumerable.Range(2, 1000).Select(n => $"{code}-{n}").First(IsFree);
    }

    private static string Categories(TypeInput input) =>
        string.Join(' ', input.OfferedTo.Select(Slugs.From).Where(c => c.Length is > 0 and <= 40).Distinct(StringComparer.Ordinal).Take(9));
}
