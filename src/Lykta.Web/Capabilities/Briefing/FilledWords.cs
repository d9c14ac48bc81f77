using System.Globalization;
using System.Text.Json;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>
/// What a filled-in line says, kept as keys and values, so that a draft speaks its reader's language. The line's own columns hold the
/// same in Swedish, which is what a locked sheet and every version is made of.
/// </summary>
public sealed record FilledWords(FilledSentence? Heading, IReadOnlyList<FilledSentence> Text)
{
    public static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static FilledWords? Read(string? stored) => stored is null ? null : JsonSerializer.Deserialize<FilledWords>(stored);

    public string Write() => JsonSerializer.Serialize(this);

    public string TextIn(CultureInfo culture) => string.Join(' ', Text.Select(s => s.In(culture)));
}

public sealed record FilledSentence(string Key, IReadOnlyList<FilledValue> Values)
{
    public static FilledSentence Of(string key, params FilledValue[] values) => new(key, values);

    public string In(CultureInfo culture)
    {
        object[] said = [.. Values.Select(v => v.In(culture))];
        return string.Format(culture, TextCatalogue.Embedded.Find(Key, culture, said)!, said);
    }
}

/// <summary>A number, a day, a name as it is, or a name that the two languages have their own word for.</summary>
public sealed record FilledValue(string? Name, string? English = null, int? Number = null, DateOnly? Day = null, string? Format = null)
{
    public static implicit operator FilledValue(string name) => new(name);

    public static implicit operator FilledValue(int number) => new(null, Number: number);

    public static FilledValue On(DateOnly day, string format = "d MMMM") => new(null, Day: day, Format: format);

    public object In(CultureInfo culture) =>
        Number ?? (object?)Day?.ToString(Format, culture) ?? (culture.TwoLetterISOLanguageName == "en" ? English : null) ?? Name ?? "";
}
