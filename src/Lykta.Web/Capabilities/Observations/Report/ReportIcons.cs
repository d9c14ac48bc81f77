using Lykta.Web.Capabilities.Shared.TagHelpers;

namespace Lykta.Web.Capabilities.Observations.Report;

public static class ReportIcons
{
    private static readonly HashSet<string> Drawn = IconSprite.Names.ToHashSet(StringComparer.Ordinal);

    /// <summary>The list is edited by people: an icon that is not drawn becomes the three dots.</summary>
    public static string Of(EventType type) => Drawn.Contains(type.Icon) ? type.Icon : "dots";
}
