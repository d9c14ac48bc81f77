using Lykta.Analysis.Effects;
using Lykta.Analysis.Regression;
using Lykta.Analysis.Trends;

namespace Lykta.Analysis.Comparison;

/// <content>Effects of measures, and the regressions behind them.</content>
public static partial class RScript
{
    /// <summary>Before and after with control.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="result">What <see cref="BeforeAfter.RelativeEffect"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(BeforeAfterCounts counts, Estimate result) => new RText(result.Method)
        .Data("x", Four(counts)).Parameters(result.Method)
        .Line("log.effect <- log(x[1]) + log(x[4]) - log(x[2]) - log(x[3])")
        .Line("error <- sqrt(varianceFactor * sum(1 / x)); z <- qnorm(1 - (1 - level) / 2)")
        .Check("effect", result.Statistic, "exp(log.effect)")
        .Check("lower", result.Interval?.Lower, "exp(log.effect - z * error)")
        .Check("upper", result.Interval?.Upper, "exp(log.effect + z * error)")
        .Check("p", result.P, "2 * pnorm(-abs(log.effect / error))")
        .Done("metafor::escalc(measure = \"OR\") gives the same with factor 1.");

    /// <summary>The weighted displacement difference.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="displacement">The surroundings; null when they were left out.</param>
    /// <param name="result">What <see cref="BeforeAfter.DisplacementDifference"/> gave.</param>
    /// <returns>The script.</returns>
    public static string OfDisplacement(BeforeAfterCounts counts, BeforeAfterCounts? displacement, Estimate result) => new RText(result.Method)
        .Data("x", displacement is { } around ? [.. Four(counts), .. Four(around)] : Four(counts)).Value("level", Of(result.Method, "level"))
        .Line("signs <- rep(c(-1, 1, 1, -1), length(x) / 4); change <- sum(signs * x); error <- sqrt(sum(x)); z <- qnorm(1 - (1 - level) / 2)")
        .Check("difference", result.Statistic, "change")
        .Check("lower", result.Interval?.Lower, "change - z * error")
        .Check("upper", result.Interval?.Upper, "change + z * error")
        .Check("p", result.P, "2 * pnorm(-abs(change / error))")
        .Done();

    /// <summary>Regression to the mean at picked places (<c>pnbinom</c>).</summary>
    /// <param name="before">Events at every place.</param>
    /// <param name="picked">The picked places.</param>
    /// <param name="after">Events afterwards at the picked places.</param>
    /// <param name="result">What <see cref="RegressionToTheMean.Compare"/> gave.</param>
    /// <returns>The script.</returns>
    public static string OfPicked(IReadOnlyList<int> before, IReadOnlyCollection<int> picked, long after, Estimate result) => new RText(result.Method)
        .Data("x", before.Select(count => (double)count)).Data("picked", picked.Select(i => i + 1.0)).Value("after", after).Parameters(result.Method)
        .Lines(
            "m <- mean(x); v <- var(x); k <- length(picked); events <- sum(x[picked]); tail <- (1 - level) / 2",
            "rate <- if (v > m) m / (v - m) else Inf; mu <- if (v > m) (m * rate * k + events) / (rate + 1) else k * m",
            "size <- mu * (rate + 1); at.most <- function(q) if (is.finite(size)) pnbinom(q, size = size, mu = mu) else ppois(q, mu)",
            "at.least <- function(q) if (is.finite(size)) pnbinom(q - 1, size = size, mu = mu, lower.tail = FALSE) else ppois(q - 1, mu, lower.tail = FALSE)",
            "q <- function(p, up) if (is.finite(size)) qnbinom(p, size = size, mu = mu, lower.tail = !up) else qpois(p, mu, lower.tail = !up)")
        .Check("expected without a measure", result.Statistic, "mu")
        .Check("lower", result.Interval?.Lower, "q(tail, FALSE)").Check("upper", result.Interval?.Upper, "q(tail, TRUE)")
        .Check("p", result.P, "min(1, 2 * min(at.most(after), at.least(after)))")
        .Done();

