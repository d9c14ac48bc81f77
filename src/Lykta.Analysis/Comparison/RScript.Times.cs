using Lykta.Analysis.Quality;
using Lykta.Analysis.Surveillance;
using Lykta.Analysis.Times;

namespace Lykta.Analysis.Comparison;

/// <content>Hours, alarms and the quality of the data.</content>
public static partial class RScript
{
    /// <summary>Farrington flexible by Lykta's definition (<c>glm</c>, <c>qnbinom</c>), and what <c>surveillance</c> gives beside it.</summary>
    /// <param name="series">The weekly counts.</param>
    /// <param name="index">The judged week.</param>
    /// <param name="result">What <see cref="FarringtonFlexible.At"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<int?> series, int index, FarringtonWeek result) => new RText(result.Method)
        .Data("y", series.Take(index + 1).Select(count => (double?)count)).Value("index", index).Parameters(result.Method).Value("trended", result.HasTrend ? 1 : 0)
        .Lines(
            "year <- 52.1775; b <- min(years, floor((index + 0.5) / year)); first <- max(0, index - round(b * year) - halfWindow)",
            "w <- seq(first, index - weeksLeftOut - 1); w <- w[!is.na(y[w + 1])]; back <- index - w; near <- back - round(round(back / year) * year)",
            "into <- ifelse(near < 0, near + year, near) - halfWindow - 1",
            "block <- ifelse(abs(near) <= halfWindow, 0, 1 + pmin(8, pmax(0, trunc(into * 9 / (year - 2 * halfWindow - 1)))))",
            "d <- data.frame(n = y[w + 1], block, t = (w - index) / year); s <- tapply(d$n, d$block, sum)",
            "if (s[\"0\"] == 0) d$block <- 0 else d <- d[d$block %in% as.numeric(names(s)[s > 0]), ]",
            "f <- n ~ 1; if (length(unique(d$block)) > 1) f <- update(f, . ~ . + factor(block)); if (trended == 1) f <- update(f, . ~ . + t)",
            "fit <- function(v) { d$v <- v; m <- suppressWarnings(glm(f, family = poisson, data = d, weights = v, control = glm.control(epsilon = 1e-14, maxit = 100))); mu <- fitted(m)",
            "  list(m = m, mu = mu, phi = max(1, sum(v * (d$n - mu)^2 / mu) / (nrow(d) - length(coef(m))))) }",
            "a <- fit(rep(1, nrow(d))); h <- pmin(0.999, hatvalues(a$m))",
            "r <- 1.5 * (d$n^(2/3) * a$mu^(-1/6) - sqrt(a$mu)) / sqrt(a$phi * (1 - h)); v <- ifelse(r > reweighting, 1 / r^2, 1); b2 <- fit(v * nrow(d) / sum(v))",
            "mu <- exp(coef(b2$m)[1]); upper <- if (b2$phi > 1 + 1e-9) qnbinom(tail, size = mu / (b2$phi - 1), mu = mu, lower.tail = FALSE) else qpois(tail, mu, lower.tail = FALSE)")
        .Check("expected", result.Expected, "mu", 1e-6).Check("dispersion", result.Dispersion, "b2$phi", 1e-6).Check("threshold", result.Threshold, "upper")
        .Lines(
            "if (requireNamespace(\"surveillance\", quietly = TRUE) && !anyNA(y)) { st <- surveillance::sts(observed = y, frequency = 52, start = c(2000, 1))",
            "  q <- try(surveillance::farringtonFlexible(st, list(range = length(y), b = b, w = halfWindow, noPeriods = 10, pastWeeksNotIncluded = weeksLeftOut, thresholdMethod = \"nbPlugin\", weightsThreshold = reweighting, alpha = tail, pThresholdTrend = 1, limit54 = c(5, 4))), silent = TRUE)",
            "  if (!inherits(q, \"try-error\")) cat(\"surveillance: expected\", q@control$expected[1], \"threshold\", surveillance::upperbound(q)[1], \"\\n\") }")
        .Done("surveillance is not equal in general: it overwrites the weights after reweighting, and lays its blocks by calendar.");

