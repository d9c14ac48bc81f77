using System.Security.Cryptography;
using System.Text;
using Lykta.Web.Data;

namespace Lykta.Web.Platform.Privacy;

/// <summary>
/// Knows a text again without holding it: HMAC-SHA-256 under a secret that lies beside the database. Names and numbers are few
/// enough to try them all against a plain hash; here that takes the secret too, and the same text in two partnerships has two digests.
/// </summary>
public sealed class KeyedDigest(LyktaSettings settings)
{
    private const int KeyBytes = 32;

    private readonly Lazy<byte[]> key = new(() => Open(settings.DigestKeyPath));

    /// <summary>32 hexadecimal digits.</summary>
    public string Of(PartnershipId partnership, string text) => Convert.ToHexStringLower(
        HMACSHA256.HashData(key.Value, (byte[])[.. partnership.Value.ToByteArray(), .. Encoding.UTF8.GetBytes(text)]).AsSpan(0, 16));

    private static byte[] Open(string path)
    {
        if (!File.Exists(path))
            PrivateFile.MakeOnce(path, RandomNumberGenerator.GetBytes(KeyBytes));
        var read = File.ReadAllBytes(path);
        return read.Length == KeyBytes ? read : throw new InvalidDataException($"{path} is not a key of {KeyBytes} bytes.");
    }
}
