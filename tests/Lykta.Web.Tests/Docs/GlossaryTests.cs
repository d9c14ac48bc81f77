using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;

namespace Lykta.Web.Tests.Docs;

/// <summary>What the documents say of the database is held against its model.</summary>
public sealed class GlossaryTests
{
    [Fact]
    public void EveryEntity_InTheModel_HasARowInTheGlossary()
    {
        var rows = RowsOf("glossary.md");
        Entities().Where(e => !rows.Any(r => r.Split('|')[3].Contains($"`{e.ClrType.Name}`", StringComparison.Ordinal)))
            .Select(e => e.ClrType.Name).ShouldBeEmpty();
    }

    [Fact]
    public void EveryRow_InTheGlossary_HasItsSixCells() =>
        RowsOf("glossary.md").Where(r => r.Split('|').Length != 8 || string.IsNullOrWhiteSpace(r.Split('|')[1]) || string.IsNullOrWhiteSpace(r.Split('|')[4]))
            .ShouldBeEmpty();

    [Fact]
    public void EveryTable_InTheModel_HasARowInTheDataModel()
    {
        var rows = RowsOf("data-model.md");
        Model().GetEntityTypes().Select(e => e.GetTableName()!).Distinct()
            .Where(t => !rows.Any(r => r.StartsWith($"| `{t}` |", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void EveryOwnedTable_InTheDataModel_SaysSo()
    {
        var rows = RowsOf("data-model.md").ToDictionary(r => r.Split('|')[1].Trim().Trim('`'), r => r.Split('|')[3].Trim(), StringComparer.Ordinal);
        foreach (var entity in Entities())
        {
            var says = rows[entity.GetTableName()!];
            (says is "own" or "own, ring").ShouldBe(typeof(IPartnershipOwned).IsAssignableFrom(entity.ClrType), entity.ClrType.Name);
            (says == "own, ring").ShouldBe(typeof(IRinged).IsAssignableFrom(entity.ClrType), entity.ClrType.Name);
        }
    }

    private static List<IEntityType> Entities() =>
        [.. Model().GetEntityTypes().Where(e => !e.IsOwned() && e.ClrType.Namespace!.StartsWith("Lykta.", StringComparison.Ordinal))];

    // The model is made without opening the file.
    private static IModel Model()
    {
        using var db = new SqliteStore("model-only.db").Open(new LyktaScope());
        return db.Model;
    }

    private static List<string> RowsOf(string document) =>
        [.. File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", document))
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| Swedish ", StringComparison.Ordinal) && !l.StartsWith("| Table ", StringComparison.Ordinal))];
}
