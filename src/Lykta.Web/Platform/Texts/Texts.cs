using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace Lykta.Web.Platform.Texts;

/// <summary>
/// Every sentence a person reads, from the <c>texts.sv.json</c> and <c>texts.en.json</c> beside each capability.
/// Keys are flat and prefixed with the capability: <c>Observations.Report.Send</c>.
/// </summary>
public sealed class TextCatalogue
{
    public static readonly TextCatalogue Embedded = Load(typeof(TextCatalogue).Assembly);

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> byLanguage;

    private TextCatalogue(FrozenDictionary<string, FrozenDictionary<string, string>> byLanguage) =>
        this.byLanguage = byLanguage;

    public IReadOnlyDictionary<string, string> this[string language] => byLanguage[language];

    public string? Find(string key, CultureInfo culture)
    {
        var language = culture.TwoLetterISOLanguageName == "en" ? "en" : "sv";
        return byLanguage[language].TryGetValue(key, out var text)
            ? text
            : byLanguage["sv"].GetValueOrDefault(key);
    }

    /// <summary>
    /// The sentence for these numbers. Where {0} is one it is <c>Key.One</c>, where a later number is one <c>Key.One1</c>,
    /// <c>Key.One2</c> …, as far as the texts have them; the first number that is one decides. Where {0} is none it is <c>Key.Zero</c>, if there is one.
    /// </summary>
    public string? Find(string key, CultureInfo culture, IReadOnlyList<object> arguments)
    {
        if (arguments is [0 or 0L, ..] && Find(key + ".Zero", culture) is { } none)
            return none;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is 1 or 1L or "1" && Find(i == 0 ? key + ".One" : $"{key}.One{i}", culture) is { } sentence)
                return sentence;
        }

        return Find(key, culture);
    }

    private static TextCatalogue Load(Assembly assembly)
    {
        var languages = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal)
        {
            ["sv"] = new(StringComparer.Ordinal),
            ["en"] = new(StringComparer.Ordinal),
        };
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("texts/", StringComparison.Ordinal)))
        {
            var language = name.EndsWith(".en.json", StringComparison.Ordinal) ? "en" : "sv";
            using var stream = assembly.GetManifestResourceStream(name)!;
            var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
            foreach (var (key, text) in texts)
                languages[language].Add(key, text);
        }

        return new(languages.ToFrozenDictionary(
            l => l.Key, l => l.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.Ordinal));
    }
}

/// <summary>The framework's localizer over <see cref="TextCatalogue"/>; the language is the request's culture.</summary>
public sealed class Texts : IStringLocalizer
{
    public LocalizedString this[string name] => Find(name, []);

    public LocalizedString this[string name, params object[] arguments] => Find(name, arguments);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        TextCatalogue.Embedded[CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "sv"]
            .Select(t => new LocalizedString(t.Key, t.Value));

    private static LocalizedString Find(string name, object[] arguments)
    {
        var text = TextCatalogue.Embedded.Find(name, CultureInfo.CurrentUICulture, arguments);
        if (text is null)
            return new(name, name, resourceNotFound: true);
        return new(name, arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, arguments));
    }
}

/// <summary>Gives every caller, data annotations included, the one <see cref="Texts"/>.</summary>
public sealed class TextsFactory : IStringLocalizerFactory
{
    private static readonly Texts Shared = new();

    public IStringLocalizer Create(Type resourceSource) => Shared;

    public IStringLocalizer Create(string baseName, string location) => Shared;
}