    /// <summary>An interrupted series (<c>glm</c> or <c>MASS::glm.nb</c>, <c>sandwich</c>).</summary>
    /// <param name="question">The question.</param>
    /// <param name="result">What <see cref="InterruptedSeries.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(Interruption question, InterruptedSeriesResult result)
    {
        var text = new RText(result.Method, "sandwich", "MASS")
            .Data("y", question.Counts.Select(count => (double?)count))
            .Value("start", question.Start).Value("phase.in", question.PhaseIn).Value("year", question.PeriodsPerYear).Value("level", question.Level)
            .Line("t <- seq_along(y) - 1; after <- as.numeric(t >= start); t0 <- t - start")
            .Line("d <- data.frame(y, t0, after, slope = after * t0)");
        for (var k = 1; k <= question.Harmonics; k++)
            text.Line(FormattableString.Invariant($"d$s{k} <- sin(2 * pi * {k} * t / year); d$c{k} <- cos(2 * pi * {k} * t / year)"));
        var tight = question.IsNegativeBinomial ? 1e-5 : 1e-6;
        return text.Line("d <- d[!is.na(d$y) & (t < start | t >= start + phase.in), ]")
            .Line(question.IsNegativeBinomial && result.Size is not null
                ? "fit <- MASS::glm.nb(y ~ ., data = d, control = glm.control(epsilon = 1e-14, maxit = 100))"
                : "fit <- glm(y ~ ., family = poisson, data = d, control = glm.control(epsilon = 1e-14))")
            .Line("n <- nrow(d); lag <- max(1, floor(4 * (n / 100)^(2 / 9))); k <- length(coef(fit)); tail <- (1 - level) / 2")
            .Line(question.Lags is { } lags ? FormattableString.Invariant($"lag <- {lags}") : "# the usual number of lags")
            .Line("phi <- max(1, sum(residuals(fit, \"pearson\")^2) / (n - k))")
            .Line("v <- pmax(diag(sandwich::NeweyWest(fit, lag = lag, prewhite = FALSE, adjust = TRUE)), phi * diag(summary(fit, dispersion = 1)$cov.scaled))")
            .Line("b <- coef(fit)[\"after\"]; e <- sqrt(v[\"after\"]); s <- coef(fit)[\"slope\"]; es <- sqrt(v[\"slope\"]); q <- qt(1 - tail, n - k)")
            .Check("factor on the level", result.Level.Statistic, "exp(b)", tight)
            .Check("lower", result.Level.Interval?.Lower, "exp(b - q * e)", tight).Check("upper", result.Level.Interval?.Upper, "exp(b + q * e)", tight)
            .Check("p", result.Level.P, "2 * pt(-abs(b / e), n - k)", 100 * tight)
            .Check("slope per year", result.SlopePerYear, "exp(s * year)", 10 * tight)
            .Check("its lower", result.SlopeInterval?.Lower, "exp((s - q * es) * year)", 10 * tight)
            .Check("its upper", result.SlopeInterval?.Upper, "exp((s + q * es) * year)", 10 * tight)
            .Check("Durbin-Watson", result.DurbinWatson, "{ r <- (d$y - fitted(fit)) / sqrt(fitted(fit)); sum(diff(r)^2) / sum(r^2) }", tight)
            .Done();
    }

    /// <summary>Difference in differences (<c>glm</c>, <c>sandwich</c>).</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="result">What <see cref="DifferenceInDifferences.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(AreaPanel panel, PanelEffect result) => new RText(result.Method, "sandwich")
        .Data("y", panel.Counts.SelectMany(area => area).Select(count => (double)count))
        .Value("periods", panel.Counts[0].Count).Value("start", panel.Start)
        .Data("treated", panel.Treated.Select(area => area + 1.0))
        .Line("area <- rep(seq_len(length(y) / periods), each = periods); period <- rep(seq_len(periods) - 1, length(y) / periods)")
        .Line("d <- data.frame(y, area = factor(area), period = factor(period), effect = as.numeric(area %in% treated & period >= start))")
        .Line("fit <- glm(y ~ area + period + effect, family = poisson, data = d, control = glm.control(epsilon = 1e-14))")
        .Check("factor", result.Effect.Statistic, "exp(coef(fit)[\"effect\"])", 1e-6)
        .Check("clustered error (CV1)", result.ClusteredError, "sqrt(sandwich::vcovCL(fit, cluster = d$area, type = \"HC0\", cadjust = TRUE)[\"effect\", \"effect\"])", 1e-5)
        .Done("The interval uses the larger of this error and the jackknife's, or permutes the areas when they are few.");

