using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Clusters;
using Lykta.Analysis.Effects;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Lykta.Analysis.NearRepeat;
using Lykta.Analysis.SmallArea;
using Lykta.Analysis.Surveillance;
using Lykta.Analysis.Trends;

namespace Lykta.Analysis.Comparison;

/// <summary>
/// "Compare with R": a script with the reader's own numbers and parameters that computes the same thing in R and prints both
/// answers beside each other.
/// </summary>
/// <remarks>
/// The script holds the data as they were given: handle it like the data. Where R's packages define something in another way, the
/// script follows Lykta's definition, or a last comment says what differs. Source: docs/methods/results.md.
/// </remarks>
public static class RScript
{
    /// <summary>A count and its interval (<c>poisson.test</c>).</summary>
    /// <param name="count">The count.</param>
    /// <param name="result">What <see cref="CountInterval.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(long count, Estimate result) => new RText(result.Method)
        .Value("x", count).Value("level", result.Interval?.Level ?? 0.95)
        .Line("r <- poisson.test(x, conf.level = level)$conf.int")
        .Check("lower", result.Interval?.Lower, "r[1]").Check("upper", result.Interval?.Upper, "r[2]")
        .Done();

    /// <summary>Two periods (<c>pbinom</c>, <c>poisson.test</c>).</summary>
    /// <param name="before">Events before.</param>
    /// <param name="after">Events after.</param>
    /// <param name="result">What <see cref="TwoPeriods.Compare"/> gave; its exposures are read from its parameters.</param>
    /// <returns>The script.</returns>
    public static string Of(long before, long after, Estimate result)
    {
        double Parameter(string name) => result.Method.Parameters.First(parameter => parameter.Name == name).Value;
        return new RText(result.Method)
            .Value("before", before).Value("after", after)
            .Value("t1", Parameter("exposureBefore")).Value("t2", Parameter("exposureAfter")).Value("level", Parameter("level"))
            .Line("r <- poisson.test(c(after, before), c(t2, t1), conf.level = level)")
            .Check("rate ratio", result.Statistic, "(after / t2) / (before / t1)")
            .Check("lower", result.Interval?.Lower, "r$conf.int[1]")
            .Check("upper", result.Interval?.Upper, "r$conf.int[2]")
            .Check("p", result.P, "min(1, 2 * min(pbinom(after, before + after, t2 / (t1 + t2)), pbinom(after - 1, before + after, t2 / (t1 + t2), lower.tail = FALSE)))")
            .Done("poisson.test's own p adds up the less likely outcomes of both tails; Lykta's is twice the smaller tail, as its interval is.");
    }

    /// <summary>Before and after with control.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="result">What <see cref="BeforeAfter.RelativeEffect"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(BeforeAfterCounts counts, Estimate result) => new RText(result.Method)
        .Data("x", [counts.TreatedBefore, counts.TreatedAfter, counts.ControlBefore, counts.ControlAfter])
        .Value("factor", result.Method.Parameters[1].Value).Value("level", result.Method.Parameters[0].Value)
        .Line("log.effect <- log(x[1]) + log(x[4]) - log(x[2]) - log(x[3])")
        .Line("error <- sqrt(factor * sum(1 / x)); z <- qnorm(1 - (1 - level) / 2)")
        .Check("effect", result.Statistic, "exp(log.effect)")
        .Check("lower", result.Interval?.Lower, "exp(log.effect - z * error)")
        .Check("upper", result.Interval?.Upper, "exp(log.effect + z * error)")
        .Check("p", result.P, "2 * pnorm(-abs(log.effect / error))")
        .Done("metafor::escalc(measure = \"OR\") gives the same with factor 1.");

    /// <summary>A share and its interval (<c>prop.test</c> without correction).</summary>
    /// <param name="share">The share.</param>
    /// <param name="result">What <see cref="Shares.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(ShareOf share, Estimate result) => new RText(result.Method)
        .Value("n", share.EffectiveBase).Value("p", share.Value ?? 0).Value("level", result.Interval?.Level ?? 0.95)
        .Line("z <- qnorm(1 - (1 - level) / 2); centre <- (p + z^2 / (2 * n)) / (1 + z^2 / n)")
        .Line("half <- z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2)) / (1 + z^2 / n)")
        .Check("lower", result.Interval?.Lower, "centre - half").Check("upper", result.Interval?.Upper, "centre + half")
        .Done("With whole numbers prop.test(p * n, n, correct = FALSE)$conf.int is the same.");

