using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Lykta.Web.Platform.Audit;

/// <summary>Which of a partnership's two chains.</summary>
public enum ChainKind
{
    Changes = 0,
    Reads = 1,
}

/// <summary>What an anchor line says: where a chain's head stood, or that a restored backup was accepted.</summary>
public enum AnchorKind
{
    Head,
    Restore,
}

/// <summary>One signed line of the anchor file; it holds the hash of the line before, so that the file is a chain itself.</summary>
public sealed record AnchorLine(
    AnchorKind Kind, long At, Guid Partnership, ChainKind Chain, long Sequence, string Hash, string Note, string Previous, string Key, string Signature)
{
    public const string Genesis = "";

    public static AnchorLine Sign(AnchorLine draft, AuditKey key)
    {
        var line = draft with { Key = key.Id, Signature = "" };
        return line with { Signature = key.Sign(line.Content()) };
    }

    public bool IsSignedBy(AuditKey key) => Key == key.Id && key.Verify((this with { Signature = "" }).Content(), Signature);

    public string ToJson() => JsonSerializer.Serialize(this);

    public static AnchorLine? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<AnchorLine>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    private byte[] Content() => Canonical.Bytes([
        Kind.ToString(), Canonical.Of(At), Partnership.ToString(), Chain.ToString(), Canonical.Of(Sequence), Hash, Note, Previous, Key]);
}
