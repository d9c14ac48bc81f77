using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Continuity.Onboarding;

/// <summary>Introduktion: the checklist of one's own role, ticked by oneself.</summary>
[NeedsMember]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, Texts texts) : PageModel
{
    public IReadOnlyList<(MembershipId Id, string Function, IReadOnlyList<string> Points)> Lists { get; private set; } = [];

    public IReadOnlySet<(MembershipId, string)> Done { get; private set; } = new HashSet<(MembershipId, string)>();

    [BindProperty]
    public string[] Points { get; set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ShowAsync(cancel);
        var known = Lists.SelectMany(l => l.Points.Select(p => (l.Id, Point: p, Name: NameOf(l.Id, p)))).ToList();
        if (known.Count == 0 || Points.Any(p => known.TrueForAll(k => k.Name != p)))
            return BadRequest();
        var mine = Lists.Select(l => l.Id).ToList();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var before = await unit.Db.Set<OnboardingTick>().Where(t => mine.Contains(t.MembershipId)).ToListAsync(token);
            unit.Db.RemoveRange(before.Where(b => !Points.Contains(NameOf(b.MembershipId, b.Point))));
            foreach (var (id, point, name) in known.Where(k => Points.Contains(k.Name) && !before.Exists(b => b.MembershipId == k.Id && b.Point == k.Point)))
                unit.Db.Add(new OnboardingTick { MembershipId = id, Point = point, DoneAt = unit.Now });
            unit.Audit("onboarding.ticked", nameof(Membership), mine[0].Value);
            return "";
        }, cancel);
        TempData.Flash(texts["Continuity.Onboarding.Saved"]);
        return RedirectToPage();
    }

    public static string NameOf(MembershipId id, string point) => $"{id.Value:N}.{point}";

    private async Task ShowAsync(CancellationToken cancel)
    {
        var mine = scope.Viewer.Memberships.ToList();
        var rows = await db.Set<Membership>().AsNoTracking().Where(m => mine.Contains(m.Id)).OrderBy(m => m.StartedAt).ToListAsync(cancel);
        Lists = [.. rows.Select(m => (m.Id, m.FunctionTitle, OnboardingPoints.Of(m.Role))).Where(l => l.Item3.Count > 0)];
        Done = (await db.Set<OnboardingTick>().AsNoTracking().Where(t => mine.Contains(t.MembershipId)).ToListAsync(cancel)).Select(t => (t.MembershipId, t.Point)).ToHashSet();
    }
}
