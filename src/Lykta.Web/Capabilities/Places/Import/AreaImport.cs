using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Geography;
using NetTopologySuite.Geometries;

namespace Lykta.Web.Capabilities.Places.Import;

public enum AreaChange
{
    New, Redrawn, Unchanged, Ask, Skipped,
}

/// <summary>One feature of the file, and what becomes of it.</summary>
public sealed record AreaLine(int Number, string Written, string Name, AreaChange Change, Geometry Shape)
{
    public StockholmDistrict? District { get; init; }

    public bool WasRepaired { get; init; }

    /// <summary>Names that the written one may stand for, when only the user can tell.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public AreaId? Existing { get; init; }

    /// <summary>The area with its name lies wholly somewhere else: maybe another one.</summary>
    public bool IsElsewhere { get; init; }

    public bool IsTaken => Change is AreaChange.New or AreaChange.Redrawn or AreaChange.Unchanged;
}

/// <summary>A district put together from its parts, with the dates it was in force.</summary>
public sealed record DistrictLine(StockholmDistrict District, AreaChange Change, Geometry Shape, AreaId? Existing);

/// <summary>A district whose parts are not all there.</summary>
public sealed record DistrictGap(string Name, int Missing, int Parts);

/// <summary>Everything that a file of areas would change; made from the file, what is there already, and the user's answers.</summary>
public sealed record AreaImport(
    IReadOnlyList<AreaLine> Lines, IReadOnlyList<DistrictLine> Districts, IReadOnlyList<DistrictGap> Gaps, IReadOnlyList<Error> NotUnderstood)
{
    public const string Skip = "-";

    public int Count(AreaChange change) => Lines.Count(l => l.Change == change);

    /// <summary>What changes first: borders that are drawn anew, then what is asked about and what is new; what stays as it is comes last.</summary>
    public IEnumerable<AreaLine> ByChange => Lines.OrderBy(l => l.Change switch
    {
        AreaChange.Redrawn => 0,
        AreaChange.Ask => 1,
        AreaChange.New => 2,
        AreaChange.Skipped => 3,
        _ => 4,
    });

    public IEnumerable<AreaLine> Asked => Lines.Where(l => l.Choices.Count > 0);

    public bool ChangesAnything =>
        Lines.Any(l => l.Change is AreaChange.New or AreaChange.Redrawn) || Districts.Any(d => d.Change is AreaChange.New or AreaChange.Redrawn);

    /// <summary>Works out what the file would change.</summary>
    /// <param name="features">The file.</param>
    /// <param name="there">The partnership's areas now.</param>
    /// <param name="answers">Feature number to chosen name, or <see cref="Skip"/>.</param>
    /// <param name="today">Decides which district a part is in now.</param>
    public static AreaImport Plan(
        IReadOnlyList<GeoFeature> features, AreaMap there, IReadOnlyDictionary<int, string> answers, DateOnly today)
    {
        var naming = new AreaNaming(there, today);
        var (lines, failed) = (new List<AreaLine>(), new List<Error>());
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var number = 1; number <= features.Count; number++)
        {
            var read = naming.Read(number, features[number - 1], answers.GetValueOrDefault(number));
            if (!read.IsOk)
                failed.AddRange(read.Errors);
            else if (read.Value.IsTaken && !taken.Add(read.Value.Name))
                failed.Add(new("Places.Import.Reason.Twice", null, number, read.Value.Name));
            else
                lines.Add(read.Value);
        }

        var (districts, gaps) = DistrictImport.Plan(lines, there, today);
        return new(lines, districts, gaps, failed);
    }
}
