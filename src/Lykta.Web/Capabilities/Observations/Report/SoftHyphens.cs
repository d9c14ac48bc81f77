namespace Lykta.Web.Capabilities.Observations.Report;

/// <summary>Where long words of the standard types may break on a narrow tile; browsers seldom know Swedish hyphenation.</summary>
public static class SoftHyphens
{
    private static readonly Dictionary<string, string> Words = new[]
    {
        "Ungdoms-samling", "drog-handel", "Skade-görelse", "Ned-skräpning", "Narkotika-fynd", "Ordnings-störande", "fyr-verkeri", "trakas-seri",
        "rela-tion", "Bus-körning", "Trapp-hus", "Ryktes-spridning", "arrange-mang", "iakt-tagelse", "gath-ering", "harass-ment",
    }.ToDictionary(w => w.Replace("-", "", StringComparison.Ordinal), w => w.Replace('-', '\u00AD'), StringComparer.OrdinalIgnoreCase);

    public static string In(string name) => string.Join(' ', name.Split(' ').Select(word =>
        Words.TryGetValue(word.TrimEnd(','), out var broken) ? broken + word[word.TrimEnd(',').Length..] : word));
}
