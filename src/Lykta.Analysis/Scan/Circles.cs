using Lykta.Analysis.Geometry;
using Lykta.Analysis.NearRepeat;

namespace Lykta.Analysis.Scan;

/// <summary>The places, and for each the other places in rings: all at the same distance are taken in together.</summary>
internal sealed class Circles
{
    private const double MostMembers = 50_000_000;

    private Circles(PlanePosition[] places, int[] placeOf, int[] firstEvent, int[] eventsByPlace) =>
        (Places, PlaceOf, FirstEvent, EventsByPlace) = (places, placeOf, firstEvent, eventsByPlace);

    public PlanePosition[] Places { get; }

    public int[] PlaceOf { get; }

    /// <summary>Where each place's events begin in <see cref="EventsByPlace"/>; one more at the end.</summary>
    public int[] FirstEvent { get; }

    public int[] EventsByPlace { get; }

    /// <summary>Per centre, the members by rising distance, with whether a ring ends at each.</summary>
    public (int Place, double Distance, bool EndsRing)[][] Members { get; private set; } = [];

    public static Circles Of(IReadOnlyList<DatedEvent> events, double radius, Oversight oversight)
    {
        PlanePosition[] places = [.. events.Select(e => e.Position).Distinct().OrderBy(p => p.North).ThenBy(p => p.East)];
        var numbers = new Dictionary<PlanePosition, int>(places.Length);
        for (var i = 0; i < places.Length; i++) numbers[places[i]] = i;
        int[] placeOf = [.. events.Select(e => numbers[e.Position])];
        var first = new int[places.Length + 1];
        foreach (var place in placeOf) first[place + 1]++;
        for (var i = 0; i < places.Length; i++) first[i + 1] += first[i];
        int[] byPlace = [.. Enumerable.Range(0, events.Count).OrderBy(i => placeOf[i])];
        return new Circles(places, placeOf, first, byPlace) { Members = Rings(places, radius, oversight) };
    }

    private static (int, double, bool)[][] Rings(PlanePosition[] places, double radius, Oversight oversight)
    {
        var hash = new SpatialHash(places, radius);
        var rings = new (int Place, double Distance, bool EndsRing)[places.Length][];
        double members = 0;
        var found = new List<int>();
        for (var centre = 0; centre < places.Length; centre++)
        {
            if (centre % 1000 == 0) oversight.Look();
            found.Clear();
            hash.Within(places[centre], radius, found);
            Require.NotMoreThan(members += found.Count, MostMembers, "places within circles");
            var ring = found.Select(place => (Place: place, Distance: Math.Sqrt(SpatialHash.SquaredDistance(places[centre], places[place]))))
                .OrderBy(member => member.Distance).ThenBy(member => member.Place).ToArray();
            rings[centre] = [.. ring.Select((member, k) =>
                (member.Place, member.Distance, k == ring.Length - 1 || ring[k + 1].Distance > member.Distance + 1e-6))];
        }
        return rings;
    }
}
