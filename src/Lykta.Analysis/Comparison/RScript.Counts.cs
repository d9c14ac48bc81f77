using Lykta.Analysis.Effects;
using Lykta.Analysis.Surveillance;
using Lykta.Analysis.Trends;

namespace Lykta.Analysis.Comparison;

/// <content>Counts, shares and many tests.</content>
public static partial class RScript
{
    private const string SurelyAbove =
        "two.periods <- function(before, after, t1 = 1, t2 = 1) min(1, 2 * min(pbinom(after, before + after, t2 / (t1 + t2)), pbinom(after - 1, before + after, t2 / (t1 + t2), lower.tail = FALSE)))";

    /// <summary>A count and its interval (<c>poisson.test</c>).</summary>
    /// <param name="count">The count.</param>
    /// <param name="result">What <see cref="CountInterval.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(long count, Estimate result) => new RText(result.Method)
        .Value("x", count).Parameters(result.Method)
        .Line("r <- poisson.test(x, conf.level = level)$conf.int")
        .Check("lower", result.Interval?.Lower, "r[1]").Check("upper", result.Interval?.Upper, "r[2]")
        .Done();

    /// <summary>Two periods (<c>pbinom</c>, <c>poisson.test</c>).</summary>
    /// <param name="before">Events before.</param>
    /// <param name="after">Events after.</param>
    /// <param name="result">What <see cref="TwoPeriods.Compare"/> gave; its exposures are read from its parameters.</param>
    /// <returns>The script.</returns>
    public static string Of(long before, long after, Estimate result) => new RText(result.Method)
        .Value("before", before).Value("after", after).Parameters(result.Method)
        .Line("r <- poisson.test(c(after, before), c(exposureAfter, exposureBefore), conf.level = level)")
        .Line(SurelyAbove)
        .Check("rate ratio", result.Statistic, "if (before > 0) (after / exposureAfter) / (before / exposureBefore) else NA")
        .Check("lower", result.Interval?.Lower, "r$conf.int[1]")
        .Check("upper", result.Interval?.Upper, "if (is.finite(r$conf.int[2])) r$conf.int[2] else NA")
        .Check("p", result.P, "two.periods(before, after, exposureBefore, exposureAfter)")
        .Done("poisson.test's own p adds up the less likely outcomes of both tails; Lykta's is twice the smaller tail, as its interval is.");

