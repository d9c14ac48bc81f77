namespace Lykta.Web.Platform.Time;

/// <summary>Where the sun stands over Stockholm, by the short formula of the U.S. Naval Observatory (good to about a minute of time).</summary>
public static class Sun
{
    private const double Latitude = 59.33;
    private const double Longitude = 18.07;
    /// <summary>The upper edge meets the horizon: half the sun's disc and the bending of light.</summary>
    private const double HorizonInDegrees = -0.833;

    public static bool IsDown(DateTimeOffset at) => ElevationInDegrees(at) < HorizonInDegrees;

    public static double ElevationInDegrees(DateTimeOffset at)
    {
        var days = (at.ToUniversalTime() - new DateTimeOffset(2000, 1, 1, 12, 0, 0, TimeSpan.Zero)).TotalDays;
        var anomaly = Radians(357.529 + (0.98560028 * days));
        var meanLongitude = 280.459 + (0.98564736 * days);
        var longitude = Radians(meanLongitude + (1.915 * Math.Sin(anomaly)) + (0.020 * Math.Sin(2 * anomaly)));
        var tilt = Radians(23.439 - (0.00000036 * days));
        var declination = Math.Asin(Math.Sin(tilt) * Math.Sin(longitude));
        var rightAscension = Math.Atan2(Math.Cos(tilt) * Math.Sin(longitude), Math.Cos(longitude));
        var siderealTime = Radians(((18.697374558 + (24.06570982441908 * days)) % 24 * 15) + Longitude);
        var hourAngle = siderealTime - rightAscension;
        var latitude = Radians(Latitude);
        return Math.Asin((Math.Sin(latitude) * Math.Sin(declination)) + (Math.Cos(latitude) * Math.Cos(declination) * Math.Cos(hourAngle))) * 180 / Math.PI;
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