    /// <summary>EARS C1 to C3 of one period.</summary>
    /// <param name="series">The counts.</param>
    /// <param name="index">The scored period.</param>
    /// <param name="result">What <see cref="Ears.At"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<int?> series, int index, EarsScores result) => new RText(result.Method)
        .Data("y", series.Take(index + 1).Select(count => (double?)count)).Parameters(result.Method)
        .Line("i <- length(y); score <- function(i, gap) { if (i - gap - baseline < 1) return(NA); b <- y[(i - gap - baseline):(i - gap - 1)]; if (anyNA(b) || sd(b) == 0) NA else (y[i] - mean(b)) / sd(b) }")
        .Check("C1", result.C1, "score(i, 0)").Check("C2", result.C2, "score(i, gap)")
        .Check("C3", result.C3, "sum(pmax(0, vapply(i - 0:2, score, 0, gap) - 1))")
        .Done("surveillance::earsC takes the quantile of the normal distribution as the limit instead of 3.");

    /// <summary>The week of hours (<c>POSIXlt</c> in the zone of the wall clock).</summary>
    /// <param name="occurrences">The events.</param>
    /// <param name="zone">The zone, by its IANA name.</param>
    /// <param name="result">What <see cref="HourWeekdayTable.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<Occurrence> occurrences, TimeZoneInfo zone, HourWeekdayTable result) => new RText(result.Method)
        .Data("from", occurrences.Select(o => o.IsKnown ? Seconds(o.From) : (double?)null)).Data("to", occurrences.Select(o => o.IsKnown ? Seconds(o.To) : (double?)null))
        .Parameters(result.Method).Line($"zone <- \"{zone.Id}\"")
        .Data("lykta", Enumerable.Range(0, 168).Select(k => result[(DayOfWeek)(k / 24), k % 24]))
        .Lines(
            "local <- function(t) as.POSIXlt(as.POSIXct(t, origin = \"1970-01-01\", tz = \"UTC\"), tz = zone)",
            "wall <- function(t) as.numeric(as.POSIXct(format(local(t), \"%Y-%m-%d %H:%M:%OS3\"), tz = \"UTC\"))",
            "r <- numeric(168); unknown <- 0; put <- function(t, v) { l <- local(t + 1e-4); day <- if (l$hour < dayStartsAtHour) (l$wday + 6) %% 7 else l$wday; k <- day * 24 + l$hour + 1; r[k] <<- r[k] + v }",
            "for (i in seq_along(from)) { if (is.na(from[i]) || wall(to[i]) - wall(from[i]) > longestSpanInHours * 3600) { unknown <- unknown + 1; next }",
            "  if (from[i] == to[i]) { put(from[i], 1); next }",
            "  cuts <- sort(unique(c(from[i], to[i], seq(ceiling(from[i] / 3600) * 3600, max(to[i], ceiling(from[i] / 3600) * 3600), 3600)))); cuts <- cuts[cuts <= to[i]]",
            "  for (k in seq_len(length(cuts) - 1)) put(cuts[k], (cuts[k + 1] - cuts[k]) / (to[i] - from[i])) }")
        .Check("without time", result.Unknown, "unknown")
        .Check("placed", result.Placed, "sum(r)")
        .CheckNothing("largest difference of an hour", "max(abs(r - lykta))", 1e-6)
        .Done("The package aoristic knows neither summer time nor a limit for the span. Zones with offsets of half an hour need cuts of their own.");

    /// <summary>Heaping at a full hour (<c>pbinom</c>).</summary>
    /// <param name="exact">Events at exactly each full hour, 24 numbers.</param>
    /// <param name="warnings">What <see cref="Heaping.Detect"/> gave.</param>
    /// <returns>The script.</returns>
    public static string OfHeaping(IReadOnlyList<int> exact, IReadOnlyList<Warning> warnings) => new RText(MethodStamp.Of("heaping", 1))
        .Data("n", exact.Select(count => (double)count))
        .Line("heaped <- function(h) { k <- n[h + 1]; o <- sum(n[(h + c(22, 23, 1, 2)) %% 24 + 1]); k >= 5 && 2 * k >= o && pbinom(k - 1, k + o, 0.2, lower.tail = FALSE) < 0.001 }")
        .Check("midnight", warnings.Any(w => w.Code == WarningCode.MidnightHeaping) ? 1 : 0, "heaped(0)")
        .Check("noon", warnings.Any(w => w.Code == WarningCode.NoonHeaping) ? 1 : 0, "heaped(12)")
        .Done();

