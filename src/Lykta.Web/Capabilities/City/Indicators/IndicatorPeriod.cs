using System.Globalization;
using System.Runtime.InteropServices;

namespace Lykta.Web.Capabilities.City.Indicators;

/// <summary>How often an indicator is measured; the number is how many there are in a year.</summary>
public enum PeriodKind
{
    Year = 1, HalfYear, Tertial,
}

/// <summary>2026, 2026 H1 or 2026 T2.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct IndicatorPeriod(PeriodKind Kind, int Year, int Part)
{
    private int Months => 12 / (int)Kind;

    private string Letter => Kind == PeriodKind.HalfYear ? "h" : "t";

    public DateOnly Start => new(Year, ((Part - 1) * Months) + 1, 1);

    public DateOnly End => Start.AddMonths(Months).AddDays(-1);

    /// <summary>As in an address: 2026, 2026-h1, 2026-t2.</summary>
    public string Slug => Kind == PeriodKind.Year ? Invariant($"{Year}") : Invariant($"{Year}-{Letter}{Part}");

    public string Label => Slug.Replace('-', ' ').ToUpperInvariant();

    public IndicatorPeriod Next => Part < (int)Kind ? this with { Part = Part + 1 } : this with { Year = Year + 1, Part = 1 };

    public static IndicatorPeriod Of(PeriodKind kind, DateOnly day) => new(kind, day.Year, ((day.Month - 1) / (12 / (int)kind)) + 1);

    public static IndicatorPeriod? Parse(string slug) =>
        (from kind in Enum.GetValues<PeriodKind>()
         from part in Enumerable.Range(1, (int)kind)
         where slug.Length >= 4 && int.TryParse(slug[..4], NumberStyles.None, CultureInfo.InvariantCulture, out _)
         let period = new IndicatorPeriod(kind, int.Parse(slug[..4], CultureInfo.InvariantCulture), part)
         where period.Year is >= 2000 and <= 2100 && period.Slug == slug
         select (IndicatorPeriod?)period).FirstOrDefault();

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
