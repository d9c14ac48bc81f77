using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Lykta.Analysis.Places;
using Lykta.Analysis.SmallArea;
using Lykta.Analysis.SmallNumbers;

namespace Lykta.Analysis.Comparison;

/// <content>Areas, cells and named places.</content>
public static partial class RScript
{
    /// <summary>Moran's I and Geary's C (<c>spdep</c>).</summary>
    /// <param name="values">The values.</param>
    /// <param name="neighbours">The neighbours.</param>
    /// <param name="moran">What <see cref="Moran.Global"/> gave.</param>
    /// <param name="geary">What <see cref="Geary.Global"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<double> values, Neighbours neighbours, Estimate moran, Estimate geary)
    {
        var style = Of(moran.Method, "weighting") == (int)Weighting.Binary ? "B" : "W";
        var text = WithNeighbours(new RText(moran.Method, "spdep").Line($"# Method: {geary.Method.Name}, version {RText.Number(geary.Method.Version)}"), neighbours).Data("x", values)
            .Line($"w <- spdep::nb2listw(nb, style = \"{style}\", zero.policy = TRUE)")
            .Line("m <- spdep::moran.test(x, w, alternative = \"two.sided\", zero.policy = TRUE)")
            .Line("g <- spdep::geary.test(x, w, alternative = \"two.sided\", zero.policy = TRUE)")
            .Check("Moran's I", moran.Statistic, "m$estimate[1]").Check("Geary's C", geary.Statistic, "g$estimate[1]");
        if (Of(moran.Method, "permutations") == 0) text.Check("p of Moran's I", moran.P, "m$p.value", 1e-6);
        if (Of(geary.Method, "permutations") == 0) text.Check("p of Geary's C", geary.P, "g$p.value", 1e-6);
        return text.Done("With islands spdep keeps their values in the mean; Lykta leaves them out altogether.");
    }

    /// <summary>Gi* and Gi (<c>spdep</c>, or <c>ppois</c> for the Poisson test).</summary>
    /// <param name="values">The values.</param>
    /// <param name="neighbours">The neighbours.</param>
    /// <param name="result">What <see cref="GiStar.Of"/> gave, without exposure.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<double> values, Neighbours neighbours, GiStarMap result)
    {
        var star = result.Method.Name == "gi-star";
        var test = (GiTest)(int)Of(result.Method, "test");
        var text = WithNeighbours(new RText(result.Method, "spdep"), neighbours).Data("x", values)
            .Data("z", result.Cells.Select(cell => cell?.Z)).Data("p", result.Cells.Select(cell => cell?.P)).Data("fair", result.Cells.Select(cell => cell?.Adjusted));
        if (test == GiTest.Poisson)
        {
            text.Line($"inside <- lapply(seq_along(nb), function(i) {(star ? "c(i, nb[[i]][nb[[i]] > 0])" : "nb[[i]][nb[[i]] > 0]")})")
                .Line("seen <- vapply(inside, function(k) sum(x[k]), 0); mu <- sum(x) * lengths(inside) / length(x)")
                .Line("r <- (seen - mu) / sqrt(mu); rp <- pmin(1, 2 * pmin(ppois(seen, mu), ppois(seen - 1, mu, lower.tail = FALSE)))");
        }
        else
        {
            text.Line($"w <- spdep::nb2listw({(star ? "spdep::include.self(nb)" : "nb")}, style = \"B\", zero.policy = TRUE)")
                .Line("r <- as.numeric(spdep::localG(x, w, zero.policy = TRUE)); rp <- 2 * pnorm(-abs(r))");
        }

        text.CheckNothing("largest difference of z", "max(abs(z - r), na.rm = TRUE)", 1e-7)
            .Check("highest z", result.Cells.Max(cell => cell?.Z), "max(r[!is.na(z)])", 1e-7);
        if (test != GiTest.Permutation) text.CheckNothing("largest difference of p", "max(abs(p - rp), na.rm = TRUE)", 1e-7);
        return text.CheckNothing("largest difference of adjusted p", "max(abs(fair[!is.na(p)] - p.adjust(p[!is.na(p)], \"BH\")), 0)").Done();
    }

