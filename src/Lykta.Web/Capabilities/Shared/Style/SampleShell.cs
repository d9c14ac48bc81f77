namespace Lykta.Web.Capabilities.Shared.Style;

/// <summary>A made-up shell for the style pages.</summary>
internal static class SampleShell
{
    public static Shell At(string currentUrl) => new()
    {
        Partnership = new("enskede", "Enskede-Årsta-Vantör", "/_stil/laget"),
        Others = [new("sodermalm", "Södermalm", "/_stil"), new("staden", "Hela staden", "/_stil")],
        Nav =
        [
            Item("Shared.Nav.Now", "/_stil/laget", "gauge", currentUrl),
            Item("Shared.Nav.Map", "/_stil/karta", "map-2", currentUrl),
            Item("Shared.Nav.Measures", "/_stil/atgarder", "checklist", currentUrl),
            Item("Shared.Nav.Briefing", "/_stil/utsattning", "users-group", currentUrl),
            Item("Shared.Nav.FollowUp", "/_stil/uppfoljning", "report", currentUrl),
            Item("Shared.Style.Parts", "/_stil", "adjustments", currentUrl) with { IsPrimary = false },
        ],
        User = new("TS", "Trygghetssamordnare Sundin", "Trygghetssamordnare"),
        ReportUrl = "/_stil/rapportera",
        SearchUrl = "/_stil?q=",
        ConcernUrl = "/oppet/orosanmalan",
        IsDemo = false,
        Version = "0.1.0",
    };

    private static NavItem Item(string key, string url, string icon, string currentUrl) =>
        new(key, url, icon) { IsCurrent = url == currentUrl };
}
