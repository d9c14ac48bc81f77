using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lykta.Web.Data;

public static class ContextDefaults
{
    // Identity reads its schema version (3 has passkeys) from application services, not from a property.
    private static readonly ServiceProvider IdentityServices = new ServiceCollection()
        .Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();

    public static DbContextOptionsBuilder<T> WithLyktaDefaults<T>(this DbContextOptionsBuilder<T> builder) where T : DbContext
    {
        builder.UseApplicationServiceProvider(IdentityServices);
        builder.ConfigureWarnings(w => w.Throw(RelationalEventId.MultipleCollectionIncludeWarning));
        return builder;
    }
}
