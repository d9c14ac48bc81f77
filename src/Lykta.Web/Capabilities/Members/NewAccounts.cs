using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Identity;

namespace Lykta.Web.Capabilities.Members;

/// <summary>How a new account will sign in.</summary>
public enum AccountWay
{
    Passkey,
    Password,
}

/// <summary>
/// Makes accounts; one that nobody can sign in to yet may be claimed again by a new invitation, but only of the partnership
/// where it belongs: another's administrator holds that invitation, and would come in with it.
/// </summary>
public sealed class NewAccounts(UserManager<Account> accounts, LyktaStore store, TimeProvider time)
{
    public async Task<bool> IsTakenAsync(string email, PartnershipId partnership, CancellationToken cancel) =>
        await accounts.FindByEmailAsync(email) is { } account && !await IsUnusedAsync(account, partnership, cancel);

    public async Task<Result<Account>> MakeAsync(string email, AccountWay way, string? password, PartnershipId partnership, CancellationToken cancel)
    {
        var chosen = way == AccountWay.Password ? password ?? "" : null;
        if (chosen is not null && PasswordRules.Fault(chosen, email) is { } fault)
            return new Error(fault, "Input.Password");
        if (await accounts.FindByEmailAsync(email) is { } before)
        {
            if (!await IsUnusedAsync(before, partnership, cancel))
                return new Error("Members.Accept.Taken", "Input.Email");
            if (chosen is not null)
                await accounts.AddPasswordAsync(before, chosen);
            return before;
        }

        var account = new Account { UserName = email, Email = email, EmailConfirmed = true, CreatedAt = time.GetUtcNow() };
        var made = chosen is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, chosen);
        return made.Succeeded ? account : new Error("SignIn.Email.Odd", "Input.Email");
    }

    private async Task<bool> IsUnusedAsync(Account account, PartnershipId partnership, CancellationToken cancel) =>
        account.PasswordHash is null && !account.TwoFactorEnabled
        && (await accounts.GetPasskeysAsync(account)).Count == 0 && (await accounts.GetLoginsAsync(account)).Count == 0
        && (await MyPartnerships.ReadAsync(store, account.Id, cancel)).All(p => p == partnership);
}
