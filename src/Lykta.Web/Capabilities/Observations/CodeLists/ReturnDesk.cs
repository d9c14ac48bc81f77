using Lykta.Web.Capabilities.Observations.OwnFields;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.CodeLists;

/// <summary>Takes what is out of use back into use: only the last version of it, and only while nothing in use has its name.</summary>
public sealed class ReturnDesk(CodeListDesk desk)
{
    public Task<IReadOnlyList<Error>> TypeAsync(Guid id, SubmissionKey key, CancellationToken cancel) => desk.ChangeAsync(key, async (unit, token) =>
    {
        var all = await unit.Db.Set<EventType>().ToListAsync(token);
        if (all.Returnable().FirstOrDefault(t => t.Id.Value == id) is not { } type)
            return;
        Refuse(all.Where(t => t.RetiredAt == null).Select(CodeListDesk.NameOf), type.Code, type.NameSv, type.NameEn);
        type.TakeBack();
        unit.Audit("eventtype.taken-back", nameof(EventType), id, ("code", type.Code));
    }, cancel);

    public Task<IReadOnlyList<Error>> CategoryAsync(Guid id, SubmissionKey key, CancellationToken cancel) => desk.ChangeAsync(key, async (unit, token) =>
    {
        var all = await unit.Db.Set<ReporterCategory>().ToListAsync(token);
        if (all.Returnable().FirstOrDefault(c => c.Id.Value == id) is not { } category)
            return;
        Refuse(all.Where(c => c.RetiredAt == null).Select(CategoryDesk.NameOf), category.Code, category.NameSv, category.NameEn);
        category.TakeBack();
        unit.Audit("category.taken-back", nameof(ReporterCategory), id, ("code", category.Code));
    }, cancel);

    public Task<IReadOnlyList<Error>> FieldAsync(Guid id, SubmissionKey key, CancellationToken cancel) => desk.ChangeAsync(key, async (unit, token) =>
    {
        var all = await unit.Db.Set<OwnField>().ToListAsync(token);
        if (all.Find(f => f.Id.Value == id && f.RetiredAt != null) is not { } field)
            return;
        var active = all.FindAll(f => f.RetiredAt == null);
        if (active.Count >= OwnField.MostAtOnce)
            throw new ListRefusesException(OwnFieldErrors.TooMany);
        Refuse(active.Select(CodeListDesk.NameOf), field.Key, field.NameSv, field.NameEn);
        field.TakeBack();
        unit.Audit("ownfield.taken-back", nameof(OwnField), id);
    }, cancel);

    private static void Refuse(IEnumerable<ListedName> active, string code, string sv, string en)
    {
        if (active.FirstOrDefault(a => a.Code != code && (TakenNames.IsSame(a.Sv, sv) || TakenNames.IsSame(a.En, en))) is { } taken)
            throw new ListRefusesException(new("CodeLists.Error.ReturnTaken", null, taken.Sv));
    }
}

internal static class Returnables
{
    /// <summary>The last versions of what is wholly out of use.</summary>
    public static IEnumerable<EventType> Returnable(this IEnumerable<EventType> all) =>
        all.Newest(t => t.Code, t => t.ListVersion, t => t.RetiredAt != null).Where(t => t.RetiredAt != null);

    /// <inheritdoc cref="Returnable(IEnumerable{EventType})"/>
    public static IEnumerable<ReporterCategory> Returnable(this IEnumerable<ReporterCategory> all) =>
        all.Newest(c => c.Code, c => c.ListVersion, c => c.RetiredAt != null).Where(c => c.RetiredAt != null);
}
