using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Platform.Writes;

/// <summary>The last number given in a series of one partnership.</summary>
public sealed class Counter : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    public string Series { get; init; } = "";

    public int Last { get; set; }
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
    public static async Task<int> NextAsync(LyktaDbContext db, string series, CancellationToken cancel)
    {
        var partnership = db.Scope.PartnershipId;
        var set = db.Set<Counter>();
        var local = set.Local.FirstOrDefault(c => c.Series == series);
        if (local is not null)
            return ++local.Last;
        // The row lock makes the series gapless: a rolled-back unit gives its number back.
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "Counter" ("PartnershipId", "Series", "Last") VALUES ({db.Raw(partnership)}, {series}, 0) ON CONFLICT DO NOTHING""",
            cancel);
        await db.Database.ExecuteSqlAsync(
            $"""UPDATE "Counter" SET "Last" = "Last" WHERE "PartnershipId" = {db.Raw(partnership)} AND "Series" = {series}""", cancel);
        var row = await set.SingleAsync(c => c.Series == series, cancel);
        return ++row.Last;
    }
}
