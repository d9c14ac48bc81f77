using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Lykta.Web.Tests.TestKit;

public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>Runs the theory once on each database; where PostgreSQL is missing it is shown as skipped, and fails in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    public override bool SupportsDiscoveryEnumeration() => true;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var isCi = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
        var skip = PostgresServer.IsInstalled || isCi ? null : "PostgreSQL is not installed on this machine.";
        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([
            new TheoryDataRow(Database.Sqlite), new TheoryDataRow(Database.Postgres) { Skip = skip }]);
    }
}
