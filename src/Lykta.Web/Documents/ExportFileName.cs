using System.Globalization;
using Lykta.Web.Platform.Geography;

namespace Lykta.Web.Documents;

/// <summary>Names of files that leave Lykta: what, where, when, in letters every file system takes.</summary>
public static class ExportFileName
{
    private const int LongestPart = 60;

    /// <summary>For example <c>iakttagelser_enskede-arsta-vantor_2026-11-21.csv</c>.</summary>
    public static string For(string subject, string place, DateOnly day, string extension) =>
        $"{Part(subject)}_{Part(place)}_{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{extension}";

    private static string Part(string text)
    {
        var words = string.Concat(SwedishFolding.Fold(text).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var part = string.Join('-', words);
        return part.Length switch
        {
            0 => "lykta",
            > LongestPart => part[..LongestPart].TrimEnd('-'),
            _ => part,
        };
    }
}
