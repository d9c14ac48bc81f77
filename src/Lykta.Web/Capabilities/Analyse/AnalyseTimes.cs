using Lykta.Analysis.Comparison;
using Lykta.Analysis.Quality;
using Lykta.Analysis.Surveillance;
using Lykta.Analysis.Times;
using Lykta.Analysis.Trends;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Analyse;

/// <summary>Methods about time: series, hours of the week, delays.</summary>
internal static class AnalyseTimes
{
    public static Answer ExpectedRange(AnalyseTable table, AnalyseArguments options)
    {
        var series = AnalyseSeries.Read(table, options);
        var choices = series.Rhythm == Rhythm.Month ? ExpectedRangeOptions.Months : ExpectedRangeOptions.Weeks;
        var result = Lykta.Analysis.Trends.ExpectedRange.OfLast(series.Counts, choices);
        return Answer.Of(result) with
        {
            Lines = [Often(result)],
            R = () => RScript.OfExpectedRange(series.Counts, series.Counts.Count - 1, result),
            Svg = () => AnalysePictures.Series(Values(series), null, result.Interval, result.Method.Name),
        };
    }

    public static Answer Trend(AnalyseTable table, AnalyseArguments options)
    {
        double?[] values = options.Text("value") is { } column ? [.. table.Numbers(column)] : Values(AnalyseSeries.Read(table, options));
        var result = MannKendall.Of(values, options.Number("level", 0.95));
        return Answer.Of(result) with { R = () => RScript.OfTrend(values, result), Svg = () => AnalysePictures.Series(values, null, null, result.Method.Name) };
    }

    public static Answer Interrupted(AnalyseTable table, AnalyseArguments options)
    {
        var series = AnalyseSeries.Read(table, options);
        var question = new Interruption(series.Counts, series.Index(options, "start"))
        {
            PhaseIn = options.Whole("phase-in", 0),
            Harmonics = options.Whole("harmonics", 0),
            PeriodsPerYear = series.PeriodsPerYear,
            IsNegativeBinomial = options.Has("negative-binomial"),
        };
        var result = InterruptedSeries.Of(question);
        return Answer.Of(result, new
        {
            Level = Answer.Figures(result.Level),
            result.SlopePerYear,
            result.SlopeInterval,
            result.DurbinWatson,
            result.Size,
            result.Fitted,
            result.Counterfactual,
        }) with
        {
            R = () => RScript.Of(question, result),
            Svg = () => AnalysePictures.Series(Values(series), result.Counterfactual, null, result.Method.Name),
        };
    }

    public static Answer Farrington(AnalyseTable table, AnalyseArguments options)
    {
        var series = AnalyseSeries.Read(table, options);
        var index = options.Has("at") ? series.Index(options, "at") : series.Counts.Count - 1;
        var result = FarringtonFlexible.At(series.Counts, index);
        return Answer.Of(result, new { result.Expected, result.Threshold, result.Score, result.Dispersion, result.HasTrend, result.Outcome }) with
        {
            R = () => RScript.Of(series.Counts, index, result),
        };
    }

    public static Answer Ears(AnalyseTable table, AnalyseArguments options)
    {
        var series = AnalyseSeries.Read(table, options);
        var index = series.Counts.Count - 1;
        var result = Lykta.Analysis.Surveillance.Ears.At(series.Counts, index);
        return Answer.Of(result, new { result.C1, result.C2, result.C3, result.AlarmC1, result.AlarmC2, result.AlarmC3 }) with { R = () => RScript.Of(series.Counts, index, result) };
    }

    public static Answer HourWeekday(AnalyseTable table, AnalyseArguments options)
    {
        List<DateTime?> from = [.. table.Times(options.Needed("from"))], to = options.Text("to") is { } end ? [.. table.Times(end)] : [];
        Occurrence[] occurrences = [.. from.Select((start, i) => start is { } begin ? Occurrence.Local(begin, to.Count > 0 ? to[i] : null, Stockholm.Zone) : Occurrence.Unknown)];
        var result = HourWeekdayTable.Of(occurrences, Stockholm.Zone, options.Has("nights") ? HourWeekdayOptions.NightsFolded : null);
        var heaping = Heaping.Detect(from.OfType<DateTime>().Select(TimeOnly.FromDateTime));
        var weights = Enum.GetValues<DayOfWeek>().ToDictionary(day => day.ToString(), day => Enumerable.Range(0, 24).Select(hour => result[day, hour]).ToArray(), StringComparer.Ordinal);
        return Answer.Of(result.Carrying(heaping), new { result.Placed, result.Unknown, Weights = weights }) with
        {
            R = () => RScript.Of(occurrences, Stockholm.Zone, result),
            Svg = () => AnalysePictures.Week(result, result.Method.Name),
        };
    }

    public static Answer Late(AnalyseTable table, AnalyseArguments options)
    {
        List<Registration> rows = [.. table.Days(options.Needed("occurred")).Zip(table.Days(options.Needed("registered")), (a, b) => new Registration(a.DayNumber, b.DayNumber))];
        var asOf = options.Day("as-of")?.DayNumber ?? rows.Select(row => row.Registered).DefaultIfEmpty().Max();
        var result = LateRegistration.Of(rows, asOf);
        return Answer.Of(result, new { result.Completeness, result.MissingShare, result.CompleteAfterDays, result.Events }) with { R = () => RScript.Of(rows, asOf, result) };
    }

    private static string Often(Lykta.Analysis.Estimate result)
    {
        var texts = new Platform.Texts.Texts();
        return result.Reading.Number("recurrenceYears") is { } years ? texts[$"Analyse.Often.{result.Outcome}", texts.Written(new("", years, Lykta.Analysis.NumberKind.Years))] : "";
    }

    private static double?[] Values(AnalyseSeries series) => [.. series.Counts.Select(count => (double?)count)];
}
