using Lykta.Web.Data.Converters;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Data;

public sealed class SqliteLyktaDbContext(DbContextOptions<SqliteLyktaDbContext> options, LyktaScope scope)
    : LyktaDbContext(options, scope)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.UseIds(typeof(BlobIdConverter<>));
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
        configurationBuilder.Properties<DateTimeOffset?>().HaveConversion<UnixMillisecondsConverter>();
    }
}
