namespace Lykta.Web.Data;

/// <summary>Ids and instants as raw SQL parameters, in the shape that each database keeps them.</summary>
public static class RawKeys
{
    public static object Raw<TId>(this LyktaDbContext db, TId id) where TId : struct, IId<TId> =>
        db is SqliteLyktaDbContext ? id.Value.ToByteArray(true) : id.Value;

    public static object Raw(this LyktaDbContext db, DateTimeOffset at) =>
        db is SqliteLyktaDbContext ? at.ToUnixTimeMilliseconds() : at;

    public static object Raw(this LyktaDbContext db, DateOnly day) =>
        db is SqliteLyktaDbContext ? day.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : day;
}
