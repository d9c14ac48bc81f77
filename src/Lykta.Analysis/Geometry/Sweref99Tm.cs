namespace Lykta.Analysis.Geometry;

/// <summary>A position in WGS 84, in decimal degrees.</summary>
/// <param name="Longitude">Degrees east of Greenwich, −180 to 180.</param>
/// <param name="Latitude">Degrees north of the equator, −90 to 90.</param>
public readonly record struct GeographicPosition(double Longitude, double Latitude);

/// <summary>A position in a plane, in metres.</summary>
/// <param name="East">Easting in metres (E).</param>
/// <param name="North">Northing in metres (N).</param>
public readonly record struct PlanePosition(double East, double North);

/// <summary>SWEREF 99 TM (EPSG:3006) to and from WGS 84 longitude and latitude, by the Gauss–Krüger projection.</summary>
/// <remarks>
/// Transverse Mercator on GRS 80: central meridian 15° E, scale 0.9996, false easting 500 000 m, false northing 0. SWEREF 99
/// and WGS 84 are taken as the same (they differ by less than a metre, as everywhere in map practice). Krüger's series to the
/// sixth order; within Sweden the error is far below a millimetre. Source: Lantmäteriet, Gauss Conformal Projection (2008);
/// C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, Journal of Geodesy 85 (2011);
/// docs/methods/sweref-99-tm.md.
/// </remarks>
public static class Sweref99Tm
{
    private const double SemiMajorAxis = 6378137.0;
    private const double Flattening = 1 / 298.257222101;
    private const double CentralMeridian = 15.0;
    private const double Scale = 0.9996;
    private const double FalseEasting = 500000.0;
    private const double N = Flattening / (2 - Flattening);
    private const double N2 = N * N;
    private const double N3 = N2 * N;
    private const double N4 = N2 * N2;
    private const double N5 = N4 * N;
    private const double N6 = N3 * N3;
    private const double Radius = SemiMajorAxis / (1 + N) * (1 + (N2 / 4) + (N4 / 64) + (N6 / 256)) * Scale;

    private static readonly double Eccentricity = Math.Sqrt(Flattening * (2 - Flattening));

    private static readonly double[] Forward =
    [
        (N / 2) - (2 * N2 / 3) + (5 * N3 / 16) + (41 * N4 / 180) - (127 * N5 / 288) + (7891 * N6 / 37800),
        (13 * N2 / 48) - (3 * N3 / 5) + (557 * N4 / 1440) + (281 * N5 / 630) - (1983433 * N6 / 1935360),
        (61 * N3 / 240) - (103 * N4 / 140) + (15061 * N5 / 26880) + (167603 * N6 / 181440),
        (49561 * N4 / 161280) - (179 * N5 / 168) + (6601661 * N6 / 7257600),
        (34729 * N5 / 80640) - (3418889 * N6 / 1995840),
        212378941 * N6 / 319334400,
    ];

    private static readonly double[] Backward =
    [
        (N / 2) - (2 * N2 / 3) + (37 * N3 / 96) - (N4 / 360) - (81 * N5 / 512) + (96199 * N6 / 604800),
        (N2 / 48) + (N3 / 15) - (437 * N4 / 1440) + (46 * N5 / 105) - (1118711 * N6 / 3870720),
        (17 * N3 / 480) - (37 * N4 / 840) - (209 * N5 / 4480) + (5569 * N6 / 90720),
        (4397 * N4 / 161280) - (11 * N5 / 504) - (830251 * N6 / 7257600),
        (4583 * N5 / 161280) - (108847 * N6 / 3991680),
        20648693 * N6 / 638668800,
    ];

    /// <summary>Projects a position to the plane.</summary>
    /// <param name="position">Degrees; latitude strictly between −90 and 90, longitude within 60° of 15° E.</param>
    /// <returns>Metres in SWEREF 99 TM.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, at a pole, or more than 60° from the central meridian.</exception>
    public static PlanePosition ToPlane(GeographicPosition position)
    {
        if (!(Math.Abs(position.Latitude) < 90 && Math.Abs(position.Longitude - CentralMeridian) <= 60))
            throw new ArgumentOutOfRangeException(nameof(position), position, "Outside the projection.");
        var lambda = (position.Longitude - CentralMeridian) * Math.PI / 180;
        var tau = Conformal(Math.Tan(position.Latitude * Math.PI / 180));
        double xi0 = Math.Atan2(tau, Math.Cos(lambda)), eta0 = Math.Asinh(Math.Sin(lambda) / Hypotenuse(tau, Math.Cos(lambda)));
        double xi = xi0, eta = eta0;
        for (var j = 1; j <= Forward.Length; j++)
        {
            xi += Forward[j - 1] * Math.Sin(2 * j * xi0) * Math.Cosh(2 * j * eta0);
            eta += Forward[j - 1] * Math.Cos(2 * j * xi0) * Math.Sinh(2 * j * eta0);
        }
        return new PlanePosition(FalseEasting + (Radius * eta), Radius * xi);
    }

    /// <summary>Turns a plane position back into degrees.</summary>
    /// <param name="position">Metres in SWEREF 99 TM; within 4 000 km of the central meridian and 10 000 km of the equator.</param>
    /// <returns>Degrees in WGS 84.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or outside the named limits.</exception>
    public static GeographicPosition ToGeographic(PlanePosition position)
    {
        if (!(Math.Abs(position.East - FalseEasting) <= 4e6 && Math.Abs(position.North) < 1e7))
            throw new ArgumentOutOfRangeException(nameof(position), position, "Outside the projection.");
        double xi0 = position.North / Radius, eta0 = (position.East - FalseEasting) / Radius;
        double xi = xi0, eta = eta0;
        for (var j = 1; j <= Backward.Length; j++)
        {
            xi -= Backward[j - 1] * Math.Sin(2 * j * xi0) * Math.Cosh(2 * j * eta0);
            eta -= Backward[j - 1] * Math.Cos(2 * j * xi0) * Math.Sinh(2 * j * eta0);
        }
        var lambda = Math.Atan2(Math.Sinh(eta), Math.Cos(xi));
        var tangent = Geodetic(Math.Sin(xi) / Hypotenuse(Math.Sinh(eta), Math.Cos(xi)));
        return new GeographicPosition(CentralMeridian + (lambda * 180 / Math.PI), Math.Atan(tangent) * 180 / Math.PI);
    }

    private static double Conformal(double tangent)
    {
        var sigma = Math.Sinh(Eccentricity * Math.Atanh(Eccentricity * tangent / Hypotenuse(1, tangent)));
        return (tangent * Hypotenuse(1, sigma)) - (sigma * Hypotenuse(1, tangent));
    }

    private static double Geodetic(double conformal)
    {
        var e2 = Eccentricity * Eccentricity;
        var tangent = conformal;
        for (var step = 0; step < 6; step++)
        {
            var trial = Conformal(tangent);
            var slope = (1 - e2) * Hypotenuse(1, trial) * Hypotenuse(1, tangent) / (1 + ((1 - e2) * tangent * tangent));
            tangent += (conformal - trial) / slope;
        }
        return tangent;
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
