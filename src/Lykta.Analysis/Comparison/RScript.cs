using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.Comparison;

/// <summary>
/// "Compare with R": a script with the reader's own numbers and parameters that computes the same thing in R and prints both
/// answers beside each other, with whether they agree.
/// </summary>
/// <remarks>
/// The script holds the data as they were given: handle it like the data. Where R's packages define something in another way, the
/// script follows Lykta's definition in plain R, and a last comment says what differs. Source: docs/methods/compare-with-r.md.
/// </remarks>
public static partial class RScript
{
    private static double Of(MethodStamp method, string parameter) => method.Parameters.First(p => p.Name == parameter).Value;

    private static RText WithNeighbours(RText text, Neighbours neighbours)
    {
        text.Line("nb <- list(");
        for (var i = 0; i < neighbours.Count; i++)
        {
            var list = neighbours.Of(i).Length == 0 ? "0L" : string.Join("L, ", neighbours.Of(i).ToArray().Select(j => j + 1)) + "L";
            text.Line($"  c({list}){(i + 1 < neighbours.Count ? "," : ")")}");
        }
        return text.Line("class(nb) <- \"nb\"; attr(nb, \"region.id\") <- as.character(seq_along(nb))");
    }

    private static RText WithPoints(RText text, IReadOnlyList<PlanePosition> points) =>
        text.Data("x", points.Select(p => p.East)).Data("y", points.Select(p => p.North));
}
