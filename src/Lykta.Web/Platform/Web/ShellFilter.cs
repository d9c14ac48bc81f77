using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Web;

/// <summary>Fills the frame around each page: where one is, where one may go, who one is.</summary>
public sealed class ShellFilter(
    ShellContext shell, LyktaScope scope, LyktaSettings settings, IEnumerable<NavEntry> entries,
    OtherPartnerships others) : IAsyncResultFilter
{
    private static readonly string Version = typeof(ShellFilter).Assembly.GetName().Version!.ToString(3);

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is PageResult && context.Controller is PageModel page)
        {
            var signedIn = scope.Partnership is { } partnership && scope.Viewer.Kind != PrincipalKind.Anonymous
                ? await AroundAsync(page.HttpContext, partnership)
                : shell.Current with { SignInUrl = "/logga-in" };
            shell.Current = signedIn with { IsDemo = settings.IsDemo, Version = Version, Flash = page.TempData.TakeFlash(page.Request) };
        }

        await next();
    }

    private async Task<Shell> AroundAsync(HttpContext http, PartnershipEntry partnership)
    {
        var root = $"/{partnership.Slug}";
        var viewer = scope.Viewer;
        var path = http.Request.Path.Value ?? "";
        return new Shell
        {
            Partnership = new(partnership.Slug, partnership.Name, root),
            Others = await others.ReadAsync(scope, http.User, http.RequestAborted),
            Nav = [.. entries.Where(e => viewer.May(e.Needs)).OrderBy(e => e.Order).Select(e => new NavItem(e.TextKey, $"{root}/{e.Path}", e.Icon)
            {
                IsPrimary = e.IsPrimary,
                IsCurrent = path.Equals($"{root}/{e.Path}", StringComparison.Ordinal) || path.StartsWith($"{root}/{e.Path}/", StringComparison.Ordinal),
            })],
            User = new(Initials(viewer.FunctionTitle), viewer.FunctionTitle, ProfileUrl: viewer.Kind == PrincipalKind.Account ? "/konto" : null),
            ReportUrl = viewer.May(Permission.Report) ? $"{root}/rapportera" : null,
            Reader = ReaderKey.Of(viewer, partnership),
            QueueOwner = viewer.May(Permission.Report) ? ReaderKey.Of(viewer, partnership) : null,
            ConcernUrl = "/oppet/orosanmalan",
            ThemeStylesheetUrl = partnership.LampColour is null ? null : $"{root}/lampa.css",
        };
    }

    private static string Initials(string title) =>
        string.Concat(title.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(w => char.ToUpperInvariant(w[0])));
}

public static class MyPartnerships
{
    /// <summary>Where an account has a membership now; the one read that crosses partnerships, bound to the account on PostgreSQL too.</summary>
    public static Task<List<PartnershipId>> ReadAsync(LyktaStore store, Guid accountId, CancellationToken cancel)
    {
        var mine = new LyktaScope();
        mine.Bind(accountId);
        return store.ReadAsync(mine, db => db.Set<Capabilities.Partnerships.Membership>().IgnoreQueryFilters([LyktaDbContext.TenantFilter])
            .Where(m => m.AccountId == accountId && m.EndedAt == null).Select(m => m.PartnershipId).Distinct().ToListAsync(cancel), cancel);
    }
}
