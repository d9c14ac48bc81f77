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
    };

    /// <summary>Sentence key to the names of its placeholders, in order. Keys are compared by ordinal.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All => Known;
}
