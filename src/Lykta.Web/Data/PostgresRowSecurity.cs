using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lykta.Web.Data;

/// <summary>The second wall on PostgreSQL: a policy on every partnership-owned table, forced on its owner too.</summary>
public static class PostgresRowSecurity
{
    // As a query of its own it is worked out once a statement, not once a row.
    private const string Here = "(SELECT nullif(current_setting('lykta.partnership', true), '')::uuid)";

    // One reads one's own roles in every partnership, and changes none of another's.
    private const string OwnMemberships =
        """
        DROP POLICY IF EXISTS account ON "Membership";
        CREATE POLICY account ON "Membership" FOR SELECT USING ("AccountId" = (SELECT nullif(current_setting('lykta.account', true), '')::uuid));
        """;

    // Released rows are read by those who take part in the collaboration now, and written by their owner alone.
    private const string ReleasedRows =
        $"""
        ALTER TABLE "CollaborationRelease" ENABLE ROW LEVEL SECURITY;
        ALTER TABLE "CollaborationRelease" FORCE ROW LEVEL SECURITY;
        DROP POLICY IF EXISTS owner ON "CollaborationRelease";
        DROP POLICY IF EXISTS participant ON "CollaborationRelease";
        CREATE POLICY owner ON "CollaborationRelease"
            USING ("PartnershipId" = {Here})
            WITH CHECK ("PartnershipId" = {Here});
        CREATE POLICY participant ON "CollaborationRelease" FOR SELECT USING (
            EXISTS (SELECT 1 FROM "CollaborationParticipant" p WHERE p."CollaborationId" = "CollaborationRelease"."CollaborationId"
                AND p."LeftOn" IS NULL AND p."PartnershipId" = {Here})
            AND EXISTS (SELECT 1 FROM "CollaborationParticipant" p WHERE p."CollaborationId" = "CollaborationRelease"."CollaborationId"
                AND p."LeftOn" IS NULL AND p."PartnershipId" = "CollaborationRelease"."PartnershipId"));
        """;

    // A district's report to the city is read by its parent; the city's compilation by its districts. Each is written by its owner alone.
    private const string CityRows =
        $"""
        ALTER TABLE "DistrictReport" ENABLE ROW LEVEL SECURITY;
        ALTER TABLE "DistrictReport" FORCE ROW LEVEL SECURITY;
        ALTER TABLE "CityCompilation" ENABLE ROW LEVEL SECURITY;
        ALTER TABLE "CityCompilation" FORCE ROW LEVEL SECURITY;
        DROP POLICY IF EXISTS owner ON "DistrictReport";
        DROP POLICY IF EXISTS parent ON "DistrictReport";
        DROP POLICY IF EXISTS owner ON "CityCompilation";
        DROP POLICY IF EXISTS district ON "CityCompilation";
        CREATE POLICY owner ON "DistrictReport"
            USING ("PartnershipId" = {Here})
            WITH CHECK ("PartnershipId" = {Here});
        CREATE POLICY parent ON "DistrictReport" FOR SELECT USING ("To" = 2
            AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."Id" = "DistrictReport"."PartnershipId"
                AND p."ParentId" = {Here}));
        CREATE POLICY owner ON "CityCompilation"
            USING ("PartnershipId" = {Here})
            WITH CHECK ("PartnershipId" = {Here});
        CREATE POLICY district ON "CityCompilation" FOR SELECT USING (
            EXISTS (SELECT 1 FROM "Partnership" p WHERE p."ParentId" = "CityCompilation"."PartnershipId"
                AND p."Id" = {Here}));
        """;

