using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Plans.Priorities;

/// <summary>What a page of the lists needs to write: reading, wall, texts and the place for what is wrong.</summary>
public sealed class PriorityTools(LyktaDbContext db, LyktaScope scope, PartnershipDirectory directory, TextWall wall, Texts texts)
{
    public LyktaDbContext Db => db;

    public Texts Texts => texts;

    public string Root => $"/{scope.Partnership!.Slug}/prioriterade-omraden";

    /// <summary>The coordinator; of the city's own list also its analyst, who has no coordinator beside.</summary>
    public async Task<bool> MayManageAsync(CancellationToken cancel) => scope.Viewer.May(Permission.ManagePriorities)
        && (scope.Viewer.May(Permission.ManagePlan) || (await directory.AllAsync(cancel)).Any(p => p.ParentId == scope.PartnershipId));

    public async Task<ScreenedText?> PassAsync(PageModel page, string? text, string field, (int Longest, bool IsAccepted) rules, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new(text?.ReplaceLineEndings(" "), field, "priorities") { MaxLength = rules.Longest, IsAccepted = rules.IsAccepted }, cancel);
        page.ModelState.Add(texts, passed.Errors);
        return passed.IsOk ? passed.Value : null;
    }
}
