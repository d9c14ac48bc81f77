using System.Globalization;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Seed;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.CodeLists;

/// <summary>Changes of the list of reporter categories, each as one unit.</summary>
public sealed class CategoryDesk(CodeListDesk desk)
{
    public Task<IReadOnlyList<Error>> AddAsync(CategoryInput input, SubmissionKey key, CancellationToken cancel) => ChangeAsync(input, key, async (unit, names, token) =>
    {
        var all = await unit.Db.Set<ReporterCategory>().ToListAsync(token);
        NamesOf(all).Refuse("", names, "Category");
        var category = ReporterCategory.Add(CodeListDesk.FreeCode(Slugs.From(names[0]), [.. all.Select(c => c.Code)]), names[0], names[1]);
        unit.Db.Add(category);
        unit.Audit("category.added", nameof(ReporterCategory), category.Id.Value, ("code", category.Code));
    }, cancel);

    /// <summary>Other words for the same.</summary>
    public Task<IReadOnlyList<Error>> RewordAsync(Guid id, CategoryInput input, SubmissionKey key, CancellationToken cancel) => ChangeAsync(input, key, async (unit, names, token) =>
    {
        var category = await FindAsync(unit, id, input.Version, token);
        NamesOf(await unit.Db.Set<ReporterCategory>().ToListAsync(token)).Refuse(category.Code, names, "Category", NameOf(category));
        category.Reword(names[0], names[1]);
        unit.Audit("category.reworded", nameof(ReporterCategory), id, ("code", category.Code));
    }, cancel);

    /// <summary>Another meaning under the same code: units and types stay with the code, the old words with what was.</summary>
    public Task<IReadOnlyList<Error>> NewVersionAsync(Guid id, CategoryInput input, SubmissionKey key, CancellationToken cancel) => ChangeAsync(input, key, async (unit, names, token) =>
    {
        var old = await FindAsync(unit, id, input.Version, token);
        NamesOf(await unit.Db.Set<ReporterCategory>().ToListAsync(token)).Refuse(old.Code, names, "Category", NameOf(old));
        old.Retire(unit.Now);
        var category = ReporterCategory.Add(old.Code, names[0], names[1], old.ListVersion + 1);
        unit.Db.Add(category);
        unit.Audit("category.versioned", nameof(ReporterCategory), category.Id.Value, ("code", old.Code), ("version", category.ListVersion.ToString(CultureInfo.InvariantCulture)));
    }, cancel);

    /// <summary>Units that have it keep it; no new one can get it.</summary>
    public Task RetireAsync(Guid id, SubmissionKey key, CancellationToken cancel) => desk.RunAsync(key, async (unit, token) =>
    {
        var which = ReporterCategoryId.From(id);
        if (await unit.Db.Set<ReporterCategory>().SingleOrDefaultAsync(c => c.Id == which && c.RetiredAt == null, token) is not { } category)
            return;
        category.Retire(unit.Now);
        unit.Audit("category.retired", nameof(ReporterCategory), id, ("code", category.Code));
    }, cancel);

    private async Task<IReadOnlyList<Error>> ChangeAsync(CategoryInput input, SubmissionKey key, Func<WriteUnit, string[], CancellationToken, Task> change, CancellationToken cancel)
    {
        var (names, errors) = await desk.NamesAsync(input.NameSv, input.NameEn, "Category", cancel);
        return errors.Count > 0 ? errors : await desk.ChangeAsync(key, (unit, token) => change(unit, names, token), cancel);
    }

    internal static ListedName NameOf(ReporterCategory category) => new(category.Code, category.NameSv, category.NameEn, category.RetiredAt is not null);

    private static IEnumerable<ListedName> NamesOf(IEnumerable<ReporterCategory> categories) =>
        categories.Newest(c => c.Code, c => c.ListVersion, c => c.RetiredAt != null).Select(NameOf);

    private static async Task<ReporterCategory> FindAsync(WriteUnit unit, Guid id, int version, CancellationToken cancel)
    {
        var which = ReporterCategoryId.From(id);
        var category = await unit.Db.Set<ReporterCategory>().SingleOrDefaultAsync(c => c.Id == which, cancel);
        return category is { RetiredAt: null } && category.Version == version ? category : throw new ChangedMeanwhileException();
    }
}
