using Lykta.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Platform.Writes;

/// <summary>
/// A number that is another after every change in a partnership, written last in the change's own transaction: a page kept in
/// memory holds for as long as it is the same, on every node. Drawn at random, so that a restored backup cannot bring one back.
/// </summary>
public sealed class PageStamp : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    public long Mark { get; private set; }

    // The last lock that a transaction takes: whoever holds it waits for nobody.
    internal static Task MoveAsync(LyktaDbContext db, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
         INSERT INTO "PageStamp" ("PartnershipId", "Mark") VALUES ({db.Raw(db.Scope.PartnershipId)}, {Random.Shared.NextInt64()})
         ON CONFLICT ("PartnershipId") DO UPDATE SET "Mark" = excluded."Mark"
         """, cancel);

    internal static void Move(SqliteTransaction transaction, PartnershipId partnership)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """INSERT INTO "PageStamp" ("PartnershipId", "Mark") VALUES ($id, $mark) ON CONFLICT ("PartnershipId") DO UPDATE SET "Mark" = excluded."Mark" """;
        command.Parameters.AddWithValue("$id", partnership.Value.ToByteArray(true));
        command.Parameters.AddWithValue("$mark", Random.Shared.NextInt64());
        command.ExecuteNonQuery();
    }
}

public sealed class PageStampConfiguration : IEntityTypeConfiguration<PageStamp>
{
    public void Configure(EntityTypeBuilder<PageStamp> builder) => builder.HasKey(s => s.PartnershipId);
}
