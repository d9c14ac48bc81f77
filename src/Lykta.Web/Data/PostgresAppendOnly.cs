namespace Lykta.Web.Data;

/// <summary>
/// On PostgreSQL the application may add to the logs and read them, nothing more. A whole closed month is dropped by a function
/// of the owner, which refuses what is younger than a year whoever asks.
/// </summary>
internal static class PostgresAppendOnly
{
    private static readonly string[] Tables = ["AuditEntry", "ReadEntry", "ReadBatch", "SegmentClose"];

    private const string DropFunction =
        """
        CREATE OR REPLACE FUNCTION lykta_drop_segment(segment_chain integer, segment_last bigint) RETURNS bigint
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $function$
        DECLARE
            mine uuid := nullif(current_setting('lykta.partnership', true), '')::uuid;
            too_young timestamptz := now() - interval '12 months';
            gone bigint;
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM "SegmentClose" WHERE "PartnershipId" = mine AND "Chain" = segment_chain AND "LastSequence" = segment_last) THEN
                RAISE EXCEPTION 'The segment is not closed.';
            END IF;
            IF EXISTS (SELECT 1 FROM "AuditEntry" WHERE segment_chain = 0 AND "PartnershipId" = mine AND "Sequence" <= segment_last AND "At" > too_young)
               OR EXISTS (SELECT 1 FROM "ReadBatch" WHERE segment_chain = 1 AND "PartnershipId" = mine AND "Sequence" <= segment_last AND "At" > too_young) THEN
                RAISE EXCEPTION 'The segment is younger than a year.';
            END IF;
            IF segment_chain = 0 THEN
                DELETE FROM "AuditEntry" WHERE "PartnershipId" = mine AND "Sequence" <= segment_last;
                GET DIAGNOSTICS gone = ROW_COUNT;
            ELSE
                DELETE FROM "ReadEntry" WHERE "PartnershipId" = mine AND "BatchSequence" <= segment_last;
                GET DIAGNOSTICS gone = ROW_COUNT;
                DELETE FROM "ReadBatch" WHERE "PartnershipId" = mine AND "Sequence" <= segment_last;
            END IF;
            RETURN gone;
        END
        $function$;
        REVOKE ALL ON FUNCTION lykta_drop_segment(integer, bigint) FROM PUBLIC;
        """;

    public static string Sql(string applicationRole) => string.Join('\n', [
        .. Tables.Select(table => $"REVOKE UPDATE, DELETE, TRUNCATE ON \"{table}\" FROM \"{applicationRole}\";"), DropFunction,
        $"GRANT EXECUTE ON FUNCTION lykta_drop_segment(integer, bigint) TO \"{applicationRole}\";"]);
}