    /// <summary>Delays of registration by the reverse-time product limit.</summary>
    /// <param name="registrations">The registrations.</param>
    /// <param name="asOf">The last day.</param>
    /// <param name="result">What <see cref="LateRegistration.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyCollection<Registration> registrations, int asOf, LateRegistration result) => new RText(result.Method)
        .Data("occurred", registrations.Select(r => (double)r.Occurred)).Data("registered", registrations.Select(r => (double)r.Registered))
        .Value("as.of", asOf).Parameters(result.Method)
        .Lines(
            "use <- registered <= as.of & occurred <= as.of & occurred > as.of - history; age <- (as.of - occurred)[use]; d <- pmin(pmax((registered - occurred)[use], 0), longestDelay)",
            "f <- numeric(longestDelay + 1); f[longestDelay + 1] <- 1; for (k in longestDelay:1) { at <- sum(age >= k & d == k); w <- sum(age >= k & d <= k); f[k] <- f[k + 1] * (1 - if (w > 0) at / w else 0) }",
            "f <- pmax(f, 1e-3); late <- age < 7; missing <- if (any(late)) 1 - sum(late) / sum(1 / f[age[late] + 1]) else 0")
        .Data("lykta", result.Completeness)
        .CheckNothing("largest difference of the completeness", "if (length(lykta) > 0) max(abs(f - lykta)) else 0")
        .Check("missing among the latest week", result.MissingShare, "missing")
        .Check("days until 95 %", result.CompleteAfterDays, "sum(cumprod(f < 0.95))")
        .Done("survival::survfit on the delays in reversed time, truncated at the age, gives the same curve.");

    /// <summary>Reporters that came or went (<c>pbinom</c>).</summary>
    /// <typeparam name="TReporter">Key of a reporter.</typeparam>
    /// <param name="before">Events before of every reporter.</param>
    /// <param name="after">Events after of the same reporters.</param>
    /// <param name="result">What <see cref="ReportingCoverage.Compare"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of<TReporter>(IReadOnlyList<int> before, IReadOnlyList<int> after, ReportingCoverage<TReporter> result)
        where TReporter : notnull => new RText(result.Method)
        .Data("a", before.Select(count => (double)count)).Data("b", after.Select(count => (double)count)).Parameters(result.Method).Line(SurelyAbove)
        .Line("p <- mapply(two.periods, a, b, lengthBefore, lengthAfter); changed <- pmin(a, b) == 0 & p * length(a) < 0.01")
        .Check("came or went", result.Changes.Count, "sum(changed)")
        .Check("their share", result.ChangedShare, "sum((a + b)[changed]) / sum(a + b)")
        .Check("share of the largest", result.LargestShare, "max(a + b) / sum(a + b)")
        .Done();

    /// <summary>Codes that begin or end.</summary>
    /// <param name="counts">Counts of each code.</param>
    /// <param name="result">What <see cref="CodeBreaks.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyDictionary<string, IReadOnlyList<int>> counts, CodeBreaks result) => new RText(result.Method)
        .Data("x", counts.Values.SelectMany(series => series).Select(count => (double)count)).Value("codes", counts.Count).Parameters(result.Method)
        .Line("x <- matrix(x, nrow = codes, byrow = TRUE); periods <- ncol(x); limit <- 0.001 / (2 * codes); n <- rowSums(x)")
        .Line("first <- apply(x > 0, 1, function(v) which(v)[1]) - 1; end <- apply(x > 0, 1, function(v) rev(which(v))[1])")
        .Check("begin", result.Breaks.Count(b => b.Change == CodeChange.Begins), "sum(n >= leastEvents & ((periods - first) / periods)^n < limit, na.rm = TRUE)")
        .Check("end", result.Breaks.Count(b => b.Change == CodeChange.Ends), "sum(n >= leastEvents & (end / periods)^n < limit, na.rm = TRUE)")
        .Done();

    /// <summary>Coordinates with suspiciously many events.</summary>
    /// <param name="points">The positions.</param>
    /// <param name="result">What <see cref="GeocodingDefaults.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<Geometry.PlanePosition> points, GeocodingDefaults result) => WithPoints(new RText(result.Method), points)
        .Parameters(result.Method)
        .Lines(
            "k <- aggregate(list(n = rep(1, length(x))), list(x = x, y = y), sum); usual <- sort(k$n)[floor((nrow(k) - 1) * 0.99) + 1]",
            "suspect <- k$n >= leastEvents & (k$n >= 0.1 * length(x) | (nrow(k) >= 100 & k$n >= 5 * usual) | (k$x %% 1000 == 0 & k$y %% 1000 == 0))")
        .Check("coordinates", result.Suspects.Count, "sum(suspect)").Check("their share", result.Share, "sum(k$n[suspect]) / length(x)")
        .Done();

    private static double Seconds(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds() / 1000.0;
}
