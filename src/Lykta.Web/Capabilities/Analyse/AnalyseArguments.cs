using System.Globalization;
using Lykta.Web.Platform.Commands;
using Lykta.Web.Platform.Files;

namespace Lykta.Web.Capabilities.Analyse;

/// <summary>`--name value` pairs after the method's name; each question about one says what is wrong with it.</summary>
internal sealed class AnalyseArguments
{
    private readonly Dictionary<string, string> given = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public AnalyseArguments(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal) || words[i].Length < 3)
                throw Refuse("Analyse.NotAnOption", words[i]);
            var (name, value) = words[i].IndexOf('=', StringComparison.Ordinal) is > 2 and var at
                ? (words[i][2..at], words[i][(at + 1)..])
                : (words[i][2..], i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal) ? words[++i] : "true");
            if (!given.TryAdd(name, value))
                throw Refuse("Analyse.Twice", name);
        }
    }

    public bool Has(string name) => Text(name) is not null;

    public string? Text(string name)
    {
        asked.Add(name);
        return given.GetValueOrDefault(name);
    }

    public string Needed(string name) => Text(name) ?? throw Refuse("Analyse.Missing", name);

    public double Number(string name, double? usual = null)
    {
        if (Text(name) is not { } text)
            return usual ?? throw Refuse("Analyse.Missing", name);
        return SwedishNumbers.TryDecimal(text, out var number) ? (double)number : throw Refuse("Analyse.NotANumber", name, text);
    }

    public int Whole(string name, int? usual = null) => Number(name, usual) is var number && number == Math.Floor(number) && Math.Abs(number) < int.MaxValue
        ? (int)number
        : throw Refuse("Analyse.NotWhole", name, given[name]);

    public double[] Numbers(string name, string usual) => [.. (Text(name) ?? usual).Split(',').Select(part =>
        double.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : throw Refuse("Analyse.NotANumber", name, part))];

    public DateOnly? Day(string name) => Text(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Refuse("Analyse.NotADay", name, text);

    /// <summary>An option that no question was put about is a slip of the pen, not something to pass over.</summary>
    public void RefuseUnknown()
    {
        if (given.Keys.FirstOrDefault(name => !asked.Contains(name)) is { } unknown)
            throw Refuse("Analyse.UnknownOption", unknown, string.Join(", ", asked.Order(StringComparer.Ordinal).Select(name => "--" + name)));
    }

    public static CommandRefusedException Refuse(string key, params object[] arguments) => new(key, arguments) { IsUsage = true };
}
