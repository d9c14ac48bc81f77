using Lykta.Analysis.Clusters;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Lykta.Analysis.NearRepeat;
using Lykta.Analysis.Scan;

namespace Lykta.Analysis.Comparison;

/// <content>Points in the plane, with or without days.</content>
public static partial class RScript
{
    /// <summary>The five kernels as Lykta defines them, per km².</summary>
    private static readonly string[] Kernels =
    [
        "hill <- function(d2, h, kernel) { u <- d2 / h^2; if (kernel == 2) return(ifelse(u > 25, 0, 1e6 / (2 * pi) * exp(-u / 2) / h^2))",
        "  ifelse(u > 1, 0, switch(kernel, 3 * (1 - u)^2, 0, 2 * (1 - u), 3 * (1 - sqrt(pmin(1, u))), 1 + 0 * u)) * 1e6 / pi / h^2 }",
    ];

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
            .CheckNothing("core points grouped otherwise", "if (any(r > 0)) sum(r > 0) - sum(apply(table(r[r > 0], lykta[r > 0]), 1, max)) else 0")
            .Done("Border points are left out: R gives them to the cluster found first, Lykta to that of the nearest core point.");

    /// <summary>A density map at its highest place, any kernel.</summary>
    /// <param name="points">The points.</param>
    /// <param name="surface">What <see cref="KernelDensity"/> gave without weights, edge correction or land.</param>
    /// <param name="bandwidthInMetres">Its bandwidth.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<PlanePosition> points, DensitySurface surface, double bandwidthInMetres)
    {
        var grid = surface.Grid;
        var top = surface.PerSquareKilometre is { Length: > 0 } values ? Array.IndexOf(values, values.Max()) : 0;
        var centre = grid.Centre(top % grid.Width, top / grid.Width);
        var exact = surface.Method.Name == "kernel-density-exact";
        return WithPoints(new RText(surface.Method), points)
            .Value("h", bandwidthInMetres).Value("kernel", Of(surface.Method, "kernel")).Lines(Kernels)
            .Line($"at <- c({RText.Number(centre.East)}, {RText.Number(centre.North)})")
            .Check("highest per km2", surface.PerSquareKilometre?.Max(), "sum(hill((x - at[1])^2 + (y - at[2])^2, h, kernel))", exact ? 1e-8 : 0.02)
            .Done(
                exact ? "Exact." : "Binned: within a per cent or two of the exact value when cells are a tenth of the bandwidth.",
                "The whole map, Gaussian: spatstat.explore::density.ppp(ppp(x, y, range(x), range(y)), sigma = h, edge = FALSE) * 1e6.");
    }

    /// <summary>A suggested bandwidth (<c>optimize</c>).</summary>
    /// <param name="points">The points.</param>
    /// <param name="result">What <see cref="Bandwidth"/> gave, by any of its rules.</param>
    /// <returns>The script; it makes all pairs, so a few thousand events at most.</returns>
    public static string OfBandwidth(IReadOnlyList<PlanePosition> points, Estimate result)
    {
        var kernel = (Kernel)(int)Of(result.Method, "kernel");
        var text = WithPoints(new RText(result.Method), points).Value("deviation", KernelShape.Deviation(kernel))
            .Line("n <- length(x); scott <- sqrt(sd(x) * sd(y)) * n^(-1/6)");
        if (result.Method.Name == "bandwidth-scott") return text.Check("bandwidth", result.Statistic, "scott / deviation").Done();
        return text.Lines(
                "d2 <- as.matrix(dist(cbind(x, y)))^2; off <- diag(n) == 0",
                result.Method.Name == "bandwidth-likelihood"
                    ? "score <- function(s) sum(log(pmax(rowSums(exp(-d2 / (2 * s^2)) * off), 1e-300) / (2 * pi * s^2)))"
                    : "score <- function(s) (2 * sum(exp(-d2 / (2 * s^2)) * off) / (n - 1) / (2 * pi) - sum(exp(-d2 / (4 * s^2))) / n / (4 * pi)) / s^2",
                "steps <- log(scott / 20) + 0:14 * log(40) / 14; k <- which.max(vapply(steps, function(s) score(exp(s)), 0))",
                "best <- if (k %in% c(1, 15)) exp(steps[k]) else exp(optimize(function(s) score(exp(s)), steps[k] + c(-1, 1) * log(40) / 14, maximum = TRUE, tol = 1e-8)$maximum)")
            .Check("bandwidth", result.Statistic, "best / deviation", 2e-3)
            .Done("spatstat.explore::bw.diggle, bw.ppl and bw.scott use other criteria, or correct for edges.");
    }

