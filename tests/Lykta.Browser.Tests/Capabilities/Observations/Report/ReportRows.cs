using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Browser.Tests.Capabilities.Observations.Report;

internal static class ReportRows
{
    public const string Form = "/sundby-ekbacken/rapportera";

    /// <summary>Läget nu, where a signed-in person begins.</summary>
    public const string Start = "/sundby-ekbacken";

    public static Task<int> CountAsync(this LyktaHost host) => host.ReadAsync(db => db.Set<Observation>().CountAsync());

    public static Task<Observation> NewestAsync(this LyktaHost host) =>
        host.ReadAsync(db => db.Set<Observation>().OrderByDescending(o => o.Number).FirstAsync());
}
