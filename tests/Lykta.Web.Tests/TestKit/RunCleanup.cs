using Lykta.Web.Tests.TestKit;

[assembly: AssemblyFixture(typeof(RunCleanup))]

namespace Lykta.Web.Tests.TestKit;

/// <summary>Ends what the run started.</summary>
public sealed class RunCleanup : IAsyncDisposable
{
    public ValueTask DisposeAsync() => PostgresServer.StopSharedAsync();
}
