using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lykta.Web.Platform.Audit;

/// <summary>The one byte form of what is hashed or signed: fields in order, each ended by a unit separator.</summary>
internal static class Canonical
{
    private const char End = '\u001f';

    public static byte[] Bytes(IEnumerable<string> fields) => Encoding.UTF8.GetBytes(string.Join(End, fields) + End);

    public static byte[] Hash(byte[] previous, IEnumerable<string> fields) => SHA256.HashData([.. Bytes(fields), .. previous]);

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);
}
