using System.Text.Json;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Identity;

namespace Lykta.Web.Capabilities.SignIn;

/// <summary>Nycklar: the framework's passkeys, with the question and the answer as JSON.</summary>
public sealed class Passkeys(SignInManager<Account> signIn, UserManager<Account> accounts, DoorLog doors)
{
    public const int Most = 10;

    public Task<string> CreationOptionsAsync(Account account) => signIn.MakePasskeyCreationOptionsAsync(new()
    {
        Id = account.Id.ToString(),
        Name = account.Email!,
        DisplayName = account.DisplayName.Length > 0 ? account.DisplayName : account.Email!,
    });

    public Task<string> RequestOptionsAsync() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>Adds the key that the device made; false when the answer does not hold.</summary>
    public async Task<bool> AddAsync(Account account, string? credential, string name)
    {
        if (string.IsNullOrEmpty(credential) || (await accounts.GetPasskeysAsync(account)).Count >= Most)
            return false;
        var attestation = await TryAsync(() => signIn.PerformPasskeyAttestationAsync(credential));
        if (attestation is not { Succeeded: true } || attestation.UserEntity.Id != account.Id.ToString())
            return false;
        attestation.Passkey.Name = name;
        return (await accounts.AddOrUpdatePasskeyAsync(account, attestation.Passkey)).Succeeded;
    }

    /// <summary>The account whose key answered, or null.</summary>
    public async Task<Account?> VerifyAsync(string? credential)
    {
        if (string.IsNullOrEmpty(credential))
            return null;
        var assertion = await TryAsync(() => signIn.PerformPasskeyAssertionAsync(credential));
        if (assertion is not { Succeeded: true } || assertion.User.IsDisabled || !assertion.Passkey.IsUserVerified)
        {
            if (await OwnerOfAsync(credential) is { } owner)
                doors.Failed(owner.Id, "passkey");
            return null;
        }

        await accounts.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        return assertion.User;
    }

    private async Task<Account?> OwnerOfAsync(string credential)
    {
        try
        {
            using var answer = JsonDocument.Parse(credential);
            return answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty("id", out var id) && id.GetString() is { } key
                ? await accounts.FindByPasskeyIdAsync(System.Buffers.Text.Base64Url.DecodeFromChars(key))
                : null;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    // An answer without a question (an old page, a copied request) is an exception of the framework, and no more than a wrong answer here.
    private static async Task<T?> TryAsync<T>(Func<Task<T>> work) where T : class
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (failure is InvalidOperationException or JsonException or PasskeyException)
        {
            return null;
        }
    }
}
