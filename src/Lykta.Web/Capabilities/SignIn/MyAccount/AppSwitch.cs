using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Lykta.Web.Capabilities.SignIn.MyAccount;

/// <summary>From one app to another: the old one counts until the new one has shown a right code.</summary>
public sealed class AppSwitch(
    UserManager<Account> accounts, IUserStore<Account> store, IDataProtectionProvider protection, GuessBrake brake, DoorLog doors, TimeProvider time)
{
    private const string Owner = "Lykta";
    private const string NextKey = "NextAuthenticatorKey";

    private readonly IDataProtector secrets = protection.CreateProtector("Lykta.NextAuthenticator");

    public async Task<Authenticator> BeginAsync(Account account)
    {
        var key = accounts.GenerateNewAuthenticatorKey();
        await accounts.SetAuthenticationTokenAsync(account, Owner, NextKey, secrets.Protect(key));
        return Authenticator.For(account, key);
    }

    /// <summary>Null when none is begun.</summary>
    public async Task<Authenticator?> BegunAsync(Account account) =>
        await KeyAsync(account) is { } key ? Authenticator.For(account, key) : null;

    public async Task<PasswordAnswer> ConfirmAsync(Account account, string code, CancellationToken cancel)
    {
        if (await brake.TakeAsync("code", account.Id.ToString(), cancel) is { } until)
        {
            doors.Locked(account.Id, "code");
            return new(PasswordOutcome.Braked, until);
        }

        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        if (await KeyAsync(account) is not { } key || TotpProvider.StepOf(key, digits, time.GetUtcNow()) is not { } step)
        {
            doors.Failed(account.Id, "code");
            return new(PasswordOutcome.Wrong);
        }

        await ((IUserAuthenticatorKeyStore<Account>)store).SetAuthenticatorKeyAsync(account, key, cancel);
        await accounts.RemoveAuthenticationTokenAsync(account, Owner, NextKey);
        await TotpProvider.UseAsync(accounts, account, step);
        // Ends the sessions that rest on the old app.
        await accounts.UpdateSecurityStampAsync(account);
        await accounts.SetTwoFactorEnabledAsync(account, true);
        await brake.ReleaseAsync("code", account.Id.ToString(), cancel);
        return new(PasswordOutcome.Code);
    }

    private async Task<string?> KeyAsync(Account account) =>
        await accounts.GetAuthenticationTokenAsync(account, Owner, NextKey) is { } kept ? secrets.Unprotect(kept) : null;
}
