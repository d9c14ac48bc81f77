using System.Net.Mail;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Groups;

/// <summary>Funktionsbrevlåda: an address of a function. One that reads as a person's name is refused.</summary>
public sealed record FunctionMailbox
{
    public const int Longest = 160;

    private FunctionMailbox(string address) => Address = address;

    public string Address { get; }

    /// <summary>Empty is none.</summary>
    public static Result<FunctionMailbox?> Read(string? typed)
    {
        var text = typed?.Trim();
        if (string.IsNullOrEmpty(text))
            return (FunctionMailbox?)null;
        if (text.Length > Longest || text.Any(char.IsControl) || !MailAddress.TryCreate(text, out var address) || address.Address != text)
            return GroupErrors.Mailbox;
        return IsPersons(address.User) ? GroupErrors.PersonalMailbox : new FunctionMailbox(text);
    }

    private static bool IsPersons(string user)
    {
        var words = user.Split(['.', '_', '-', '+'], StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..].ToLowerInvariant());
        return TextScreening.Screen(string.Join(' ', words), ScreeningContext.Inside).Findings.Any(f => f.Kind is FindingKind.PersonName or FindingKind.PersonalIdentityNumber or FindingKind.CoordinationNumber or FindingKind.BirthDate or FindingKind.Phone);
    }
}
