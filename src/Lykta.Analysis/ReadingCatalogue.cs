namespace Lykta.Analysis;

/// <summary>
/// Every sentence that the library can ask for, with the placeholders each one gets, so that a test can prove that the
/// resources of the pages have them all.
/// </summary>
/// <remarks>Source: docs/methods/results.md.</remarks>
public static class ReadingCatalogue
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Known = new(StringComparer.Ordinal)
    {
        ["Analysis.Count.Interval"] = ["observed", "lower", "upper"],
        ["Analysis.ExpectedRange.MoreThanExpected"] = ["observed", "expected", "lower", "upper", "recurrenceYears"],
        ["Analysis.ExpectedRange.WithinNormal"] = ["observed", "expected", "lower", "upper"],
        ["Analysis.ExpectedRange.FewerThanExpected"] = ["observed", "expected", "lower", "upper", "recurrenceYears"],
        ["Analysis.ExpectedRange.TooFewToSay"] = ["observed", "periods"],
        ["Analysis.ExpectedRange.NotMeasured"] = ["periods"],
        ["Analysis.TwoPeriods.MoreThanExpected"] = ["before", "after"],
        ["Analysis.TwoPeriods.WithinNormal"] = ["before", "after"],
        ["Analysis.TwoPeriods.FewerThanExpected"] = ["before", "after"],
        ["Analysis.TwoPeriods.TooFewToSay"] = ["before", "after"],
        ["Analysis.TwoPeriods.MoreThanExpected.WithPercent"] = ["before", "after", "change"],
        ["Analysis.TwoPeriods.WithinNormal.WithPercent"] = ["before", "after", "change"],
        ["Analysis.TwoPeriods.FewerThanExpected.WithPercent"] = ["before", "after", "change"],
        ["Analysis.Share.Interval"] = ["share", "lower", "upper", "base"],
        ["Analysis.Share.TooFewToSay"] = ["base", "leastBase"],
        ["Analysis.ShareDifference.MoreThanExpected"] = ["before", "after", "lower", "upper"],
        ["Analysis.ShareDifference.WithinNormal"] = ["before", "after", "lower", "upper"],
        ["Analysis.ShareDifference.FewerThanExpected"] = ["before", "after", "lower", "upper"],
        ["Analysis.ShareDifference.TooFewToSay"] = ["base", "leastBase"],
        ["Analysis.BeforeAfter.MoreThanExpected"] = ["before", "after", "controlBefore", "controlAfter"],
        ["Analysis.BeforeAfter.WithinNormal"] = ["before", "after", "controlBefore", "controlAfter"],
        ["Analysis.BeforeAfter.FewerThanExpected"] = ["before", "after", "controlBefore", "controlAfter"],
        ["Analysis.BeforeAfter.TooFewToSay"] = ["before", "after", "controlBefore", "controlAfter"],
        ["Analysis.DisplacementDifference.MoreThanExpected"] = ["change", "lower", "upper"],
        ["Analysis.DisplacementDifference.WithinNormal"] = ["change", "lower", "upper"],
        ["Analysis.DisplacementDifference.FewerThanExpected"] = ["change", "lower", "upper"],
        ["Analysis.DisplacementDifference.TooFewToSay"] = ["change", "lower", "upper"],
        ["Analysis.RegressionToTheMean.MoreThanExpected"] = ["before", "after", "expected"],
        ["Analysis.RegressionToTheMean.WithinNormal"] = ["before", "after", "expected"],
        ["Analysis.RegressionToTheMean.FewerThanExpected"] = ["before", "after", "expected"],
        ["Analysis.RegressionToTheMean.TooFewToSay"] = ["before", "after"],
        ["Analysis.Trend.MoreThanExpected"] = ["periods", "first", "last", "slope"],
        ["Analysis.Trend.WithinNormal"] = ["periods", "first", "last", "slope"],
        ["Analysis.Trend.FewerThanExpected"] = ["periods", "first", "last", "slope"],
        ["Analysis.Trend.TooFewToSay"] = ["periods", "leastPeriods"],
        ["Analysis.Farrington.MoreThanExpected"] = ["observed", "expected", "threshold"],
        ["Analysis.Farrington.WithinNormal"] = ["observed", "expected", "threshold"],
        ["Analysis.Farrington.TooFewToSay"] = [],
        ["Analysis.InterruptedSeries.MoreThanExpected"] = ["factor", "lower", "upper", "periods"],
        ["Analysis.InterruptedSeries.WithinNormal"] = ["factor", "lower", "upper", "periods"],
        ["Analysis.InterruptedSeries.FewerThanExpected"] = ["factor", "lower", "upper", "periods"],
        ["Analysis.InterruptedSeries.TooFewToSay"] = ["periods"],
        ["Analysis.Moran.MoreThanExpected"] = ["areas", "statistic"],
        ["Analysis.Moran.WithinNormal"] = ["areas", "statistic"],
        ["Analysis.Moran.FewerThanExpected"] = ["areas", "statistic"],
        ["Analysis.Moran.TooFewToSay"] = ["areas"],
        ["Analysis.Geary.MoreThanExpected"] = ["areas", "statistic"],
        ["Analysis.Geary.WithinNormal"] = ["areas", "statistic"],
        ["Analysis.Geary.FewerThanExpected"] = ["areas", "statistic"],
        ["Analysis.Geary.TooFewToSay"] = ["areas"],
        ["Analysis.LocalMoran.Map"] = ["areas", "high", "low", "odd"],
        ["Analysis.LocalMoran.TooFewToSay"] = ["areas"],
        ["Analysis.HotSpots.Map"] = ["cells", "more", "fewer"],
        ["Analysis.HotSpots.TooFewToSay"] = ["cells"],
    };

    /// <summary>Sentence key to the names of its placeholders, in order. Keys are compared by ordinal.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All => Known;
}
