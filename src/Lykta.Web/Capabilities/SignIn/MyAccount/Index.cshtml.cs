using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lykta.Web.Capabilities.SignIn.MyAccount;

/// <summary>Mitt konto: keys, password, app, recovery codes, language, and the way to end every session.</summary>
[NeedsAccount]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class IndexModel(
    UserManager<Account> accounts, SignInSteps steps, Passkeys passkeys, GuessBrake brake, AccountSettings settings, AppSwitch apps, DoorLog doors, Texts texts, TimeProvider time) : PageModel
{
    private static readonly TimeSpan ProofHolds = TimeSpan.FromMinutes(15);

    [BindProperty]
    public PasswordFields Input { get; set; } = new();

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<UserPasskeyInfo> Keys { get; private set; } = [];

    public int CodesLeft { get; private set; }

    /// <summary>Set while an app is being connected.</summary>
    public Authenticator? App { get; private set; }

    /// <summary>Shown this once.</summary>
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public bool HasPassword => Account.PasswordHash is not null;

    /// <summary>
    /// An organisation's provider vouches for one partnership and for as long as it says so: a session that rests on its word
    /// alone makes no key, password or code that would open more, or outlast it.
    /// </summary>
    public bool IsVouchedFor => User.HasClaim(c => c.Type == Principals.OnlyPartnershipClaim);

    /// <summary>How one signs in is changed only by who lately showed who they are: a phone left open is not enough.</summary>
    public bool IsProven => User.ProvenAt() is { } proven && time.GetUtcNow() - proven < ProofHolds;

    public static string SignInAgain => "/logga-in?till=%2Fkonto&igen=true";

    public static string IdOf(UserPasskeyInfo key) => Convert.ToHexStringLower(key.CredentialId);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (HttpMethods.IsPost(Request.Method) && context.HandlerMethod?.Name is not ("Language" or "Weekly" or "Everywhere"))
            context.Result = IsVouchedFor ? Forbid() : IsProven ? null : LocalRedirect(SignInAgain);
    }

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await passkeys.CreationOptionsAsync(await MeAsync()), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        ModelState.Clear();
        var account = await MeAsync();
        var name = texts["SignIn.Passkey.Named", Platform.Time.Stockholm.DayOf(time.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        if (await passkeys.AddAsync(account, credential, name))
            return await DoneAsync(account, "SignIn.Account.KeyAdded", "passkey-added");
        ModelState.AddModelError("", texts["SignIn.Passkey.Failed"]);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostRemoveKeyAsync(string id)
    {
        ModelState.Clear();
        var account = await MeAsync();
        var answer = await settings.RemoveKeyAsync(account, id);
        if (answer is null)
            return NotFound();
        if (answer is true)
            return await DoneAsync(account, "SignIn.Account.KeyRemoved", "passkey-removed");
        ModelState.AddModelError("", texts["SignIn.Account.LastKey"]);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancel)
    {
        var account = await MeAsync();
        if (await brake.TakeAsync("change", account.Id.ToString(), cancel) is { } until)
        {
            this.TellBraked(texts, until, time);
            return await ShowAsync();
        }

        if (await settings.ChangePasswordAsync(account, Input.Current, Input.New ?? "") is { } fault)
        {
            ModelState.AddModelError(fault.Field!, texts[fault.Key]);
            return await ShowAsync();
        }

        await brake.ReleaseAsync("change", account.Id.ToString(), cancel);
        if (account.TwoFactorEnabled || (await accounts.GetPasskeysAsync(account)).Count > 0)
            return await DoneAsync(account, "SignIn.Account.PasswordChanged", "password");
        return await DoneAsync(account, "SignIn.Account.PasswordNeedsApp", "password");
    }

    public async Task<IActionResult> OnPostConnectAsync()
    {
        ModelState.Clear();
        var account = await MeAsync();
        App = await apps.BeginAsync(account);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostConfirmAsync(string? code, CancellationToken cancel)
    {
        ModelState.Clear();
        var account = await MeAsync();
        var answer = await apps.ConfirmAsync(account, code ?? "", cancel);
        if (answer.Outcome == PasswordOutcome.Code)
            return await ShowCodesAsync(account);
        if (answer.Outcome == PasswordOutcome.Braked)
            this.TellBraked(texts, answer.BrakedUntil!.Value, time);
        else
            ModelState.AddModelError("code", texts["SignIn.Code.Wrong"]);
        App = await apps.BegunAsync(account);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        ModelState.Clear();
        var account = await MeAsync();
        return account.TwoFactorEnabled ? await ShowCodesAsync(account) : NotFound();
    }

    public async Task<IActionResult> OnPostLanguageAsync(string language)
    {
        var account = await MeAsync();
        account.Language = language == "en" ? "en" : "sv";
        await accounts.UpdateAsync(account);
        steps.KeepLanguage(account.Language);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostWeeklyAsync(bool wanted)
    {
        var account = await MeAsync();
        account.HasDeclinedWeeklyMail = !wanted;
        await accounts.UpdateAsync(account);
        TempData.Flash(texts["SignIn.Account.Weekly.Saved"]);
        return RedirectToPage();
    }

    /// <summary>Everywhere but here: this browser gets a session of the new stamp.</summary>
    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        var account = await MeAsync();
        await accounts.UpdateSecurityStampAsync(account);
        return await DoneAsync(account, "SignIn.Account.EverywhereDone", "sessions-ended");
    }

    private async Task<IActionResult> ShowCodesAsync(Account account)
    {
        RecoveryCodes = [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 10))!];
        doors.Changed(account.Id, "recovery-codes");
        await steps.CompleteAsync(account, "mfa", AccountSettings.Bound(User));
        return await ShowAsync();
    }

    private async Task<IActionResult> DoneAsync(Account account, string key, string what)
    {
        doors.Changed(account.Id, what);
        await steps.CompleteAsync(account, "mfa", AccountSettings.Bound(User));
        TempData.Flash(texts[key]);
        return RedirectToPage();
    }

    private async Task<IActionResult> ShowAsync()
    {
        Account = await MeAsync();
        Keys = [.. await accounts.GetPasskeysAsync(Account)];
        CodesLeft = await accounts.CountRecoveryCodesAsync(Account);
        return Page();
    }

    private async Task<Account> MeAsync() => (await accounts.FindByIdAsync(User.AccountId().ToString()))!;

    public sealed record PasswordFields
    {
        public string? Current { get; init; }

        [StringLength(PasswordRules.LongestLength, ErrorMessage = "SignIn.Password.Long")]
        public string? New { get; init; }
    }
}
