using System.Runtime.CompilerServices;

namespace Lykta.Analysis;

internal static class Require
{
    public static void Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(name, value, "The value must be finite.");
    }

    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!double.IsFinite(value) || value <= 0)
            throw new ArgumentOutOfRangeException(name, value, "The value must be finite and above zero.");
    }

    public static void NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!double.IsFinite(value) || value < 0)
            throw new ArgumentOutOfRangeException(name, value, "The value must be finite and not negative.");
    }

    public static void OpenUnit(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0 && value < 1))
            throw new ArgumentOutOfRangeException(name, value, "The value must lie strictly between 0 and 1.");
    }

    public static void ClosedUnit(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= 0 && value <= 1))
            throw new ArgumentOutOfRangeException(name, value, "The value must lie between 0 and 1.");
    }

    public static void AtLeast(long value, long least, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < least) throw new ArgumentOutOfRangeException(name, value, "The value is too small.");
    }

    public static void That(bool holds, string name, string message)
    {
        if (!holds) throw new ArgumentException(message, name);
    }

    /// <summary>Refuses before memory is taken.</summary>
    public static void NotMoreThan(double asked, double most, string what)
    {
        if (asked > most) throw new TooLargeException(what, asked, most);
    }
}
