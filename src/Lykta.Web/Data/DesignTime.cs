using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Lykta.Web.Data;

public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteLyktaDbContext>
{
    public SqliteLyktaDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqliteLyktaDbContext>().UseSqlite("Data Source=:memory:").WithLyktaDefaults().Options, new LyktaScope());
}

public sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresLyktaDbContext>
{
    public PostgresLyktaDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<PostgresLyktaDbContext>().UseNpgsql("Host=localhost").WithLyktaDefaults().Options, new LyktaScope());
}