    /// <summary>Local Moran (<c>spdep</c>).</summary>
    /// <param name="values">The values.</param>
    /// <param name="neighbours">The neighbours.</param>
    /// <param name="result">What <see cref="LocalMoran.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<double> values, Neighbours neighbours, LocalMoranMap result) =>
        WithNeighbours(new RText(result.Method, "spdep"), neighbours).Data("x", values)
            .Data("lykta", result.Areas.Select(area => area?.I)).Data("p", result.Areas.Select(area => area?.P)).Data("fair", result.Areas.Select(area => area?.Adjusted))
            .Line("w <- spdep::nb2listw(nb, style = \"W\", zero.policy = TRUE)")
            .Line("i <- spdep::localmoran(x, w, zero.policy = TRUE)[, \"Ii\"]")
            .CheckNothing("largest difference of I", "max(abs(lykta - i), na.rm = TRUE)", 1e-7)
            .CheckNothing("largest difference of adjusted p", "max(abs(fair[!is.na(p)] - p.adjust(p[!is.na(p)], \"BH\")), 0)")
            .Line("k <- which.min(replace(p, is.na(p), 2)); set.seed(1); z <- x - mean(x)")
            .CheckChance(
                "p of the clearest area",
                result.Areas.Min(area => area?.P),
                "{ n <- length(nb[[k]]); s <- replicate(1999, sum(sample(z[-k], n))); t <- sum(z[nb[[k]]]); v <- if (mean(s >= t) < 0.5) s >= t else s <= t; v }",
                (int)Of(result.Method, "permutations"),
                2)
            .Done("spdep's localmoran_perm drew neighbours with replacement up to 1.2-7.");

    /// <summary>Empirical Bayes, global (<c>spdep::EBest</c>) or local.</summary>
    /// <param name="observed">Events.</param>
    /// <param name="exposure">Exposure, above 0.</param>
    /// <param name="result">What <see cref="EmpiricalBayes.Global"/> or <see cref="EmpiricalBayes.Local"/> gave.</param>
    /// <param name="neighbours">The neighbours of the local form; null for the global one.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<double> observed, IReadOnlyList<double> exposure, SmoothedRates result, Neighbours? neighbours = null)
    {
        var text = new RText(result.Method, neighbours is null ? ["spdep"] : []).Data("n", observed).Data("x", exposure).Data("lykta", result.Rates);
        if (neighbours is null) text.Line("r <- spdep::EBest(n, x, family = \"poisson\")$estmm");
        else
        {
            WithNeighbours(text, neighbours).Lines(
                "r <- vapply(seq_along(n), function(i) { k <- c(i, nb[[i]][nb[[i]] > 0]); b <- sum(n[k]) / sum(x[k])",
                "  v <- max(0, sum(x[k] * (n[k] / x[k] - b)^2) / sum(x[k]) - b * length(k) / sum(x[k]))",
                "  if (v + b / x[i] == 0) b else b + v / (v + b / x[i]) * (n[i] / x[i] - b) }, 0)");
        }

        return text.CheckNothing("largest difference", "max(abs(r - lykta), na.rm = TRUE)", 1e-9)
            .Done("spdep::EBlocal's default variance is not Marshall's (geoda = FALSE); the local form here is written out.");
    }

