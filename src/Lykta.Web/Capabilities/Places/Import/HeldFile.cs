using System.IO.Compression;
using System.Security.Cryptography;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.DataProtection;

namespace Lykta.Web.Capabilities.Places.Import;

/// <summary>
/// The uploaded file between preview and confirmation, carried by the form itself: packed and sealed for this partnership and
/// person, so that what is saved is what was shown and nothing is kept on the server.
/// </summary>
public sealed class HeldFile(IDataProtectionProvider protection, LyktaScope scope)
{
    public const int LargestBytes = 3 << 20;

    private IDataProtector Protector => protection.CreateProtector("Lykta.AreaImport", scope.PartnershipId.Value.ToString("N"), scope.Viewer.Key);

    public string Seal(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(file);
        return Convert.ToBase64String(Protector.Protect(packed.ToArray()));
    }

    /// <summary>Null when the seal is another's or broken.</summary>
    public byte[]? Open(string? sealed64)
    {
        try
        {
            using var packed = new MemoryStream(Protector.Unprotect(Convert.FromBase64String(sealed64 ?? "")));
            using var gzip = new GZipStream(packed, CompressionMode.Decompress);
            var file = new byte[LargestBytes];
            var length = gzip.ReadAtLeast(file, file.Length, throwOnEndOfStream: false);
            return file[..length];
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