    /// <summary>The relative risk at its highest cell.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="controls">The controls.</param>
    /// <param name="result">What <see cref="RelativeRisk.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<PlanePosition> cases, IReadOnlyList<PlanePosition> controls, RelativeRiskMap result)
    {
        var judged = Enumerable.Range(0, result.Cells.Count).Where(i => result.Cells[i] is not null).ToList();
        var top = judged.Count == 0 ? 0 : judged.MaxBy(i => result.Cells[i]!.Value.Ratio);
        var centre = result.Grid.Centre(top % result.Grid.Width, top / result.Grid.Width);
        return new RText(result.Method).Parameters(result.Method)
            .Data("x1", cases.Select(p => p.East)).Data("y1", cases.Select(p => p.North)).Data("x0", controls.Select(p => p.East)).Data("y0", controls.Select(p => p.North))
            .Lines(Kernels)
            .Line($"at <- c({RText.Number(centre.East)}, {RText.Number(centre.North)})")
            .Line("k1 <- hill((x1 - at[1])^2 + (y1 - at[2])^2, bandwidthInMetres, kernel); k0 <- hill((x0 - at[1])^2 + (y0 - at[2])^2, bandwidthInMetres, kernel)")
            .Line("ratio <- function(a) sum(k[a]) / length(a) / (sum(k[-a]) / (length(k) - length(a))); k <- c(k1, k0); set.seed(1); seen <- ratio(seq_along(k1))")
            .Check("relative risk", judged.Count == 0 ? null : result.Cells[top]!.Value.Ratio, "seen", 0.1)
            .CheckChance(
                "p",
                judged.Count == 0 ? null : result.Cells[top]!.Value.P,
                "{ s <- replicate(1999, ratio(sample(length(k), length(k1)))); v <- if (mean(s >= seen) < 0.5) s >= seen else s <= seen; v }",
                (int)Of(result.Method, "permutations"),
                2)
            .Done("Exact hills here, binned ones in Lykta: a few per cent apart. sparr::risk draws the whole map.");
    }

    /// <summary>The Knox table: counts, expectations, variances, and p by R's own permutations of events.</summary>
    /// <param name="events">The events.</param>
    /// <param name="table">What <see cref="Knox.Test"/> gave.</param>
    /// <returns>The script; it makes all pairs, so a few thousand events at most.</returns>
    public static string Of(IReadOnlyList<DatedEvent> events, KnoxTable table)
    {
        var text = WithPoints(new RText(table.Method), [.. events.Select(e => e.Position)])
            .Data("day", events.Select(e => (double)e.Day))
            .Lines(
                "s <- as.matrix(dist(cbind(x, y))); t <- as.matrix(dist(day)); up <- upper.tri(s); n <- length(x); set.seed(1); orders <- replicate(199, sample(n))",
                "moments <- function(m) { d <- rowSums(m & row(m) != col(m)); e <- sum(d) / 2; k <- sum(d * (d - 1)) / 2; c(e, k, e * (e - 1) / 2 - k) }",
                "variance <- function(a, b) { a <- moments(a); b <- moments(b); all <- choose(n, 2); near <- all * (n - 2); far <- all * (all - 1) / 2 - near",
                "  mu <- a[1] * b[1] / all; 2 * (a[2] * b[2] / near + a[3] * b[3] / far) + mu - mu^2 }");
        foreach (var cell in table.Cells)
        {
            var space = cell.ToMetres == 0 ? "s == 0" : $"s > 0 & s >= {RText.Number(cell.FromMetres)} & s < {RText.Number(cell.ToMetres)}";
            var name = FormattableString.Invariant($"{cell.FromMetres}-{cell.ToMetres} m, {cell.FromDays}-{cell.ToDays} d");
            text.Line($"a <- {space}; b <- t >= {cell.FromDays} & t < {cell.ToDays}")
                .Check("pairs " + name, cell.Pairs, "sum(a & b & up)")
                .Check("expected " + name, cell.Expected, "sum(a & up) * sum(b & up) / choose(n, 2)")
                .Check("variance " + name, cell.Variance, "max(0, variance(a, b))", 1e-6);
            if (table.Method.Seed is not null && cell.P is not null)
                text.CheckChance("p " + name, cell.P, $"apply(orders, 2, function(o) sum(a & b[o, o] & up)) >= {cell.Pairs}", (int)Of(table.Method, "permutations"));
        }
        return text.Done("surveillance::knox permutes pairs, not events: its p is another, and too small when events pile up.");
    }

    /// <summary>Mantel's test: the correlation, and p by exact moments.</summary>
    /// <param name="events">The events.</param>
    /// <param name="result">What <see cref="Mantel.Test"/> gave.</param>
    /// <returns>The script; it makes all pairs, so a few thousand events at most.</returns>
    public static string OfMantel(IReadOnlyList<DatedEvent> events, Estimate result)
    {
        var text = WithPoints(new RText(result.Method), [.. events.Select(e => e.Position)]).Data("day", events.Select(e => (double)e.Day)).Parameters(result.Method)
            .Line("n <- length(x); a <- 1 / (as.matrix(dist(cbind(x, y))) + metresAdded); b <- 1 / (as.matrix(dist(day)) + daysAdded); diag(a) <- diag(b) <- 0; up <- upper.tri(a)")
            .Check("correlation", result.Statistic, "cor(a[up], b[up])");
        return (Of(result.Method, "permutations") == 0
            ? text.Lines(
                    "sums <- function(m) c(sum(m), sum(m^2), sum(rowSums(m)^2)); u <- sums(a); v <- sums(b); mu <- u[1] * v[1] / (n * (n - 1))",
                    "sq <- 2 * u[2] * v[2] / (n * (n - 1)) + 4 * (u[3] - u[2]) * (v[3] - v[2]) / (n * (n - 1) * (n - 2)) +",
                    "  (u[1]^2 - 4 * u[3] + 2 * u[2]) * (v[1]^2 - 4 * v[3] + 2 * v[2]) / (n * (n - 1) * (n - 2) * (n - 3))")
                .Check("p", result.P, "2 * pnorm(-abs((sum(a * b) - mu) / sqrt(sq - mu^2)))", 1e-6)
            : text.Line("set.seed(1); seen <- sum(a * b); s <- replicate(1999, { o <- sample(n); sum(a * b[o, o]) })")
                .CheckChance("p", result.P, "{ v <- if (mean(s >= seen) < 0.5) s >= seen else s <= seen; v }", (int)Of(result.Method, "permutations"), 2))
            .Done("vegan::mantel correlates the distances it is given and tests one side.");
    }

