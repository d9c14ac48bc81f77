using System.Security.Cryptography;
using System.Text.Json;
using Lykta.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Lykta.Web.Capabilities.NightPatrols;

/// <summary>Who signed up, as the leader reads it until the shift is over.</summary>
public sealed record Walker(string Name, string Phone);

/// <summary>Seals the sign-up list, and makes the address by which a walker cancels: nobody can guess it, and none is stored.</summary>
public sealed class PatrolSeals(IDataProtectionProvider protection)
{
    private readonly IDataProtector people = protection.CreateProtector("Lykta.NightPatrols.SignUp");
    private readonly IDataProtector addresses = protection.CreateProtector("Lykta.NightPatrols.Address");

    // An address of one partnership says nothing at another's, not even that the other exists.
    private IDataProtector AddressesOf(PartnershipId partnership) => addresses.CreateProtector(partnership.Value.ToString("N"));

    public string Seal(Walker walker) => people.Protect(JsonSerializer.Serialize(walker));

    public Walker Open(PatrolSignUp signUp) => JsonSerializer.Deserialize<Walker>(people.Unprotect(signUp.Sealed))!;

    public string AddressOf(PartnershipId partnership, Guid signUp) => WebEncoders.Base64UrlEncode(AddressesOf(partnership).Protect(signUp.ToByteArray()));

    /// <summary>Null for what is not an address of ours.</summary>
    public Guid? SignUpOf(PartnershipId partnership, string address)
    {
        try
        {
            return new Guid(AddressesOf(partnership).Unprotect(WebEncoders.Base64UrlDecode(address)));
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
