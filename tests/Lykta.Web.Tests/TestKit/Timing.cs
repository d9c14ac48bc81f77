using System.Diagnostics;

namespace Lykta.Web.Tests.TestKit;

internal static class Timing
{
    /// <summary>The shortest of three runs: a busy machine slows some of them, a slow method all.</summary>
    public static TimeSpan BestOfThree(Action run) => Enumerable.Range(0, 3).Min(_ =>
    {
        var watch = Stopwatch.StartNew();
        run();
        return watch.Elapsed;
    });
}
