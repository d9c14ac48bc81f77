using System.Diagnostics;
using System.Globalization;

namespace Lykta.Bench.Analysis;

/// <summary>The same tasks in R or Python on data of the same size and shape, where they are installed; seconds inside their process.</summary>
internal static class Peers
{
    private const string Cloud = "n <- N; set.seed(1); x <- 20000 * runif(n)^1.3; y <- 20000 * runif(n)^1.3";

    /// <summary>Program, what it needs, and the script; {0} is the size.</summary>
    private static readonly Dictionary<string, (string Name, string Program, string Script)> All = new(StringComparer.Ordinal)
    {
        ["density, Gaussian"] = ("numpy + scipy", "python3", "import numpy as np, time\nfrom scipy.ndimage import gaussian_filter\nr=np.random.default_rng(1); x=20000*r.random({0})**1.3; y=20000*r.random({0})**1.3\nbest=1e9\nfor _ in range(3):\n t=time.perf_counter(); h=np.histogram2d(x,y,bins=1000,range=[[0,20000],[0,20000]])[0]; gaussian_filter(h,12.5,truncate=5); best=min(best,time.perf_counter()-t)\nprint('ms',1000*best)"),
        ["Gi*, 100,000 cells"] = ("spdep, neighbours built", "Rscript", "suppressMessages(library(spdep)); set.seed(1); v <- sample(0:8, 316^2, TRUE); work <- function() { w <- nb2listw(include.self(cell2nb(316, 316, type = 'queen')), style = 'B'); localG(v, w) }; cat('\\nms', 1000 * system.time(work())[['elapsed']], '\\n')"),
        ["local Moran, 10,000"] = ("spdep, neighbours built", "Rscript", "suppressMessages(library(spdep)); set.seed(1); v <- runif(1e4); work <- function() { w <- nb2listw(cell2nb(100, 100, type = 'queen')); localmoran_perm(v, w, nsim = 999) }; cat('\\nms', 1000 * system.time(work())[['elapsed']], '\\n')"),
        ["DBSCAN"] = ("R dbscan", "Rscript", Cloud.Replace("N;", "1e6;", StringComparison.Ordinal) + "; work <- function() dbscan::dbscan(cbind(x, y), eps = 25, minPts = 10); cat('\\nms', 1000 * system.time(work())[['elapsed']], '\\n')"),
        ["Knox, 10,000 events, 200 m"] = ("numpy + scipy kd-tree", "python3", "import numpy as np, time\nfrom scipy.spatial import cKDTree\nr=np.random.default_rng(1); p=np.c_[5000*r.random(10000)**1.3,5000*r.random(10000)**1.3]; d=r.integers(0,365,10000)\nt=time.perf_counter(); q=cKDTree(p).query_pairs(200,output_type='ndarray'); s=(np.abs(d[q[:,0]]-d[q[:,1]])<15).sum(); n=0\nfor _ in range(999):\n e=r.permutation(d); n+=(np.abs(e[q[:,0]]-e[q[:,1]])<15).sum()>=s\nprint('ms',1000*(time.perf_counter()-t))"),
        ["interrupted series"] = ("R glm + sandwich, 50 of the 1,000 series", "Rscript", "set.seed(1); t <- 0:260; d <- data.frame(t0 = t - 130, a = +(t >= 130), s = (t >= 130) * (t - 130), s1 = sin(2*pi*t/52.1775), c1 = cos(2*pi*t/52.1775), s2 = sin(4*pi*t/52.1775), c2 = cos(4*pi*t/52.1775)); y <- matrix(rpois(261 * 50, 8), 261); work <- function() for (k in 1:50) { d$y <- y[, k]; f <- glm(y ~ ., family = poisson, data = d); sandwich::NeweyWest(f, lag = 4, prewhite = FALSE, adjust = TRUE) }; cat('\\nms', 20 * 1000 * system.time(work())[['elapsed']], '\\n')"),
        ["Farrington flexible, 1,000 series, latest"] = ("R surveillance, 20 of the 1,000 series", "Rscript", "suppressMessages(library(surveillance)); set.seed(1); y <- matrix(rpois(290 * 20, 8), 290); work <- function() for (k in 1:20) suppressWarnings(farringtonFlexible(sts(y[, k], frequency = 52), list(range = 290, b = 5, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26, thresholdMethod = 'nbPlugin', weightsThreshold = 2.58, alpha = 0.01))); cat('\\nms', 50 * 1000 * system.time(work())[['elapsed']], '\\n')"),
        ["EARS"] = ("R surveillance, 20 of the 1,000 series", "Rscript", "suppressMessages(library(surveillance)); set.seed(1); y <- matrix(rpois(80 * 20, 8), 80); work <- function() for (k in 1:20) earsC(sts(y[, k]), list(range = 29:80, method = 'C2', baseline = 7)); cat('\\nms', 50 * 1000 * system.time(work())[['elapsed']], '\\n')"),
        ["SWEREF"] = ("R sf (PROJ)", "Rscript", "set.seed(1); p <- cbind(11 + 12 * runif(1e6), 55 + 13 * runif(1e6)); work <- function() sf::sf_project('+proj=longlat +ellps=GRS80 +no_defs', '+proj=utm +zone=33 +ellps=GRS80 +units=m +no_defs', p); cat('\\nms', 1000 * system.time(work())[['elapsed']], '\\n')"),
        ["neighbours, 100,000 points"] = ("scipy kd-tree, 6 nearest", "python3", "import numpy as np, time\nfrom scipy.spatial import cKDTree\nr=np.random.default_rng(1); p=20000*r.random((100000,2))**1.3\nt=time.perf_counter(); cKDTree(p).query(p,7); print('ms',1000*(time.perf_counter()-t))"),
    };

    public static (string Name, double Milliseconds)? Of(string task)
    {
        var key = All.Keys.FirstOrDefault(key => task.StartsWith(key, StringComparison.OrdinalIgnoreCase));
        if (key is null) return null;
        var (name, program, script) = All[key];
        var size = task.Contains("1,000,000", StringComparison.Ordinal) ? 1_000_000 : task.Contains("100,000", StringComparison.Ordinal) ? 100_000 : 10_000;
        return Run(program, script.Replace("{0}", size.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)) is { } time ? (name, time) : null;
    }

    private static double? Run(string program, string script)
    {
        try
        {
            var path = program == "python3" && File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : program;
            var start = new ProcessStartInfo(path, program == "python3" ? ["-c", script] : ["--vanilla", "-e", script]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return said.Split('\n').FirstOrDefault(line => line.StartsWith("ms ", StringComparison.Ordinal)) is { } line
                ? double.Parse(line[3..].Trim(), CultureInfo.InvariantCulture) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