    /// <summary>A trend (<c>cor.test</c> with Kendall's tau, Sen's slope by hand).</summary>
    /// <param name="values">The values, oldest first.</param>
    /// <param name="result">What <see cref="MannKendall.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string OfTrend(IReadOnlyList<double?> values, Estimate result) => new RText(result.Method)
        .Data("y", values)
        .Line("t <- seq_along(y)[!is.na(y)]; y <- y[!is.na(y)]; pairs <- combn(length(y), 2)")
        .Check("slope", result.Statistic, "median((y[pairs[2, ]] - y[pairs[1, ]]) / (t[pairs[2, ]] - t[pairs[1, ]]))")
        .Line("exact <- !anyDuplicated(y) && length(y) <= 50")
        .Check("p", result.P, "suppressWarnings(cor.test(t, y, method = \"kendall\", exact = exact, continuity = TRUE))$p.value")
        .Done();

    /// <summary>An interrupted series (<c>glm</c>, <c>sandwich</c>).</summary>
    /// <param name="question">The question.</param>
    /// <param name="result">What <see cref="InterruptedSeries.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(Interruption question, InterruptedSeriesResult result)
    {
        var text = new RText(result.Method, "sandwich", "MASS")
            .Data("y", question.Counts.Select(count => (double?)count))
            .Value("start", question.Start).Value("phase.in", question.PhaseIn).Value("year", question.PeriodsPerYear)
            .Line("t <- seq_along(y) - 1; after <- as.numeric(t >= start); t0 <- t - start")
            .Line("d <- data.frame(y, t0, after, slope = after * t0)");
        for (var k = 1; k <= question.Harmonics; k++)
            text.Line(FormattableString.Invariant($"d$s{k} <- sin(2 * pi * {k} * t / year); d$c{k} <- cos(2 * pi * {k} * t / year)"));
        return text.Line("d <- d[!is.na(d$y) & (t < start | t >= start + phase.in), ]")
            .Line(question.IsNegativeBinomial ? "fit <- MASS::glm.nb(y ~ ., data = d)" : "fit <- glm(y ~ ., family = poisson, data = d)")
            .Line("n <- nrow(d); lag <- max(1, floor(4 * (n / 100)^(2 / 9))); k <- length(coef(fit))")
            .Line(question.Lags is { } lags ? FormattableString.Invariant($"lag <- {lags}") : "# the usual number of lags")
            .Line("phi <- max(1, sum(residuals(fit, \"pearson\")^2) / (n - k))")
            .Line("v <- pmax(diag(sandwich::NeweyWest(fit, lag = lag, prewhite = FALSE, adjust = TRUE)), phi * diag(summary(fit, dispersion = 1)$cov.scaled))")
            .Line("b <- coef(fit)[\"after\"]; e <- sqrt(v[\"after\"])")
            .Check("factor on the level", result.Level.Statistic, "exp(b)")
            .Check("lower", result.Level.Interval?.Lower, FormattableString.Invariant($"exp(b - qt(1 - (1 - {question.Level}) / 2, n - k) * e)"))
            .Check("upper", result.Level.Interval?.Upper, FormattableString.Invariant($"exp(b + qt(1 - (1 - {question.Level}) / 2, n - k) * e)"))
            .Check("p", result.Level.P, "2 * pt(-abs(b / e), n - k)")
            .Check("slope per year", result.SlopePerYear, "exp(coef(fit)[\"slope\"] * year)")
            .Done();
    }

    /// <summary>Moran's I and Geary's C (<c>spdep</c>).</summary>
    /// <param name="values">The values.</param>
    /// <param name="neighbours">The neighbours.</param>
    /// <param name="moran">What <see cref="Moran.Global"/> gave without permutations.</param>
    /// <param name="geary">What <see cref="Geary.Global"/> gave without permutations.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<double> values, Neighbours neighbours, Estimate moran, Estimate geary)
    {
        var style = moran.Method.Parameters[0].Value == (int)Weighting.Binary ? "B" : "W";
        return WithNeighbours(new RText(moran.Method, "spdep"), neighbours).Data("x", values)
            .Line($"w <- spdep::nb2listw(nb, style = \"{style}\", zero.policy = TRUE)")
            .Line("m <- spdep::moran.test(x, w, alternative = \"two.sided\", zero.policy = TRUE)")
            .Line("g <- spdep::geary.test(x, w, alternative = \"two.sided\", zero.policy = TRUE)")
            .Check("Moran's I", moran.Statistic, "m$estimate[1]").Check("its p", moran.P, "m$p.value")
            .Check("Geary's C", geary.Statistic, "g$estimate[1]").Check("its p", geary.P, "g$p.value")
            .Done("With islands spdep keeps their values in the mean; Lykta leaves them out altogether.");
    }