    // A measure that is shared with a named partnership is read by it while both have one parent or take part in one collaboration.
    private const string SharedRows =
        $"""
        ALTER TABLE "SharedMeasure" ENABLE ROW LEVEL SECURITY;
        ALTER TABLE "SharedMeasure" FORCE ROW LEVEL SECURITY;
        DROP POLICY IF EXISTS owner ON "SharedMeasure";
        DROP POLICY IF EXISTS named ON "SharedMeasure";
        CREATE POLICY owner ON "SharedMeasure"
            USING ("PartnershipId" = {Here})
            WITH CHECK ("PartnershipId" = {Here});
        CREATE POLICY named ON "SharedMeasure" FOR SELECT USING (
            "ToPartnershipId" = {Here}
            AND (EXISTS (SELECT 1 FROM "Partnership" p JOIN "Partnership" q ON q."ParentId" = p."ParentId"
                    WHERE p."Id" = "SharedMeasure"."PartnershipId" AND q."Id" = "SharedMeasure"."ToPartnershipId")
                OR EXISTS (SELECT 1 FROM "CollaborationParticipant" p JOIN "CollaborationParticipant" q ON q."CollaborationId" = p."CollaborationId"
                    WHERE p."LeftOn" IS NULL AND q."LeftOn" IS NULL
                    AND p."PartnershipId" = "SharedMeasure"."PartnershipId" AND q."PartnershipId" = "SharedMeasure"."ToPartnershipId")));
        """;

    // What the districts read of their parent, and the parent of its districts; written by the owner alone.
    private static readonly (string Table, bool IsDown, string Only)[] Released =
    [
        ("CommonIndicator", true, ""), ("IndicatorDefinition", true, ""), ("IndicatorRelease", false, ""), ("CityPlanDecision", true, "\"ReturnedAt\" IS NOT NULL AND "), ("CityPlanAnswer", false, ""),
    ];

    public static IEnumerable<IEntityType> OwnedTables(LyktaDbContext db) => db.Model.GetEntityTypes()
        .Where(t => typeof(IPartnershipOwned).IsAssignableFrom(t.ClrType) && t.GetTableName() is not null);

    public static Task ApplyAsync(LyktaDbContext db, string applicationRole, CancellationToken cancel)
    {
        var sql = new StringBuilder();
        foreach (var type in OwnedTables(db))
        {
            var table = type.GetTableName();
            sql.AppendLine(Inv($"""
                ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
                ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY;
                DROP POLICY IF EXISTS partnership ON "{table}";
                CREATE POLICY partnership ON "{table}" USING ("PartnershipId" = {Here}) WITH CHECK ("PartnershipId" = {Here});
                """));
        }

        sql.AppendLine(OwnMemberships);
        sql.AppendLine(ReleasedRows);
        sql.AppendLine(CityRows);
        sql.AppendLine(SharedRows);
        foreach (var (table, isDown, only) in Released)
            sql.AppendLine(ReleasedSql(table, isDown, only));
        sql.AppendLine(Inv($"""
            GRANT USAGE ON SCHEMA public TO "{applicationRole}";
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "{applicationRole}";
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "{applicationRole}";
            """));
        sql.AppendLine(PostgresAppendOnly.Sql(applicationRole));
#pragma warning disable EF1002 // Table and role names come from the model and the operator's setting, not from users.
        return db.Database.ExecuteSqlRawAsync(sql.ToString(), cancel);
#pragma warning restore EF1002
    }

    private static string ReleasedSql(string table, bool isDown, string only) => Inv($"""
        ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
        ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY;
        DROP POLICY IF EXISTS owner ON "{table}";
        DROP POLICY IF EXISTS kin ON "{table}";
        CREATE POLICY owner ON "{table}" USING ("PartnershipId" = {Here}) WITH CHECK ("PartnershipId" = {Here});
        CREATE POLICY kin ON "{table}" FOR SELECT USING ({only}EXISTS (SELECT 1 FROM "Partnership" p
            WHERE p."Id" = {(isDown ? Here : $"\"{table}\".\"PartnershipId\"")} AND p."ParentId" = {(isDown ? $"\"{table}\".\"PartnershipId\"" : Here)}));
        """);

    private static string Inv(FormattableString text) => FormattableString.Invariant(text);
}
