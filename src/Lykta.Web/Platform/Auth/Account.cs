using Microsoft.AspNetCore.Identity;

namespace Lykta.Web.Platform.Auth;

/// <summary>A person's log-in (konto): apart from all content, which knows only the membership and its function title.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    public string DisplayName { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>sv or en; null follows the browser.</summary>
    public string? Language { get; set; }

    /// <summary>No Monday letter, please.</summary>
    public bool HasDeclinedWeeklyMail { get; set; }
}
