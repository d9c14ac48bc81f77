using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Identity;

namespace Lykta.Web.Capabilities.SignIn;

/// <summary>What an authenticator app needs: the key as text and as the address in the QR code.</summary>
public sealed record Authenticator(string Key, string Address)
{
    /// <summary>In groups of four, to be typed.</summary>
    public string Spaced => string.Join(' ', Key.Chunk(4).Select(c => new string(c)));

    public static async Task<Authenticator> OfAsync(UserManager<Account> accounts, Account account)
    {
        var key = await accounts.GetAuthenticatorKeyAsync(account);
        if (string.IsNullOrEmpty(key))
        {
            await accounts.ResetAuthenticatorKeyAsync(account);
            key = await accounts.GetAuthenticatorKeyAsync(account);
        }

        return For(account, key!);
    }

    public static Authenticator For(Account account, string key) =>
        new(key, $"otpauth://totp/Lykta:{Uri.EscapeDataString(account.Email!)}?secret={key}&issuer=Lykta&digits=6&period=30");
}
