using Microsoft.AspNetCore.Identity;

namespace Lykta.Web.Platform.Auth;

/// <summary>At least twelve characters and none of those that everybody tries first; no rules about what kinds of characters.</summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int ShortestLength = 12;
    public const int LongestLength = 200;

    // What remains of the commonest passwords when digits, signs and repetition are taken away.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "password", "passwort", "passord", "passw", "losenord", "lösenord", "qwerty", "qwertyuiop", "qwertyui", "qwertz", "azerty",
        "asdfghjkl", "asdfgh", "zxcvbnm", "letmein", "welcome", "valkommen", "välkommen", "admin", "administrator", "root", "secret",
        "hemlig", "hemligt", "sommar", "vinter", "winter", "summer", "spring", "autumn", "host", "höst", "var", "vår", "iloveyou",
        "jagalskardig", "jagälskardig", "alskling", "älskling", "monkey", "dragon", "football", "fotboll", "baseball", "master",
        "superman", "batman", "princess", "prinsessa", "sunshine", "solsken", "shadow", "trustno", "starwars", "abc", "abcdef",
        "abcdefgh", "abcdefghijkl", "hammarby", "djurgarden", "djurgården", "aik", "sverige", "sweden", "stockholm", "goteborg",
        "göteborg", "malmo", "malmö", "lykta", "trygghet", "trygg", "kommun", "stadsdel", "polis", "polisen", "test", "testtest",
        "changeme", "default", "guest", "user", "login", "hello", "hej", "hejhej", "hejsan", "mamma", "pappa", "charlie", "michael",
        "qazwsx", "qazwsxedc", "correcthorsebatterystaple", "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti",
        "september", "oktober", "november", "december", "mandag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "lördag", "sondag", "söndag",
    };

    private static readonly string[] Rows =
    [
        "0123456789012345678901234567890", "9876543210987654321098765432109", "abcdefghijklmnopqrstuvwxyzåäö", "qwertyuiopåasdfghjklöäzxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik", "1q2w3e4r5t6y7u8i9o0p",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Fault(password ?? "", user.Email) is { } key
            ? IdentityResult.Failed(new IdentityError { Code = key, Description = key })
            : IdentityResult.Success);

    /// <summary>Text key of what is wrong, or null.</summary>
    public static string? Fault(string password, string? email)
    {
        if (password.Length < ShortestLength)
            return "SignIn.Password.Short";
        if (password.Length > LongestLength)
            return "SignIn.Password.Long";
        return IsCommon(password, email) ? "SignIn.Password.Common" : null;
    }

    private static bool IsCommon(string password, string? email)
    {
        var folded = password.ToLowerInvariant();
        if (folded.Distinct().Count() < 5 || Rows.Any(row => row.Contains(folded, StringComparison.Ordinal)))
            return true;
        var owner = email?.Split('@')[0].ToLowerInvariant();
        if (owner is { Length: >= 4 } && folded.Contains(owner, StringComparison.Ordinal) && folded.Length - owner.Length < 8)
            return true;
        var core = folded.TrimEnd([.. folded.Where(c => !char.IsLetter(c))]).TrimStart([.. folded.Where(c => !char.IsLetter(c))]);
        var letters = new string([.. core.Select(Unmask).Where(char.IsLetter)]);
        var plain = new string([.. folded.Where(char.IsLetter)]);
        return letters.Length == 0 || Common.Contains(Once(letters)) || Common.Contains(Once(plain));
    }

    private static char Unmask(char letter) => letter switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '7' => 't', '@' => 'a', '$' => 's', '!' => 'i', _ => letter };

    // passwordpassword is password.
    private static string Once(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && Enumerable.Range(0, text.Length / length).All(i => text.AsSpan(i * length, length).SequenceEqual(text.AsSpan(0, length))))
                return text[..length];
        }

        return text;
    }
}