    /// <summary>A funnel plot (<c>pnbinom</c> or <c>ppois</c>).</summary>
    /// <param name="observed">Events.</param>
    /// <param name="exposure">Exposure.</param>
    /// <param name="result">What <see cref="FunnelPlot.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string OfFunnel(IReadOnlyList<int> observed, IReadOnlyList<double> exposure, FunnelPlot result) => new RText(result.Method)
        .Data("n", observed.Select(count => (double)count)).Data("x", exposure).Value("wide", Of(result.Method, "allowOverdispersion"))
        .Data("p", result.Points.Select(point => point?.P)).Data("low", result.Points.Select(point => point?.Outer.Lower)).Data("high", result.Points.Select(point => point?.Outer.Upper))
        .Lines(
            "rate <- sum(n[x > 0]) / sum(x); mu <- x * rate; used <- mu > 0; s <- sort(2 * (sqrt(n + 0.375) - sqrt(mu + 0.375))[used]); k <- length(s)",
            "cut <- k %/% 10; spread <- if (k < 10 || wide == 0) 1 else mean(pmin(pmax(s, s[cut + 1]), s[k - cut])^2)",
            "phi <- if (spread > 1 + 2 * sqrt(2 / k)) spread else 1; size <- mu / (phi - 1)",
            "f <- function(q, up) if (phi > 1) pnbinom(q, size = size, mu = mu, lower.tail = !up) else ppois(q, mu, lower.tail = !up)",
            "q <- function(tail, up) if (phi > 1) qnbinom(tail, size = size, mu = mu, lower.tail = !up) else qpois(tail, mu, lower.tail = !up)")
        .Check("common rate", result.CommonRate, "rate").Check("dispersion", result.Dispersion, "phi")
        .CheckNothing("largest difference of p", "max(abs(p - pmin(1, 2 * pmin(f(n, FALSE), f(n - 1, TRUE))))[used])")
        .CheckNothing("largest difference of the lower limit", "max(abs(low - q(0.001, FALSE))[used])")
        .CheckNothing("largest difference of the upper limit", "max(abs(high - q(0.001, TRUE))[used])")
        .Done("The package funnelR draws the same limits for shares; berryFunctions::funnelPlot those of the normal approximation.");

    /// <summary>Concentration: Gini, generalised Gini, the shares of places and the same by chance (<c>dbinom</c>).</summary>
    /// <param name="counts">Events at each place.</param>
    /// <param name="result">What <see cref="Concentration.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<int> counts, Concentration result) => new RText(result.Method)
        .Data("x", counts.Select(count => (double)count))
        .Lines(
            "gini <- function(k, m) { i <- order(k); s <- k[i] * m[i] / sum(k * m); 1 - 2 * sum(m[i] / sum(m) * (cumsum(s) - s / 2)) }",
            "general <- function(g, k, m) max(0, max(sum(m) / sum(k * m), 1) * (g - 1) + 1)",
            "part <- function(k, m, share) { i <- order(-k); k <- k[i]; m <- m[i]; e <- cumsum(k * m); j <- which(e >= share * sum(k * m) - 1e-12)[1]",
            "  (sum(m[seq_len(j - 1)]) + (share * sum(k * m) - c(0, e)[j]) / k[j]) / sum(m) }",
            "one <- rep(1, length(x)); k <- 0:sum(x); m <- length(x) * dbinom(k, sum(x), 1 / length(x))")
        .Check("Gini", result.AllPlaces?.Gini, "gini(x, one)")
        .Check("generalised Gini", result.AllPlaces?.GeneralisedGini, "general(gini(x, one), x, one)")
        .Check("share of places for 25 %", result.AllPlaces?.ShareOfPlacesFor25, "part(x, one, 0.25)")
        .Check("share of places for 50 %", result.AllPlaces?.ShareOfPlacesFor50, "part(x, one, 0.5)")
        .Check("Gini of active places", result.ActivePlaces?.Gini, "gini(x[x > 0], one[x > 0])")
        .Check("Gini by chance", result.ByChance?.Gini, "gini(k, m)", 1e-7)
        .Check("share for 50 % by chance", result.ByChance?.ShareOfPlacesFor50, "part(k, m, 0.5)", 1e-7)
        .Done("ineq::Gini gives the plain Gini; the package lorenzgini the generalised one.");

