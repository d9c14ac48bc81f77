using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Lykta.Web.Platform.Auth;

/// <summary>RFC 6238 codes by the program's clock; each code once, which the framework's own provider does not see to.</summary>
public sealed class TotpProvider(TimeProvider time) : IUserTwoFactorTokenProvider<Account>
{
    private const string Owner = "Lykta";
    private const string LastStep = "TotpStep";

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        var key = await manager.GetAuthenticatorKeyAsync(user);
        if (string.IsNullOrEmpty(key) || token.Length != 6)
            return false;
        var last = long.TryParse(await manager.GetAuthenticationTokenAsync(user, Owner, LastStep), CultureInfo.InvariantCulture, out var kept) ? kept : 0;
        return StepOf(key, token, time.GetUtcNow()) is { } step && step > last && await UseAsync(manager, user, step);
    }

    /// <summary>The half-minute that the code is of, at most one away from now; null when it is of none.</summary>
    public static long? StepOf(string key, string code, DateTimeOffset at)
    {
        var now = at.ToUnixTimeSeconds() / 30;
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(key, step)), Encoding.UTF8.GetBytes(code)))
                return step;
        }

        return null;
    }

    /// <summary>No code of this half-minute or an earlier one opens anything again.</summary>
    public static async Task<bool> UseAsync(UserManager<Account> manager, Account user, long step) =>
        (await manager.SetAuthenticationTokenAsync(user, Owner, LastStep, step.ToString(CultureInfo.InvariantCulture))).Succeeded;

    /// <summary>The six digits of one half-minute.</summary>
    /// <param name="key">Base32, as authenticator apps take it.</param>
    /// <param name="step">Half-minutes since 1970.</param>
    public static string CodeAt(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238's default, the only one that all authenticator apps know.
        var hash = HMACSHA1.HashData(FromBase32(key), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset, 4)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bytes = new List<byte>(text.Length * 5 / 8);
        var (buffer, bits) = (0, 0);
        foreach (var letter in text.ToUpperInvariant())
        {
            var value = alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
                continue;
            buffer = ((buffer << 5) | value) & 0xffff;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }

        return [.. bytes];
    }
}
