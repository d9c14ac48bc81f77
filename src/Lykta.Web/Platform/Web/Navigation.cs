using Lykta.Web.Platform.Auth;

namespace Lykta.Web.Platform.Web;

/// <summary>One page in the bar: shown to those who may open it. A capability registers its own.</summary>
/// <param name="TextKey">Its name.</param>
/// <param name="Path">After the partnership: <c>laget</c>.</param>
/// <param name="Icon">Tabler icon.</param>
/// <param name="Needs">The permission its page demands.</param>
/// <param name="Order">Place in the bar.</param>
/// <param name="IsPrimary">In the bar itself, or under Mer.</param>
public sealed record NavEntry(string TextKey, string Path, string Icon, Permission Needs, int Order, bool IsPrimary);

public static class Navigation
{
    /// <summary>The entries of all capabilities; add a line with the page it leads to.</summary>
    public static IServiceCollection AddNavigation(this IServiceCollection services) => services
        .AddSingleton(new NavEntry("Observations.Nav", "iakttagelser", "eye", Permission.SeeObservations, 20, true))
        .AddSingleton(new NavEntry("Collaborations.Nav", "samarbeten", "users-group", Permission.SeeCollaborations, 70, false))
        .AddSingleton(new NavEntry("AuditTrail.Nav", "spar", "history", Permission.ReadAudit, 95, false));
}
