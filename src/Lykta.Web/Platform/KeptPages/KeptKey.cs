using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Http.Extensions;

namespace Lykta.Web.Platform.KeptPages;

/// <summary>All that a kept answer was made from. Whatever the sharing gate or a permission looks at stands in <see cref="Reader"/>.</summary>
internal sealed record KeptKey(PartnershipEntry Partnership, string Reader, string Around, string Address, string Look, long Mark, long Minute)
{
    public static async Task<KeptKey> OfAsync(HttpContext http, LyktaScope scope, long mark)
    {
        var services = http.RequestServices;
        var others = await services.GetRequiredService<OtherPartnerships>().ReadAsync(scope, http.User, http.RequestAborted);
        var minute = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;
        return new(
            scope.Partnership!, ReaderOf(scope), string.Join('\n', others.Select(o => $"{o.Url} {o.Name}")),
            http.Request.GetEncodedUrl(), LookOf(http.Request), mark, minute);
    }

    internal static string ReaderOf(LyktaScope scope)
    {
        var viewer = scope.Viewer;
        return string.Create(CultureInfo.InvariantCulture,
            $"{viewer.Kind}|{viewer.Key}|{scope.AccountId:N}|{Ids(viewer.Memberships.Select(m => m.Value))}|{string.Join(',', viewer.Roles)}|{Ids(viewer.Organisations.Select(o => o.Value))}|{Ids(viewer.Branches.Select(b => b.Value))}|{(int)viewer.SeesFrom}|{viewer.SeesSince.UtcTicks}|{viewer.FunctionTitle}");
    }

    private static string LookOf(HttpRequest request) =>
        $"{CultureInfo.CurrentCulture.Name}|{CultureInfo.CurrentUICulture.Name}|{ThemeChoice.Of(request)}|{ThemeChoice.For(request)}";

    private static string Ids(IEnumerable<Guid> ids) => string.Join(',', ids.Select(i => i.ToString("N")));
}
