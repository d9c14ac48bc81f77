using System.Security.Cryptography;
using System.Text;
using Lykta.Web.Platform.Tenancy;

namespace Lykta.Web.Platform.Web;

/// <summary>Whose what lies on the phone is. Stable from one sign-in to the next, and useless to who reads it there.</summary>
public static class ReaderKey
{
    /// <summary>On an answer that the phone may keep: the page of another reader throws it away.</summary>
    public const string Header = "Lykta-Reader";

    /// <summary>Until when the phone may show its copy; the service worker reads it.</summary>
    public const string KeepHeader = "Lykta-Keep-Until";

    public static string Of(Viewer viewer, PartnershipEntry partnership) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"lykta-queue {partnership.Id.Value:N} {viewer.Key}"))[..16]);

    /// <summary>The phone may keep this page for its reader, no longer than to then.</summary>
    public static void KeepUntil(this HttpResponse response, DateTimeOffset end, LyktaScope scope)
    {
        response.Headers[KeepHeader] = end.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers[Header] = Of(scope.Viewer, scope.Partnership!);
    }
}
