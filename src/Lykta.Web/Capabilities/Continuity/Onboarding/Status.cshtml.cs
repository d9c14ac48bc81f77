using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Continuity.Onboarding;

/// <summary>Who has not finished the introduction, by function.</summary>
[Needs(Permission.ManageBriefings, Permission.ManageMembers)]
public sealed class StatusModel(LyktaDbContext db) : PageModel
{
    public IReadOnlyList<OnboardingState> Unfinished { get; private set; } = [];

    public int Finished { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await db.OnboardingAsync(cancel);
        Unfinished = [.. all.Where(o => !o.IsFinished)];
        Finished = all.Count - Unfinished.Count;
    }
}
