using System.Globalization;
using System.Text.RegularExpressions;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Plans.Import;

/// <summary>Which round a follow-up table is from, read out of its headings: Arbete jan-juni 2016 is the second tertial's.</summary>
public sealed partial record RoundGuess(RoundKind Kind, int Year, string WorkHeading, string PlanHeading)
{
    /// <summary>The number of the governing document when it is not a plan.</summary>
    public int? Strategy { get; init; }

    public string Slug => RoundForm.SlugOf(Kind, Year, Strategy);

    public static RoundGuess? From(PlanTable table, int thisYear)
    {
        var work = HeadingOf(table, PlanHeadings.Work);
        var next = HeadingOf(table, PlanHeadings.Next);
        if (work is null && next is null)
            return null;
        var both = $"{work} {next}".ToLowerInvariant();
        var year = FourDigits().Match(both) is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : thisYear;
        var months = Month().Match((work ?? "").ToLowerInvariant());
        var kind = !months.Success ? RoundKind.SecondTertial : months.Groups["till"].Value[..3] switch
        {
            "apr" => RoundKind.FirstTertial,
            "dec" => RoundKind.Year,
            _ => RoundKind.SecondTertial,
        };
        return new(kind, year, work ?? "Arbete", next ?? "Plan");
    }

    public RoundForm Form(string title)
    {
        var due = Kind switch { RoundKind.FirstTertial => new DateOnly(Year, 4, 30), RoundKind.SecondTertial => new DateOnly(Year, 8, 31), _ => new DateOnly(Year, 12, 31) };
        return new(Kind, Year, Passed(title), Passed(WorkHeading), Passed(PlanHeading), new(Year, 1, 1), due, null, null) { Strategy = Strategy };
    }

    private static string? HeadingOf(PlanTable table, string meaning)
    {
        for (var i = 0; i < table.Meanings.Count; i++)
        {
            if (table.Meanings[i] == meaning)
                return PlanTable.Tidy(table.Header[i]).Replace('\n', ' ') is var heading && heading.Length > 160 ? heading[..160] : heading;
        }

        return null;
    }

    // A heading with a person in it becomes the plain word.
    private static ScreenedText Passed(string text) =>
        ScreenedText.TryPass(text, ScreeningContext.Inside, new HashSet<FindingKind>(), out var passed, out _, 200) ? passed
        : ScreenedText.TryPass("Tabell", ScreeningContext.Inside, new HashSet<FindingKind>(), out passed, out _) ? passed : default;

    [GeneratedRegex(@"\b20\d\d\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex FourDigits();

    [GeneratedRegex(@"(?<fran>jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*\.?\s*[-–—]\s*(?<till>jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Month();
}
