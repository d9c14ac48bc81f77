using System.Security.Claims;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Microsoft.AspNetCore.Identity;

namespace Lykta.Web.Capabilities.SignIn.MyAccount;

/// <summary>Changes to how one signs in; none leaves the account without a way in.</summary>
public sealed class AccountSettings(UserManager<Account> accounts, IPasswordHasher<Account> hasher)
{
    /// <summary>Null when it is not the account's key, false when it is the only way in.</summary>
    public async Task<bool?> RemoveKeyAsync(Account account, string id)
    {
        var keys = await accounts.GetPasskeysAsync(account);
        if (keys.SingleOrDefault(k => IndexModel.IdOf(k) == id) is not { } key)
            return null;
        var hasOther = keys.Count > 1 || (account.PasswordHash is not null && account.TwoFactorEnabled) || (await accounts.GetLoginsAsync(account)).Count > 0;
        if (!hasOther)
            return false;
        await accounts.RemovePasskeyAsync(account, key.CredentialId);
        await accounts.UpdateSecurityStampAsync(account);
        return true;
    }

    public async Task<Error?> ChangePasswordAsync(Account account, string? current, string chosen)
    {
        if (account.PasswordHash is { } hash && hasher.VerifyHashedPassword(account, hash, current ?? "") == PasswordVerificationResult.Failed)
            return new("SignIn.Account.CurrentWrong", "Input.Current");
        if (PasswordRules.Fault(chosen, account.Email) is { } fault)
            return new(fault, "Input.New");
        if (account.PasswordHash is not null)
            await accounts.RemovePasswordAsync(account);
        var added = await accounts.AddPasswordAsync(account, chosen);
        return added.Succeeded ? null : new("SignIn.Password.Common", "Input.New");
    }

    /// <summary>What bounds the session stays on the one that replaces it: a provider's word, and when the person last showed who they are.</summary>
    public static IEnumerable<Claim> Bound(ClaimsPrincipal principal) =>
        principal.Claims.Where(c => c.Type is Principals.OnlyPartnershipClaim or Principals.ProviderSessionClaim or Principals.ProvenClaim).ToList();
}
