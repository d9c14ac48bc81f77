using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Seed;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Members;

public sealed record FoundingPlan(
    string Name, string Authority, string Slug, string? ParentSlug, string Email, AccountWay Way, string? Password);

/// <summary>Grundar en samverkan: the partnership and its first administrator, by the operator's door.</summary>
public sealed class Founding(AccountContext accounts, NewAccounts newAccounts, PartnershipDirectory partnerships, WriteQueue writes, TimeProvider time)
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "health", "api", "oppet", "t", "logga-in", "logga-ut", "konto", "valj", "demo", "forsta", "inbjudan", "nekad", "dist", "ogc", "open311", "dcat", "signout", "fel", "ikoner",
    };

    public async Task<Result<Account>> FoundAsync(string token, FoundingPlan plan, CancellationToken cancel)
    {
        if (Reserved.Contains(plan.Slug) || await partnerships.FindAsync(plan.Slug, cancel) is not null)
            return new Error("Members.First.Slug.Taken", "Input.Slug");
        var parent = string.IsNullOrEmpty(plan.ParentSlug) ? null : await partnerships.FindAsync(plan.ParentSlug, cancel);
        // Account, partnership and the door's end are one change; the rows inside the partnership follow by its own queue.
        await using var transaction = await accounts.Db.Database.BeginTransactionAsync(cancel);
        var (hash, now) = (AccessLink.HashOf(token), time.GetUtcNow());
        if (await accounts.Db.Set<FirstDoor>().Where(d => d.TokenHash == hash && d.ExpiresAt > now).ExecuteDeleteAsync(cancel) != 1)
            return new Error("Members.First.Closed");
        var account = await newAccounts.MakeAsync(plan.Email, plan.Way, plan.Password, default, cancel);
        if (!account.IsOk)
            return account;
        accounts.Db.Add(Partnership.Found(plan.Slug, plan.Name, plan.Authority, parent?.Id, now));
        await accounts.Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        partnerships.Forget();
        await FurnishAsync(plan, account.Value, cancel);
        return account;
    }

    private async Task FurnishAsync(FoundingPlan plan, Account account, CancellationToken cancel)
    {
        var scope = LyktaScope.ForSystem((await partnerships.FindAsync(plan.Slug, cancel))!);
        await writes.RunAsync(scope, (unit, _) =>
        {
            var branch = Branch.Named("Ledning och stab");
            var authority = Organisation.Root(plan.Authority, OrganisationCategory.District, branch.Id);
            var membership = Membership.Start(account.Id, authority.Id, Role.Administrator, "Administratör", unit.Now);
            unit.Db.AddRange(branch, authority, membership);
            unit.Db.AddRange(StandardEventTypes.All());
            unit.Db.AddRange(StandardEventTypes.Categories());
            unit.Audit("partnership.founded", nameof(Partnership), unit.Scope.PartnershipId.Value);
            unit.Audit("member.joined", nameof(Membership), membership.Id.Value, ("role", nameof(Role.Administrator)));
            return Task.FromResult(true);
        }, cancel);
    }
}