    /// <summary>A share and its interval (<c>prop.test</c> without correction).</summary>
    /// <param name="share">The share.</param>
    /// <param name="result">What <see cref="Shares.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(ShareOf share, Estimate result) => WithWilson(new RText(result.Method)
        .Value("n", share.EffectiveBase).Value("p", share.Value ?? 0).Parameters(result.Method))
        .Line("r <- wilson(p, n, qnorm(1 - (1 - level) / 2))")
        .Check("lower", result.Interval?.Lower, "r[1]").Check("upper", result.Interval?.Upper, "r[2]")
        .Done("With whole numbers prop.test(p * n, n, correct = FALSE)$conf.int is the same.");

    /// <summary>The difference between two shares by Newcombe's method 10, and its p-value by inverting the interval.</summary>
    /// <param name="before">First share.</param>
    /// <param name="after">Second share.</param>
    /// <param name="result">What <see cref="Shares.Difference"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(ShareOf before, ShareOf after, Estimate result) => WithWilson(new RText(result.Method)
        .Value("n1", before.EffectiveBase).Value("p1", before.Value ?? 0).Value("n2", after.EffectiveBase).Value("p2", after.Value ?? 0)
        .Parameters(result.Method))
        .Lines(
            "newcombe <- function(z) { a <- wilson(p1, n1, z); b <- wilson(p2, n2, z)",
            "  p2 - p1 + c(-sqrt((p2 - b[1])^2 + (a[2] - p1)^2), sqrt((b[2] - p2)^2 + (p1 - a[1])^2)) }",
            "r <- newcombe(qnorm(1 - (1 - level) / 2))",
            "z <- if (p1 == p2) 0 else uniroot(function(z) newcombe(z)[if (p2 > p1) 1 else 2], c(1e-12, 38), tol = 1e-14)$root")
        .Check("difference", result.Statistic, "p2 - p1")
        .Check("lower", result.Interval?.Lower, "r[1]").Check("upper", result.Interval?.Upper, "r[2]")
        .Check("p", result.P, "2 * pnorm(-z)", 1e-6)
        .Done("DescTools::BinomDiffCI(method = \"score\") gives the same interval; it gives no p.");

    /// <summary>A trend (<c>cor.test</c> with Kendall's tau, Sen's slope by hand).</summary>
    /// <param name="values">The values, oldest first.</param>
    /// <param name="result">What <see cref="MannKendall.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string OfTrend(IReadOnlyList<double?> values, Estimate result) => new RText(result.Method)
        .Data("y", values).Parameters(result.Method)
        .Line("t <- seq_along(y)[!is.na(y)]; y <- y[!is.na(y)]; n <- length(y); pairs <- combn(n, 2)")
        .Line("slopes <- sort((y[pairs[2, ]] - y[pairs[1, ]]) / (t[pairs[2, ]] - t[pairs[1, ]]))")
        .Check("slope", result.Statistic, "median(slopes)")
        .Line("k <- table(y); reach <- qnorm(1 - (1 - level) / 2) * sqrt((n * (n - 1) * (2 * n + 5) - sum(k * (k - 1) * (2 * k + 5))) / 18)")
        .Check("lower", result.Interval?.Lower, "slopes[max(1, floor((length(slopes) - reach) / 2))]")
        .Check("upper", result.Interval?.Upper, "slopes[min(length(slopes), ceiling((length(slopes) + reach) / 2) + 1)]")
        .Line("exact <- !anyDuplicated(y) && n <= 50")
        .Check("p", result.P, "suppressWarnings(cor.test(t, y, method = \"kendall\", exact = exact, continuity = TRUE))$p.value")
        .Done();

    /// <summary>The expected range of one period (<c>pnbinom</c>).</summary>
    /// <param name="series">The counts, oldest first.</param>
    /// <param name="index">The judged period.</param>
    /// <param name="result">What <see cref="ExpectedRange.At"/> gave.</param>
    /// <returns>The script.</returns>
    public static string OfExpectedRange(IReadOnlyList<int?> series, int index, Estimate result) => new RText(result.Method)
        .Data("y", series.Take(index + 1).Select(count => (double?)count)).Value("index", index).Parameters(result.Method)
        .Lines(
            "season <- unlist(lapply(seq_len(years), function(k) index - floor(k * periodsPerYear + 0.5) + (-halfWindow):halfWindow))",
            "season <- sort(unique(season[season >= comparableFrom])); has.season <- length(season) > halfWindow",
            "first <- max(comparableFrom, index - if (has.season) recentPeriods else floor(periodsPerYear))",
            "used <- c(if (has.season) season[season < first], seq_len(max(0, index - first)) - 1 + first)",
            "h <- y[used + 1]; h <- h[!is.na(h)]; n <- length(h); tail <- (1 - level) / 2; seen <- y[index + 1]",
            "spread <- if (n < 2 || all(h == 0)) 1 else max(1, var(h) / mean(h)); mu <- (sum(h) + 0.5) / n",
            "phi <- 1 + (spread - 1) * (qt(tail, n - 1, lower.tail = FALSE) / qnorm(tail, lower.tail = FALSE))^2",
            "size <- mu^2 / (phi * mu * (1 + 1 / n) - mu); known <- function(v) if (is.na(seen) || n < leastHistory) NA else v")
        .Check("periods of history", result.N, "n")
        .Check("expected", result.Statistic, "known(mean(h))")
        .Check("lower", result.Interval?.Lower, "known(qnbinom(tail, size = size, mu = mu))")
        .Check("upper", result.Interval?.Upper, "known(qnbinom(tail, size = size, mu = mu, lower.tail = FALSE))")
        .Check("p", result.P, "known(min(1, 2 * min(pnbinom(seen, size = size, mu = mu), pnbinom(seen - 1, size = size, mu = mu, lower.tail = FALSE))))")
        .Done();

    /// <summary>What can be proven at all (<c>pbinom</c>).</summary>
    /// <param name="result">What <see cref="PowerTable.TwoEqualPeriods"/> gave.</param>
    /// <param name="level">The level it was asked for.</param>
    /// <returns>The script.</returns>
    public static string OfPower(ProvableDecrease result, double level = 0.95) => new RText(MethodStamp.Of("power-table", 1, new Parameter("level", level)))
        .Value("before", result.Before).Value("level", level).Line(SurelyAbove)
        .Line("proven <- which(vapply(0:before, function(after) after < before && two.periods(before, after) <= 1 - level, logical(1))) - 1")
        .Check("largest later count that is a proven fall", result.LargestProvable, "if (length(proven) > 0) max(proven) else NA")
        .Done();

    /// <summary>False alarms a year.</summary>
    /// <param name="result">What <see cref="AlarmBudget.Of"/> gave.</param>
    /// <returns>The script; it lets R draw 2000 years of alarms.</returns>
    public static string OfAlarmBudget(Estimate result) => new RText(result.Method)
        .Value("series", result.N).Parameters(result.Method)
        .Line("set.seed(1); years <- rbinom(2000, round(series * periodsPerYear), tail)")
        .Check("false alarms a year", result.Statistic, "series * periodsPerYear * tail")
        .Check("mean of 2000 drawn years", result.Statistic, "mean(years)", 0.1)
        .Done();

    /// <summary>Adjusted p-values (<c>p.adjust</c>).</summary>
    /// <param name="pValues">The p-values.</param>
    /// <param name="adjustment">Which adjustment.</param>
    /// <param name="adjusted">What <see cref="MultipleTesting.Adjust"/> gave.</param>
    /// <param name="looked">Everything that was looked at; null for the number of p-values.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<double?> pValues, Adjustment adjustment, IReadOnlyList<double?> adjusted, int? looked = null)
    {
        var name = adjustment switch { Adjustment.Holm => "holm", Adjustment.Bonferroni => "bonferroni", Adjustment.BenjaminiYekutieli => "BY", _ => "BH" };
        return new RText(MethodStamp.Of("multiple-testing", 1, new Parameter("adjustment", (int)adjustment)))
            .Data("p", pValues).Data("lykta", adjusted).Value("looked", looked ?? pValues.Count(p => p is not null))
            .Line($"r <- p; r[!is.na(p)] <- p.adjust(p[!is.na(p)], \"{name}\", n = looked)")
            .CheckNothing("largest difference", "max(abs(r - lykta), na.rm = TRUE)")
            .CheckNothing("undefined in one alone", "sum(is.na(r) != is.na(lykta))")
            .Done();
    }

    /// <summary>Kish's effective number of answers.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="effectiveBase">What <see cref="Surveys.SurveyBase.EffectiveBase"/> gave.</param>
    /// <returns>The script.</returns>
    public static string OfWeights(IReadOnlyList<double> weights, double? effectiveBase) => new RText(MethodStamp.Of("survey-base", 1))
        .Data("w", weights).Check("effective base", effectiveBase, "sum(w)^2 / sum(w^2)")
        .Done("survey::svymean gives the design effect of a given answer; Kish's is that of the weights alone.");

    private static RText WithWilson(RText text) => text.Lines(
        "wilson <- function(p, n, z) { centre <- (p + z^2 / (2 * n)) / (1 + z^2 / n)",
        "  half <- z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2)) / (1 + z^2 / n)",
        "  c(if (p == 0) 0 else centre - half, if (p == 1) 1 else centre + half) }");
}
