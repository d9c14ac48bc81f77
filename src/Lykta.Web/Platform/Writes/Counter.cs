using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Platform.Writes;

/// <summary>The last number given in a series of one partnership.</summary>
public sealed class Counter : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    public string Series { get; init; } = "";

    public int Last { get; private set; }
}

public sealed class CounterConfiguration : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> builder)
    {
        builder.HasKey(c => new { c.PartnershipId, c.Series });
        builder.Property(c => c.Series).HasMaxLength(40);
    }
}

internal static class Counters
{
    /// <summary>The first of as many numbers; the row's lock makes the series gapless, and a rolled-back unit gives its numbers back.</summary>
    public static async Task<int> TakeAsync(LyktaDbContext db, string series, int count, CancellationToken cancel)
    {
        var last = await db.Database.SqlQuery<int>(
            $"""
             INSERT INTO "Counter" ("PartnershipId", "Series", "Last") VALUES ({db.Raw(db.Scope.PartnershipId)}, {series}, {count})
             ON CONFLICT ("PartnershipId", "Series") DO UPDATE SET "Last" = "Counter"."Last" + {count}
             RETURNING "Last" AS "Value"
             """).ToListAsync(cancel);
        return last.Single() - count + 1;
    }
}
