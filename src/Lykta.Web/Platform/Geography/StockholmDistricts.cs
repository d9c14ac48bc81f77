using System.Text.Json;

namespace Lykta.Web.Platform.Geography;

/// <summary>A stadsdelsområde in one of its shapes; the days are both included, an open end is null.</summary>
public sealed record StockholmDistrict(
    string Code, string Name, DateOnly ValidFrom, DateOnly? ValidTo, string? Successor, IReadOnlyList<string> Parts)
{
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>
/// Which stadsdel belonged to which stadsdelsområde when: fourteen from 2007, thirteen from 1 July 2020, eleven from 1 July 2023.
/// The city's map of stadsdelar does not tell.
/// </summary>
public sealed class StockholmDistricts
{
    public static readonly StockholmDistricts Embedded = Load();

    private readonly Dictionary<string, string> aliases;

    private StockholmDistricts(IReadOnlyList<StockholmDistrict> all, Dictionary<string, string> aliases) =>
        (All, this.aliases) = (all, new(aliases, StringComparer.OrdinalIgnoreCase));

    public IReadOnlyList<StockholmDistrict> All { get; }

    public IEnumerable<StockholmDistrict> ValidOn(DateOnly day) => All.Where(d => d.IsValidOn(day));

    /// <summary>The district that a stadsdel belonged to; null for a name or a day not known.</summary>
    public StockholmDistrict? Of(string part, DateOnly day)
    {
        var name = aliases.GetValueOrDefault(part, part);
        return ValidOn(day).SingleOrDefault(d => d.Parts.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>How a stadsdel is properly written: RÅGSVED is Rågsved; null for a name not known.</summary>
    public string? ProperName(string part)
    {
        var name = aliases.GetValueOrDefault(part, part);
        return All.SelectMany(d => d.Parts).FirstOrDefault(p => p.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static StockholmDistricts Load()
    {
        using var stream = typeof(StockholmDistricts).Assembly.GetManifestResourceStream("geography/stockholm-stadsdelsomraden.json")!;
        var file = JsonSerializer.Deserialize<DistrictFile>(stream, JsonSerializerOptions.Web)!;
        return new(file.Districts, file.Aliases);
    }

    private sealed record DistrictFile(string Source, Dictionary<string, string> Aliases, List<StockholmDistrict> Districts);
}
