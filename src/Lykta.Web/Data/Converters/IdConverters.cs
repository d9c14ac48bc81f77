using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lykta.Web.Data.Converters;

/// <summary>PostgreSQL has a uuid type of its own.</summary>
public sealed class UuidConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => IdConventions.Make<TId>(value))
    where TId : struct, IId<TId>;

/// <summary>SQLite keeps ids as 16 big-endian bytes, so that the order of keys is the order of making.</summary>
public sealed class BlobIdConverter<TId>() : ValueConverter<TId, byte[]>(
    id => id.Value.ToByteArray(true), value => IdConventions.Make<TId>(new Guid(value, true)))
    where TId : struct, IId<TId>;

/// <summary>SQLite cannot order DateTimeOffset; milliseconds since 1970 UTC it can.</summary>
public sealed class UnixMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    at => at.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));

public static class IdConventions
{
    private static readonly Type[] IdTypes =
        [.. typeof(PartnershipId).Assembly.GetTypes().Where(t => t.IsValueType && t.GetInterfaces().Any(
            i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>)))];

    /// <summary>An expression tree cannot call the static interface member itself.</summary>
    public static TId Make<TId>(Guid value) where TId : struct, IId<TId> => TId.From(value);

    public static void UseIds(this ModelConfigurationBuilder builder, Type openConverter)
    {
        foreach (var id in IdTypes)
            builder.Properties(id).HaveConversion(openConverter.MakeGenericType(id));
    }
}