    /// <summary>The clusters of a scan: events, expectations and likelihood ratios counted anew, and all windows tried when they are few.</summary>
    /// <param name="events">The events.</param>
    /// <param name="options">The choices.</param>
    /// <param name="result">What <see cref="SpaceTimePermutation.Of"/> gave.</param>
    /// <returns>The script.</returns>
    public static string Of(IReadOnlyList<DatedEvent> events, ScanOptions options, ScanResult result)
    {
        var text = WithPoints(new RText(result.Method), [.. events.Select(e => e.Position)]).Data("day", events.Select(e => (double)e.Day)).Parameters(result.Method)
            .Line("n <- length(x); llr <- function(c, mu) ifelse(c > mu, c * log(c / mu) + ifelse(c < n, (n - c) * log((n - c) / (n - mu)), 0), 0)");
        for (var k = 0; k < result.Clusters.Count; k++)
        {
            var cluster = result.Clusters[k];
            text.Line($"inside <- sqrt((x - {RText.Number(cluster.Centre.East)})^2 + (y - {RText.Number(cluster.Centre.North)})^2) <= {RText.Number(cluster.RadiusInMetres)} + 1e-6; when <- day >= {cluster.FirstDay} & day <= {cluster.LastDay}")
                .Check($"events in cluster {k + 1}", cluster.Events, "sum(inside & when)")
                .Check($"expected in cluster {k + 1}", cluster.Expected, "sum(inside) * sum(when) / n")
                .Check($"log likelihood ratio of cluster {k + 1}", cluster.LogLikelihoodRatio, "llr(sum(inside & when), sum(inside) * sum(when) / n)");
        }
        if (!options.IsCurrent && events.Count <= 500 && events.Max(e => e.Day) - events.Min(e => e.Day) <= 400)
        {
            text.Lines(
                    "days <- min(day):max(day); all <- c(0, cumsum(tabulate(day - days[1] + 1, length(days)))); w <- outer(seq_along(days), seq_along(days), function(i, j) j - i >= 0 & j - i < longestDays)",
                    "strongest <- 0; places <- unique(cbind(x, y)); for (i in seq_len(nrow(places))) { d <- sqrt((x - places[i, 1])^2 + (y - places[i, 2])^2)",
                    "  for (r in sort(unique(d[d <= largestRadiusInMetres]))) { inside <- d <= r + 1e-6; if (sum(inside) > largestShare * n) break; if (sum(inside) < leastEvents) next",
                    "    own <- c(0, cumsum(tabulate(day[inside] - days[1] + 1, length(days)))); e <- length(own); k <- outer(own[-e], own[-1], function(i, j) j - i)",
                    "    mu <- sum(inside) * outer(all[-e], all[-1], function(i, j) j - i) / n; v <- suppressWarnings(llr(k, mu)); strongest <- max(strongest, v[w & k >= leastEvents & is.finite(v)], 0) } }")
                .Check("strongest of all windows", result.Clusters.Count == 0 ? 0 : result.Clusters[0].LogLikelihoodRatio, "strongest");
        }
        return text.Done("SaTScan takes places at the same distance one by one; Lykta takes them in together.");
    }

    /// <summary>SWEREF 99 TM from longitude and latitude (<c>sf</c>).</summary>
    /// <param name="positions">Longitudes and latitudes.</param>
    /// <returns>The script; positions are compared to the millimetre.</returns>
    public static string OfProjection(IReadOnlyList<GeographicPosition> positions)
    {
        PlanePosition[] plane = [.. positions.Select(Sweref99Tm.ToPlane)];
        return new RText(MethodStamp.Of("sweref-99-tm", 1), "sf")
            .Data("lon", positions.Select(p => p.Longitude)).Data("lat", positions.Select(p => p.Latitude))
            .Data("east", plane.Select(p => p.East)).Data("north", plane.Select(p => p.North))
            .Line("r <- sf::sf_project(\"+proj=longlat +ellps=GRS80 +no_defs\", \"+proj=utm +zone=33 +ellps=GRS80 +units=m +no_defs\", cbind(lon, lat))")
            .CheckNothing("largest difference in metres", "max(abs(cbind(east, north) - r))", 5e-4)
            .Done();
    }
}