    /// <summary>The places with most events, with intervals and spans of ranks.</summary>
    /// <typeparam name="TPlace">Key of a place.</typeparam>
    /// <param name="counts">Events at every place with at least one.</param>
    /// <param name="result">What <see cref="TopPlaces.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of<TPlace>(IReadOnlyList<int> counts, TopPlaceList<TPlace> result)
        where TPlace : notnull => new RText(result.Method)
        .Data("x", counts.Select(count => (double)count)).Data("top", result.Places.Select(place => (double)place.Count))
        .Data("best", result.Places.Select(place => (double)place.BestRank)).Data("worst", result.Places.Select(place => (double)place.WorstRank))
        .Data("low", result.Places.Select(place => place.Mean.Lower)).Data("high", result.Places.Select(place => place.Mean.Upper))
        .Lines(
            SurelyAbove,
            "above <- function(one, other) one > other && two.periods(other, one) <= 0.05; ci <- vapply(top, function(n) poisson.test(n)$conf.int[1:2], numeric(2))",
            "b <- vapply(top, function(n) 1 + sum(vapply(x, above, TRUE, n)), 0); w <- vapply(top, function(n) sum(!vapply(x, function(m) above(n, m), TRUE)), 0)")
        .CheckNothing("largest difference of the counts", "max(abs(top - sort(x, decreasing = TRUE)[seq_along(top)]))")
        .CheckNothing("largest difference of the intervals", "max(abs(rbind(low, high) - ci))", 1e-7)
        .CheckNothing("largest difference of the best rank", "max(abs(best - b))")
        .CheckNothing("largest difference of the worst rank", "max(abs(worst - w))")
        .Done();

    /// <summary>Repeats at places.</summary>
    /// <param name="counts">Events at every place with at least one.</param>
    /// <param name="allPlaces">All places; null when not known.</param>
    /// <param name="result">What <see cref="RepeatPlaces.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<int> counts, int? allPlaces, RepeatPlaces result) => new RText(result.Method)
        .Data("x", counts.Select(count => (double)count)).Value("all", allPlaces)
        .Check("events", result.Events, "sum(x)").Check("repeated places", result.RepeatedPlaces, "sum(x > 1)")
        .Check("share", result.Share, "sum(x[x > 1]) / sum(x)").Check("share by chance", result.ShareByChance, "1 - pbinom(0, sum(x) - 1, 1 / all)")
        .Done();

    /// <summary>
    /// The protection of a table: for every hidden small cell the largest value that agrees with all that is shown, by linear
    /// programming (<c>boot::simplex</c>).
    /// </summary>
    /// <param name="atoms">The counts of the finest cells: secret, as the script then is.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="result">What <see cref="Suppression.Apply"/> gave.</param>
    /// <returns>The script; for tables of at most a few hundred cells.</returns>
    public static string Of(IReadOnlyList<long> atoms, IReadOnlyList<Dimension> dimensions, SuppressedTable result)
    {
        var grid = new Grid(atoms, dimensions);
        int[] cells = [.. Enumerable.Range(0, grid.Cells)];
        double Holds(int cell, int atom)
        {
            var groups = grid.Groups(cell);
            for (var d = dimensions.Count - 1; d >= 0; d--)
            {
                (atom, var at) = Math.DivRem(atom, dimensions[d].Atoms);
                if (!dimensions[d].Contains(groups[d], at)) return 0;
            }
            return 1;
        }
        return new RText(result.Method, "boot").Parameters(result.Method)
            .Data("atoms", atoms.Select(count => (double)count))
            .Data("a", cells.SelectMany(cell => Enumerable.Range(0, atoms.Count).Select(atom => Holds(cell, atom))))
            .Data("hidden", cells.Select(cell => result[grid.Groups(cell)] is null ? 1.0 : 0))
            .Lines(
                "a <- matrix(a, ncol = length(atoms), byrow = TRUE); value <- drop(a %*% atoms); small <- value < threshold & (value > 0 | hideZero == 1)",
                "shown <- a[hidden == 0, , drop = FALSE]; keep <- qr(t(shown))$pivot[seq_len(qr(shown)$rank)]; fixed <- shown[keep, , drop = FALSE]",
                "most <- vapply(which(small), function(k) boot::simplex(a[k, ], A1 = matrix(1, 1, length(atoms)), b1 = 10 * sum(atoms) + 100, A3 = fixed, b3 = value[hidden == 0][keep], maxi = TRUE)$value, 0)")
            .Check("small cells", result.PrimaryCount, "sum(small)")
            .Check("hidden cells", result.HiddenCount, "sum(hidden)")
            .CheckNothing("small cells that are shown", "sum(small & hidden == 0)")
            .CheckNothing("small cells that can be proven small", "sum(most < threshold - 1e-7)")
            .Done("The package sdcTable hides other cells of the same protection; which ones is a matter of choice.");
    }
}
