using System.Globalization;
using System.Security.Claims;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Lykta.Web.Capabilities.SignIn;

public enum PasswordOutcome
{
    Wrong,
    Braked,
    /// <summary>Right, and a code from the app is asked for.</summary>
    Code,
    /// <summary>Right, but the account has no second step yet, or a passkey alone.</summary>
    Secure,
}

public sealed record PasswordAnswer(PasswordOutcome Outcome, DateTimeOffset? BrakedUntil = null);

/// <summary>Sign-in as steps: what one knows, then what one has, then a session.</summary>
public sealed class SignInSteps(
    UserManager<Account> accounts, SignInManager<Account> signIn, GuessBrake brake, IPasswordHasher<Account> hasher,
    IHttpContextAccessor accessor, IDataProtectionProvider protection, DoorLog doors, TimeProvider time, ILogger<SignInSteps> log)
{
    private const string DeviceCookie = "lykta-enhet";
    private static readonly Account Nobody = new() { Email = "ingen@lykta.invalid" };
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    private readonly IDataProtector device = protection.CreateProtector("Lykta.KnownDevice");

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>The same work and the same answer, whether the account exists or not.</summary>
    public async Task<PasswordAnswer> TryPasswordAsync(string email, string password, CancellationToken cancel)
    {
        var name = accounts.NormalizeEmail(email.Trim())!;
        var subject = name + KnownDeviceOf(name);
        if (await brake.TakeAsync("password", subject, cancel) is { } until)
        {
            if (await accounts.FindByEmailAsync(email.Trim()) is { } braked)
                doors.Locked(braked.Id, "password");
            return new(PasswordOutcome.Braked, until);
        }

        var account = await accounts.FindByEmailAsync(email.Trim());
        var hash = account?.PasswordHash ?? NobodysHash.Value;
        var verdict = hasher.VerifyHashedPassword(account ?? Nobody, hash, password);
        if (account?.PasswordHash is null || account.IsDisabled || verdict == PasswordVerificationResult.Failed)
        {
            if (account is not null)
                doors.Failed(account.Id, "password");
            return new(PasswordOutcome.Wrong);
        }

        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
            await RehashAsync(account, password);
        await brake.ReleaseAsync("password", subject, cancel);
        await GoHalfwayAsync(account);
        return new(account.TwoFactorEnabled ? PasswordOutcome.Code : PasswordOutcome.Secure);
    }

    public async Task GoHalfwayAsync(Account account)
    {
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.Id.ToString())], Principals.HalfwayScheme);
        await Http.SignInAsync(Principals.HalfwayScheme, new ClaimsPrincipal(identity));
    }

    public async Task<Account?> HalfwayAsync()
    {
        var half = await Http.AuthenticateAsync(Principals.HalfwayScheme);
        var id = half.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        return id is null || await accounts.FindByIdAsync(id) is not { IsDisabled: false } account ? null : account;
    }

    /// <summary>Six digits from the app, or a recovery code.</summary>
    public async Task<PasswordAnswer> TryCodeAsync(Account account, string code, CancellationToken cancel)
    {
        if (await brake.TakeAsync("code", account.Id.ToString(), cancel) is { } until)
        {
            doors.Locked(account.Id, "code");
            return new(PasswordOutcome.Braked, until);
        }

        var typed = new string([.. code.Where(c => !char.IsWhiteSpace(c))]);
        var isRight = typed.Length == 6
            ? await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, typed)
            : (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, typed)).Succeeded;
        if (!isRight)
        {
            doors.Failed(account.Id, "code");
            return new(PasswordOutcome.Wrong);
        }

        await brake.ReleaseAsync("code", account.Id.ToString(), cancel);
        return new(PasswordOutcome.Code);
    }

    /// <summary>A new session, and this device known from now on.</summary>
    public async Task<ClaimsPrincipal> CompleteAsync(Account account, string method, params IEnumerable<Claim> claims)
    {
        await Http.SignOutAsync(Principals.HalfwayScheme);
        await signIn.SignInWithClaimsAsync(account, new AuthenticationProperties(), [new("amr", method), .. claims]);
        KnowDevice(account);
        if (account.Language is { } language)
            KeepLanguage(language);
        doors.SignedIn(account.Id, method);
        log.LogInformation("Account {Account} signed in with {Method}", account.Id, method);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.Id.ToString()), .. claims], method);
        return new ClaimsPrincipal(identity);
    }

    public void KeepLanguage(string language) => Http.Response.Cookies.Append(
        Microsoft.AspNetCore.Localization.CookieRequestCultureProvider.DefaultCookieName,
        Microsoft.AspNetCore.Localization.CookieRequestCultureProvider.MakeCookieValue(new(language == "en" ? "en-GB" : "sv-SE")),
        Shared.ThemeChoice.PreferenceCookie());

    private async Task RehashAsync(Account account, string password)
    {
        account.PasswordHash = hasher.HashPassword(account, password);
        await accounts.UpdateAsync(account);
    }

    private void KnowDevice(Account account)
    {
        var value = string.Create(CultureInfo.InvariantCulture, $"{accounts.NormalizeEmail(account.Email)}\n{Guid.NewGuid():N}");
        Http.Response.Cookies.Append(DeviceCookie, device.Protect(value), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Strict,
            Secure = Http.Request.IsHttps,
            Path = "/logga-in",
            Expires = time.GetUtcNow().AddDays(180),
        });
    }

    private string KnownDeviceOf(string email)
    {
        if (Http.Request.Cookies[DeviceCookie] is not { } cookie)
            return "";
        try
        {
            return device.Unprotect(cookie).Split('\n') is [var owner, var nonce] && owner == email ? "\u001f" + nonce : "";
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return "";
        }
    }
}
