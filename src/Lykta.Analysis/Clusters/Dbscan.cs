using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.Clusters;

/// <summary>What counts as close and as many.</summary>
/// <param name="RadiusInMetres">Largest distance between neighbours, above 0; exactly at the distance is inside.</param>
/// <param name="LeastWeight">Weight within the radius, the point itself included, that makes a point a core point; above 0.</param>
/// <remarks>Source: docs/methods/dbscan.md.</remarks>
public sealed record DbscanOptions(double RadiusInMetres, double LeastWeight)
{
    internal void Check()
    {
        Require.Positive(RadiusInMetres);
        Require.Positive(LeastWeight);
    }
}

/// <summary>A cluster of points.</summary>
/// <param name="Label">1 for the heaviest, then onwards; equally heavy ones from south to north.</param>
/// <param name="Points">Number of points, border points included.</param>
/// <param name="Weight">Their weight.</param>
/// <param name="Centre">Weighted mean position in metres.</param>
public readonly record struct PointCluster(int Label, int Points, double Weight, PlanePosition Centre);

/// <summary>Points in clusters.</summary>
/// <param name="Labels">The cluster of each point, in order; null for a point in none.</param>
/// <param name="IsCore">Whether each point is a core point.</param>
/// <param name="Clusters">The clusters by label.</param>
/// <param name="Weight">Weight of all points.</param>
/// <param name="Warnings"><see cref="WarningCode.SharedCoordinate"/>.</param>
/// <param name="Method">The method and its parameters.</param>
/// <param name="Reading">The sentence as data.</param>
public sealed record DbscanResult(
    IReadOnlyList<int?> Labels, IReadOnlyList<bool> IsCore, IReadOnlyList<PointCluster> Clusters, double Weight,
    IReadOnlyList<Warning> Warnings, MethodStamp Method, Reading Reading) : IResult<DbscanResult>
{
    /// <summary>Weight of all points.</summary>
    public double N => Weight;

    /// <inheritdoc/>
    public DbscanResult Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };
}

/// <summary>DBSCAN: groups of points that lie densely, of any shape, and the points that belong to none.</summary>
/// <remarks>
/// It describes; it does not test. A dense city is dense everywhere: the radius and the least weight decide what is seen. A point
/// within reach of several clusters goes to that of its nearest core point (ties: the most south-western), so that the answer does
/// not depend on the order of the points. Source: M. Ester et al., KDD-96 (1996); E. Schubert et al., ACM Transactions on Database
/// Systems 42 (2017); docs/methods/dbscan.md.
/// </remarks>
public static class Dbscan
{
    /// <summary>Finds the clusters.</summary>
    /// <param name="points">Positions in metres, finite.</param>
    /// <param name="options">Radius and least weight.</param>
    /// <param name="weights">Weight of each point, finite and at least 0; null for 1 each. Two copies of a point are one of weight 2.</param>
    /// <param name="oversight">Who may stop it and hears of it.</param>
    /// <returns>The clusters. Memory: about 100 bytes a point; never distances between all pairs.</returns>
    /// <exception cref="ArgumentException">A position or weight that is not finite, a negative weight, or an option not above 0.</exception>
    public static DbscanResult Of(
        IReadOnlyList<PlanePosition> points, DbscanOptions options, IReadOnlyList<double>? weights = null, Oversight oversight = default)
    {
        options.Check();
        if (weights is not null && weights.Count != points.Count) throw new ArgumentException("One weight per point is needed.", nameof(weights));
        foreach (var weight in weights ?? []) Require.NotNegative(weight, nameof(weights));
        var positions = PointArray.Of(points);
        var places = DensePlaces.Of(positions, weights, options.RadiusInMetres, oversight with { Progress = null });
        var (labels, cores) = new DenseCells(places, options).Label(oversight);
        var labelled = new int?[positions.Length];
        var isCore = new bool[positions.Length];
        Chunks.For(labelled.Length, oversight with { Progress = null }, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                labelled[i] = labels[places.PlaceOf[i]] is var label and > 0 ? label : null;
                isCore[i] = cores[places.PlaceOf[i]];
            }
        });
        var count = 0;
        foreach (var label in labels) count = Math.Max(count, label);
        var clusters = Describe(positions, weights, labelled, count);
        var weightOfAll = weights?.Sum() ?? points.Count;
        return new DbscanResult(
            labelled, isCore, clusters, weightOfAll, Warn(positions), Stamp(options, weights is not null), Read(clusters, weightOfAll, options));
    }

    private static PointCluster[] Describe(PlanePosition[] points, IReadOnlyList<double>? weights, int?[] labels, int count)
    {
        var sums = new (int Points, double Weight, double East, double North)[count];
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not { } label) continue;
            var weight = weights?[i] ?? 1;
            ref var sum = ref sums[label - 1];
            sum.Points++;
            sum.Weight += weight;
            sum.East += weight * points[i].East;
            sum.North += weight * points[i].North;
        }
        return [.. sums.Select((sum, k) => new PointCluster(k + 1, sum.Points, sum.Weight, new(sum.East / sum.Weight, sum.North / sum.Weight)))];
    }

    private static IReadOnlyList<Warning> Warn(PlanePosition[] points) =>
        HotSpots.SharedCoordinates.Suspect(points) is { } share ? [new(WarningCode.SharedCoordinate, share)] : [];

    private static MethodStamp Stamp(DbscanOptions options, bool weighted) => MethodStamp.Of(
        "dbscan", 1, new("radiusInMetres", options.RadiusInMetres), new("leastWeight", options.LeastWeight), new("weighted", weighted ? 1 : 0));

    private static Reading Read(PointCluster[] clusters, double weight, DbscanOptions options) => clusters.Length == 0
        ? Reading.Of(
            "Analysis.Clusters.None",
            new("events", weight, NumberKind.Count),
            new("least", options.LeastWeight, NumberKind.Count),
            new("radius", options.RadiusInMetres, NumberKind.Metres))
        : Reading.Of(
            "Analysis.Clusters.Found",
            new("clusters", clusters.Length, NumberKind.Count),
            new("inside", clusters.Sum(cluster => cluster.Weight), NumberKind.Count),
            new("events", weight, NumberKind.Count),
            new("radius", options.RadiusInMetres, NumberKind.Metres));
}