    /// <summary>Gi* (<c>spdep</c>).</summary>
    /// <param name="values">The values.</param>
    /// <param name="neighbours">The neighbours.</param>
    /// <param name="result">What <see cref="GiStar.Of"/> gave with the cell included.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<double> values, Neighbours neighbours, GiStarMap result) =>
        WithNeighbours(new RText(result.Method, "spdep"), neighbours).Data("x", values)
            .Line("w <- spdep::nb2listw(spdep::include.self(nb), style = \"B\")")
            .Line("z <- as.numeric(spdep::localG(x, w))")
            .Data("lykta", result.Cells.Select(cell => cell?.Z))
            .Check("largest difference of z", 0, "max(abs(lykta - z), na.rm = TRUE)")
            .Check("highest z", result.Cells.Max(cell => cell?.Z), "max(z, na.rm = TRUE)")
            .Done();

    /// <summary>Local Moran (<c>spdep</c>).</summary>
    /// <param name="values">The values.</param>
    /// <param name="neighbours">The neighbours.</param>
    /// <param name="result">What <see cref="LocalMoran.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<double> values, Neighbours neighbours, LocalMoranMap result) =>
        WithNeighbours(new RText(result.Method, "spdep"), neighbours).Data("x", values)
            .Line("w <- spdep::nb2listw(nb, style = \"W\", zero.policy = TRUE)")
            .Line("i <- spdep::localmoran(x, w, zero.policy = TRUE)[, \"Ii\"]")
            .Data("lykta", result.Areas.Select(area => area?.I))
            .Check("largest difference of I", 0, "max(abs(lykta - i), na.rm = TRUE)")
            .Done("p-values are random in both; spdep's localmoran_perm drew neighbours with replacement up to 1.2-7.");

    /// <summary>DBSCAN (<c>dbscan</c>).</summary>
    /// <param name="points">The points.</param>
    /// <param name="options">Radius and least weight.</param>
    /// <param name="result">What <see cref="Dbscan.Of"/> gave without weights.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<PlanePosition> points, DbscanOptions options, DbscanResult result) =>
        WithPoints(new RText(result.Method, "dbscan"), points)
            .Line($"r <- dbscan::dbscan(cbind(x, y), eps = {RText.Number(options.RadiusInMetres)}, minPts = {RText.Number(options.LeastWeight)}, borderPoints = FALSE)$cluster")
            .Data("lykta", result.Labels.Select((label, i) => result.IsCore[i] ? (double)(label ?? 0) : 0))
            .Check("clusters", result.Clusters.Count, "max(r)")
            .Check("core points", result.IsCore.Count(core => core), "sum(r > 0)")
            .Check("core points grouped otherwise", 0, "sum(r > 0) - sum(apply(table(r[r > 0], lykta[r > 0]), 1, max))")
            .Done("Border points are left out: R gives them to the cluster found first, Lykta to that of the nearest core point.");

    /// <summary>A density map (<c>spatstat.explore</c>).</summary>
    /// <param name="points">The points.</param>
    /// <param name="surface">What <see cref="KernelDensity"/> gave with the Gaussian kernel, exact and without weights.</param>
    /// <param name="bandwidthInMetres">Its bandwidth.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<PlanePosition> points, DensitySurface surface, double bandwidthInMetres)
    {
        var grid = surface.Grid;
        var top = surface.PerSquareKilometre is { Length: > 0 } values ? Array.IndexOf(values, values.Max()) : 0;
        var centre = grid.Centre(top % grid.Width, top / grid.Width);
        return WithPoints(new RText(surface.Method), points)
            .Value("h", bandwidthInMetres)
            .Line($"at <- c({RText.Number(centre.East)}, {RText.Number(centre.North)})")
            .Line("d2 <- (x - at[1])^2 + (y - at[2])^2")
            .Check("highest per km2", surface.PerSquareKilometre?.Max(), "sum(exp(-d2 / (2 * h^2))[d2 <= 25 * h^2]) / (2 * pi * h^2) * 1e6")
            .Done("The whole map: spatstat.explore::density.ppp(ppp(x, y, range(x), range(y)), sigma = h, edge = FALSE) * 1e6.");
    }