    /// <summary>A synthetic control, with its placebos.</summary>
    /// <param name="treated">The treated area.</param>
    /// <param name="donors">The areas of comparison.</param>
    /// <param name="result">What <see cref="SyntheticControl.Of"/> gave.</param>
    /// <returns>The script; the nearest mixture by non-negative least squares in plain R.</returns>
    public static string Of(IReadOnlyList<double> treated, IReadOnlyList<IReadOnlyList<double>> donors, SyntheticControlResult result) => new RText(result.Method)
        .Data("y", treated).Data("x", donors.SelectMany(donor => donor)).Parameters(result.Method)
        .Lines(
            "x <- matrix(x, ncol = donors); before <- seq_len(start); after <- (start + 1):length(y)",
            "nnls <- function(a, b) { x <- numeric(ncol(a)); on <- x > 0; for (turn in 1:1000) {",
            "    w <- drop(crossprod(a, b - a %*% x)); w[on] <- -Inf; if (max(w) <= 1e-12 * sum(a^2)) break; on[which.max(w)] <- TRUE",
            "    repeat { z <- 0 * x; z[on] <- qr.solve(a[, on, drop = FALSE], b); if (all(z[on] > 0)) { x <- z; break }",
            "      out <- on & z <= 0; x <- x + min(x[out] / (x[out] - z[out])) * (z - x); on <- on & x > 1e-13; x[!on] <- 0 } }; x }",
            "mix <- function(y, x) { s <- sqrt(mean((x[before, ] - y[before])^2)); u <- nnls(rbind((x[before, ] - y[before]) / s, 1), c(rep(0, start), 1)); u / sum(u) }",
            "ratio <- function(y, x) { g <- y - x %*% mix(y, x); sqrt(mean(g[after]^2)) / sqrt(mean(g[before]^2)) }",
            "w <- mix(y, x); gap <- drop(y - x %*% w); placebos <- vapply(seq_len(donors), function(j) ratio(x[, j], x[, -j]), 0)")
        .Check("effect, summed", result.Effect.Statistic, "sum(gap[after])", 1e-5)
        .Check("error before", result.ErrorBefore, "sqrt(mean(gap[before]^2))", 1e-6)
        .Check("ratio", result.Ratio, "ratio(y, x)", 1e-5)
        .Check("p", result.Effect.P, "(1 + sum(placebos >= ratio(y, x) * (1 - 1e-9))) / (donors + 1)", 1e-5)
        .Done("The package Synth also weighs predictors and searches those weights; with outcomes alone it is this mixture.");

    /// <summary>A Poisson regression (<c>glm</c>).</summary>
    /// <param name="design">Rows of the design matrix.</param>
    /// <param name="counts">The counts.</param>
    /// <param name="fit">What <see cref="PoissonRegression.Fit"/> gave without offset and weights.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<double[]> design, IReadOnlyList<double> counts, PoissonRegression fit)
    {
        var text = new RText(MethodStamp.Of("poisson-regression", 1)).Data("x", design.SelectMany(row => row)).Data("y", counts)
            .Line(FormattableString.Invariant($"x <- matrix(x, ncol = {design[0].Length}, byrow = TRUE)"))
            .Line("fit <- glm(y ~ x - 1, family = poisson, control = glm.control(epsilon = 1e-14)); v <- summary(fit, dispersion = 1)$cov.scaled")
            .Check("deviance", fit.Deviance, "deviance(fit)")
            .Check("dispersion", fit.Dispersion(counts), "sum(residuals(fit, \"pearson\")^2) / fit$df.residual");
        for (var j = 0; j < fit.Coefficients.Count; j++)
        {
            text.Check($"coefficient {j + 1}", fit.Coefficients[j], $"coef(fit)[{j + 1}]", 1e-7)
                .Check($"its variance", fit.Covariance(j, j), $"v[{j + 1}, {j + 1}]", 1e-6);
        }
        return text.Done();
    }

    /// <summary>A negative binomial regression (<c>MASS::glm.nb</c>).</summary>
    /// <param name="design">Rows of the design matrix.</param>
    /// <param name="counts">The counts.</param>
    /// <param name="fit">What <see cref="NegativeBinomialRegression.Of"/> gave without offset, with a size.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<double[]> design, IReadOnlyList<double> counts, NegativeBinomialRegression fit)
    {
        var text = new RText(MethodStamp.Of("negative-binomial-regression", 1), "MASS").Data("x", design.SelectMany(row => row)).Data("y", counts)
            .Line(FormattableString.Invariant($"x <- matrix(x, ncol = {design[0].Length}, byrow = TRUE)"))
            .Line("fit <- MASS::glm.nb(y ~ x - 1, control = glm.control(epsilon = 1e-14, maxit = 100))")
            .Check("size", fit.Size, "fit$theta", 1e-5);
        for (var j = 0; j < fit.Fit.Coefficients.Count; j++) text.Check($"coefficient {j + 1}", fit.Fit.Coefficients[j], $"coef(fit)[{j + 1}]", 1e-6);
        return text.Done();
    }

    private static double[] Four(BeforeAfterCounts c) => [c.TreatedBefore, c.TreatedAfter, c.ControlBefore, c.ControlAfter];
}
