using System.Security.Cryptography;
using System.Text;

namespace Lykta.Web.Platform.Audit;

/// <summary>The key that signs anchors and closed segments: ECDSA P-256, made on first use, readable by the service alone.</summary>
public sealed class AuditKey : IDisposable
{
    private readonly ECDsa key;

    private AuditKey(ECDsa key)
    {
        this.key = key;
        Id = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
    }

    /// <summary>Fingerprint of the public half.</summary>
    public string Id { get; }

    public static AuditKey Open(string path)
    {
        if (!File.Exists(path))
            Make(path);
        var opened = ECDsa.Create();
        opened.ImportFromPem(File.ReadAllText(path));
        return new(opened);
    }

    public string Sign(byte[] content) => Convert.ToBase64String(key.SignData(content, HashAlgorithmName.SHA256));

    public bool Verify(byte[] content, string signature)
    {
        var bytes = new byte[128];
        return Convert.TryFromBase64String(signature, bytes, out var length)
            && key.VerifyData(content, bytes.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    public void Dispose() => key.Dispose();

    private static void Make(string path)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        PrivateFile.MakeOnce(path, Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem()));
    }
}
