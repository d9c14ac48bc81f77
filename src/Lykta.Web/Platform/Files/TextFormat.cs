using System.Buffers;
using System.Text;

namespace Lykta.Web.Platform.Files;

/// <summary>How a text file is to be read: its encoding and the sign between its columns.</summary>
internal sealed record TextFormat(Encoding Encoding, char Separator)
{
    private const int SampleCharacters = 1 << 16;
    private const int SampleRecords = 20;
    private static readonly char[] Separators = [';', '\t', ','];
    // Control characters that no table has; tabs, line breaks, page breaks and the old sign for the end of a file may stand there.
    private static readonly SearchValues<byte> NeverInText = SearchValues.Create([1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]);
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Windows-1252: what older programs write å, ä and ö in.</summary>
    internal static Encoding Older { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TextFormat Detect(Stream file, TableLimits limits)
    {
        var encoding = EncodingOf(file, limits);
        file.Position = 0;
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: -1, leaveOpen: true);
        var sample = new char[SampleCharacters];
        var length = reader.ReadBlock(sample);
        return new(encoding, SeparatorOf(sample.AsSpan(0, length)));
    }

    private static Encoding EncodingOf(Stream file, TableLimits limits)
    {
        var buffer = new byte[1 << 16];
        var decoder = StrictUtf8.GetDecoder();
        var characters = new char[StrictUtf8.GetMaxCharCount(buffer.Length)];
        var isUtf8 = true;
        var line = 0;
        file.Position = 0;
        for (var isFirst = true; ; isFirst = false)
        {
            var chunk = buffer.AsSpan(0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
            if (isFirst && chunk is [0xFF, 0xFE, ..])
                return Encoding.Unicode;
            if (chunk.Contains((byte)0) || (isFirst && chunk.ContainsAny(NeverInText)))
                throw new FileRefusedException(FileErrors.NotATable);
            line = LineAfter(chunk, line, limits);
            isUtf8 = isUtf8 && IsUtf8(decoder, chunk, characters);
            if (chunk.Length < buffer.Length)
                break;
        }

        return isUtf8 ? Encoding.UTF8 : Older;
    }

    private static int LineAfter(ReadOnlySpan<byte> chunk, int line, TableLimits limits)
    {
        var first = chunk.IndexOfAny((byte)'\n', (byte)'\r');
        if (line + (first < 0 ? chunk.Length : first) > limits.LineBytes)
            throw new FileRefusedException(FileErrors.LineTooLong);
        return first < 0 ? line + chunk.Length : chunk.Length - chunk.LastIndexOfAny((byte)'\n', (byte)'\r') - 1;
    }

    private static bool IsUtf8(Decoder decoder, ReadOnlySpan<byte> chunk, char[] characters)
    {
        try
        {
            decoder.GetChars(chunk, characters, flush: chunk.Length < 1 << 16);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static char SeparatorOf(ReadOnlySpan<char> sample)
    {
        if (sample.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && sample.Length > 4)
            return sample[4];
        var best = (Separator: ';', Score: 0);
        foreach (var separator in Separators)
        {
            var counts = Counts(sample, separator);
            var score = counts[0] == 0 ? 0 : (counts.Count(c => c == counts[0]) * 1000) + Math.Min(counts[0], 999);
            if (score > best.Score)
                best = (separator, score);
        }

        return best.Separator;
    }

    // How often the separator stands outside quotes in each of the first records.
    private static List<int> Counts(ReadOnlySpan<char> sample, char separator)
    {
        var counts = new List<int> { 0 };
        var isQuoted = false;
        var isBlank = true;
        foreach (var c in sample)
        {
            if (c == '"')
                isQuoted = !isQuoted;
            if (!isQuoted && c is '\r' or '\n')
            {
                if (isBlank)
                    continue;
                if (counts.Count == SampleRecords)
                    return counts;
                counts.Add(0);
                isBlank = true;
                continue;
            }

            isBlank = false;
            if (c == separator && !isQuoted)
                counts[^1]++;
        }

        if (isBlank && counts.Count > 1)
            counts.RemoveAt(counts.Count - 1);
        return counts;
    }
}