    /// <summary>The Knox table's counts and expectations (base R).</summary>
    /// <param name="events">The events.</param>
    /// <param name="table">What <see cref="Knox.Test"/> gave.</param>
    /// <returns>The script; it makes all pairs, so a few thousand events at most.</returns>
    public static string Of(IReadOnlyList<DatedEvent> events, KnoxTable table)
    {
        var text = WithPoints(new RText(table.Method), [.. events.Select(e => e.Position)])
            .Data("day", events.Select(e => (double)e.Day))
            .Line("s <- as.matrix(dist(cbind(x, y))); t <- as.matrix(dist(day)); up <- upper.tri(s); n <- length(x)");
        foreach (var cell in table.Cells)
        {
            var space = cell.ToMetres == 0 ? "s == 0" : $"s > 0 & s >= {RText.Number(cell.FromMetres)} & s < {RText.Number(cell.ToMetres)}";
            var name = FormattableString.Invariant($"{cell.FromMetres}-{cell.ToMetres} m, {cell.FromDays}-{cell.ToDays} d");
            text.Line($"a <- {space}; b <- t >= {cell.FromDays} & t < {cell.ToDays}")
                .Check("pairs " + name, cell.Pairs, "sum(a & b & up)")
                .Check("expected " + name, cell.Expected, "sum(a & up) * sum(b & up) / choose(n, 2)");
        }
        return text.Done("surveillance::knox permutes pairs, not events: its p is another, and too small when events pile up.");
    }

    /// <summary>Difference in differences (<c>glm</c>).</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="result">What <see cref="DifferenceInDifferences.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(AreaPanel panel, PanelEffect result) => new RText(result.Method, "sandwich")
        .Data("y", panel.Counts.SelectMany(area => area).Select(count => (double)count))
        .Value("periods", panel.Counts[0].Count).Value("start", panel.Start)
        .Data("treated", panel.Treated.Select(area => area + 1.0))
        .Line("area <- rep(seq_len(length(y) / periods), each = periods); period <- rep(seq_len(periods) - 1, length(y) / periods)")
        .Line("d <- data.frame(y, area = factor(area), period = factor(period), effect = as.numeric(area %in% treated & period >= start))")
        .Line("fit <- glm(y ~ area + period + effect, family = poisson, data = d)")
        .Check("factor", result.Effect.Statistic, "exp(coef(fit)[\"effect\"])")
        .Check("clustered error (CV1)", result.ClusteredError, "sqrt(sandwich::vcovCL(fit, cluster = d$area, type = \"HC0\", cadjust = TRUE)[\"effect\", \"effect\"])")
        .Done("The interval uses the larger of this error and the jackknife's, or permutes the areas when they are few.");

    /// <summary>Empirical Bayes, global (<c>spdep::EBest</c>).</summary>
    /// <param name="observed">Events.</param>
    /// <param name="exposure">Exposure.</param>
    /// <param name="result">What <see cref="EmpiricalBayes.Global"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<double> observed, IReadOnlyList<double> exposure, SmoothedRates result) =>
        new RText(result.Method, "spdep").Data("n", observed).Data("x", exposure).Data("lykta", result.Rates)
            .Line("r <- spdep::EBest(n, x, family = \"poisson\")")
            .Check("largest difference", 0, "max(abs(r$estmm - lykta), na.rm = TRUE)")
            .Done();

    /// <summary>Farrington flexible (<c>surveillance</c>).</summary>
    /// <param name="series">The weekly counts.</param>
    /// <param name="index">The judged week.</param>
    /// <param name="result">What <see cref="FarringtonFlexible.At"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<int?> series, int index, FarringtonWeek result) => new RText(result.Method, "surveillance")
        .Data("y", series.Take(index + 1).Select(count => (double?)count))
        .Line("w <- surveillance::sts(observed = y, frequency = 52, start = c(2000, 1))")
        .Line("r <- surveillance::farringtonFlexible(w, list(range = length(y), b = 5, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26,")
        .Line("  thresholdMethod = \"nbPlugin\", weightsThreshold = 2.58, alpha = 0.01, pThresholdTrend = 1, limit54 = c(5, 4)))")
        .Check("expected", result.Expected, "r@control$expected[1]").Check("threshold", result.Threshold, "surveillance::upperbound(r)[1]")
        .Done("Not equal in general: surveillance overwrites the weights after reweighting, and lays its blocks by calendar. See docs/methods/surveillance.md.");

    private static RText WithNeighbours(RText text, Neighbours neighbours)
    {
        text.Line("nb <- list(");
        for (var i = 0; i < neighbours.Count; i++)
        {
            var list = neighbours.Of(i).Length == 0 ? "0L" : string.Join("L, ", neighbours.Of(i).ToArray().Select(j => j + 1)) + "L";
            text.Line($"  c({list}){(i + 1 < neighbours.Count ? "," : ")")}");
        }
        return text.Line("class(nb) <- \"nb\"; attr(nb, \"region.id\") <- as.character(seq_along(nb))");
    }

    private static RText WithPoints(RText text, IReadOnlyList<PlanePosition> points) =>
        text.Data("x", points.Select(p => p.East)).Data("y", points.Select(p => p.North));
}
