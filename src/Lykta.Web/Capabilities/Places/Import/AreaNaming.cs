using System.Globalization;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Geography;
using NetTopologySuite.Geometries;

namespace Lykta.Web.Capabilities.Places.Import;

/// <summary>Finds out which area a feature is: by the areas already there, and inside Stockholm by the city's own names.</summary>
internal sealed class AreaNaming(AreaMap there, DateOnly today)
{
    private const int LongestName = 120;
    private static readonly string[] NameProperties = ["name", "namn", "stadsdel", "omrade", "område", "area", "benamning", "benämning", "title", "titel"];
    private static readonly Envelope Stockholm = new(17.75, 18.21, 59.22, 59.45);
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    // Common nouns that a Swedish name writes with a small letter when they come second.
    private static readonly HashSet<string> CommonNouns = new(StringComparer.Ordinal)
    {
        "gård", "strand", "stan", "villastad", "industriområde", "kyrka", "slott", "by", "centrum", "park", "udde", "hamn", "kvarn", "torp", "äng", "station",
    };

    private readonly List<AreaShape> current = [.. there.On(today).Where(a => a.Kind != AreaKind.District)];

    public Result<AreaLine> Read(int number, GeoFeature feature, string? answer)
    {
        var written = NameOf(feature);
        if (written is null)
            return new Error("Places.Import.Reason.NoName", null, number);
        if (written.Length > LongestName)
            return new Error("Places.Import.Reason.LongName", null, number);
        if (feature.Geometry is not IPolygonal)
            return new Error("Places.Import.Reason.NoArea", null, number, written);
        var isStockholm = Stockholm.Contains(feature.Geometry.EnvelopeInternal);
        var (name, choices) = Resolve(written, isStockholm);
        if (choices.Count > 0 && answer is not null)
            name = answer;
        return choices.Count > 0 && answer is not AreaImport.Skip && !choices.Contains(answer ?? "", StringComparer.Ordinal)
            ? Line(number, feature, written, written, isStockholm) with { Change = AreaChange.Ask, Choices = choices }
            : Line(number, feature, written, name, isStockholm) with { Choices = choices };
    }

    private AreaLine Line(int number, GeoFeature feature, string written, string name, bool isStockholm)
    {
        var existing = current.FirstOrDefault(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        var change = existing switch
        {
            _ when name == AreaImport.Skip => AreaChange.Skipped,
            null => AreaChange.New,
            _ when Wkb.Write(existing.Boundary).AsSpan().SequenceEqual(Wkb.Write(feature.Geometry)) => AreaChange.Unchanged,
            _ => AreaChange.Redrawn,
        };
        return new(number, written, name, change, feature.Geometry)
        {
            Existing = existing?.Id,
            IsElsewhere = change == AreaChange.Redrawn && !existing!.Boundary.Intersects(feature.Geometry),
            WasRepaired = feature.WasRepaired,
            District = isStockholm ? StockholmDistricts.Embedded.Of(name, today) : null,
        };
    }

    private (string Name, IReadOnlyList<string> Choices) Resolve(string written, bool isStockholm)
    {
        if (isStockholm && StockholmDistricts.Embedded.ProperName(written) is { } proper)
            return (proper, []);
        var known = current.Select(a => a.Name).Concat(isStockholm ? StockholmDistricts.Embedded.All.SelectMany(d => d.Parts) : [])
            .Distinct(StringComparer.OrdinalIgnoreCase).Select(n => (n, n));
        var found = new NameMatcher<string>(known).Find(written);
        var cased = ProperCase(written);
        if (found.Count == 0)
            return (cased, []);
        // The very letters of a known name are that name; a genitive or a scanning fault is for the user to judge.
        return found[0].Confidence == MatchConfidence.Exact && found[0].Name.Equals(written.Trim(), StringComparison.OrdinalIgnoreCase)
            ? (found[0].Name, [])
            : (cased, [.. found.Select(f => f.Name).Append(cased).Distinct(StringComparer.Ordinal)]);
    }

    private static string? NameOf(GeoFeature feature) => NameProperties
        .Select(wanted => feature.Properties.FirstOrDefault(p => p.Key.Equals(wanted, StringComparison.OrdinalIgnoreCase)).Value?.Trim())
        .FirstOrDefault(v => !string.IsNullOrEmpty(v) && v.All(c => !char.IsControl(c)));

    /// <summary>HÄSSELBY GÅRD is written Hässelby gård; a name that has small letters is left as it is.</summary>
    internal static string ProperCase(string written)
    {
        if (written.Any(char.IsLower))
            return written;
        var words = written.ToLower(Swedish).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select((word, at) => at > 0 && CommonNouns.Contains(word) ? word : Capitalised(word)));
    }

    private static string Capitalised(string word) =>
        string.Join('-', word.Split('-').Select(part => part.Length == 0 ? part : char.ToUpper(part[0], Swedish) + part[1..]));
}
