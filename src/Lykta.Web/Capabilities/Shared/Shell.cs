namespace Lykta.Web.Capabilities.Shared;

/// <summary>What stands around a page: who is signed in, where, and where one can go. Filled per request by the platform.</summary>
public sealed record Shell
{
    public static readonly Shell Anonymous = new();

    public ShellPartnership? Partnership { get; init; }

    /// <summary>Other partnerships, groups and the city, for the switcher.</summary>
    public IReadOnlyList<ShellPartnership> Others { get; init; } = [];

    public IReadOnlyList<NavItem> Nav { get; init; } = [];

    public ShellUser? User { get; init; }

    public FlashMessage? Flash { get; init; }

    public bool IsDemo { get; init; }

    public string? ReportUrl { get; init; }

    /// <summary>Whose copies of pages lie on the phone: a hash of the signed-in principal in this partnership.</summary>
    public string? Reader { get; init; }

    /// <summary>Whose reports wait on the phone: a hash of the signed-in principal in this partnership.</summary>
    public string? QueueOwner { get; init; }

    public string? SearchUrl { get; init; }

    public string? SignInUrl { get; init; }

    /// <summary>Posted to with an antiforgery token.</summary>
    public string SignOutUrl { get; init; } = "/logga-ut";

    /// <summary>A same-origin stylesheet with the municipality's lamp and logotype, see <see cref="LampTheme"/>.</summary>
    public string? ThemeStylesheetUrl { get; init; }

    public string AccessibilityUrl { get; init; } = "/oppet/tillganglighet";

    /// <summary>Where somebody worried about a child is told what to do (orosanmälan).</summary>
    public string? ConcernUrl { get; init; }

    public string? Version { get; init; }

    /// <summary>What stands in the bar; a role with none of the main pages (the administrator) has its first five there.</summary>
    public IEnumerable<NavItem> Primary => HasMainPage ? Nav.Where(n => n is { IsVisible: true, IsPrimary: true }) : Nav.Where(n => n.IsVisible).Take(5);

    public IEnumerable<NavItem> More => HasMainPage ? Nav.Where(n => n is { IsVisible: true, IsPrimary: false }) : Nav.Where(n => n.IsVisible).Skip(5);

    /// <summary>The phone's bar has five places: four pages and <em>Mer</em>.</summary>
    public IEnumerable<NavItem> OnPhone => Primary.Take(4);

    public IEnumerable<NavItem> MoreOnPhone => Primary.Skip(4).Concat(More);

    private bool HasMainPage => Nav.Any(n => n is { IsVisible: true, IsPrimary: true });
}

public sealed record ShellPartnership(string Slug, string Name, string Url, string? KindKey = null);

public sealed record NavItem(string TextKey, string Url, string Icon)
{
    public bool IsCurrent { get; init; }

    public bool IsVisible { get; init; } = true;

    /// <summary>In the bar itself; otherwise under <em>Mer</em>.</summary>
    public bool IsPrimary { get; init; } = true;
}

public sealed record ShellUser(string Initials, string Name, string? FunctionTitle = null, string? ProfileUrl = null);

public enum FlashTone
{
    Done,
    Warning,
}

public sealed record FlashMessage(string Text, FlashTone Tone = FlashTone.Done);

/// <summary>The request's <see cref="Shell"/>; without one, pages render as for a visitor.</summary>
public sealed class ShellContext
{
    public Shell Current { get; set; } = Shell.Anonymous;
}
