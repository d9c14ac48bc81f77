using System.Diagnostics;
using System.Globalization;
using System.Text;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Lykta.Bench.Analysis;

/// <summary>
/// The methods by BenchmarkDotNet, next to plain C# that does the same thing in the same process, next to R or Python where they
/// are installed, and next to what the machine can do at most.
/// </summary>
internal static class AnalysisBench
{
    private const string Head = "| task | Lykta ms | memory MB | plain C# ms | times faster | R or Python ms | times faster | machine's limit ms | times the limit |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";

    /// <summary>The task that this process measures.</summary>
    public static string Only { get; private set; } = "";

    /// <summary>Each task in a process of its own, so that none finds memory or code as another has left it.</summary>
    public static int Run(string[] words)
    {
        if (words is ["--one", var name, var index]) return One(name, int.Parse(index, CultureInfo.InvariantCulture));
        Directory.CreateDirectory("artifacts");
        Console.WriteLine("Measuring; what BenchmarkDotNet says is written to artifacts/bench-analysis.*.log.");
        var tasks = AnalysisTasks.All.Select((task, k) => (task.Name, Index: k)).Where(task => task.Name.Contains(words.FirstOrDefault() ?? "", StringComparison.OrdinalIgnoreCase)).ToList();
        var text = new StringBuilder(Head);
        Console.Write(Head);
        var failed = 0;
        foreach (var task in tasks)
        {
            using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Environment.GetCommandLineArgs()[0], "analysis", "--one", task.Name, $"{task.Index}"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var row = child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            if (child.ExitCode != 0) failed++;
            text.Append(child.ExitCode == 0 ? row : $"Failed: {task.Name}\n");
            Console.Write(child.ExitCode == 0 ? row : $"Failed: {task.Name}\n{row}");
        }
        var machine = $"\nMachine: {Environment.ProcessorCount} processors, {Machine.GigaFma:0.0} billion fused multiply-adds and {Machine.GigaBytes:0.0} GB read a second.\n";
        Console.Write(machine);
        File.WriteAllText("artifacts/bench-analysis.md", text.Append(machine).ToString());
        return failed == 0 && tasks.Count > 0 ? 0 : 1;
    }

    private static int One(string name, int index)
    {
        Only = name;
        Summary summary;
        using (var log = new StreamLogger($"artifacts/bench-analysis.{index}.log")) summary = BenchmarkRunner.Run<MethodBenchmarks>(Config(log, AnalysisTasks.Of(name).IsLong, index));
        foreach (var report in summary.Reports.Where(report => IsOurs(report.BenchmarkCase) && report.Success)) Console.WriteLine(Row(report, summary));
        return summary.Reports.Length > 0 && summary.Reports.All(report => report.Success) ? 0 : 1;
    }

    /// <summary>
    /// In this process, whose collector and settings are a program's at a desk. Code is compiled anew, and better, once it has been
    /// run for a while: what counts is how a program fares that is up. Plain C#, and what takes seconds, is run three times.
    /// </summary>
    private static ManualConfig Config(StreamLogger log, bool isLong, int index)
    {
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);
        var few = job.WithStrategy(RunStrategy.Monitoring).WithWarmupCount(1).WithIterationCount(3);
        var ours = isLong ? few : job.WithWarmupCount(8).WithIterationCount(15).WithIterationTime(TimeInterval.FromMilliseconds(250));
        return ManualConfig.CreateEmpty()
            .AddJob(ours.WithId(nameof(MethodBenchmarks.Lykta)), few.WithId(nameof(MethodBenchmarks.Plain)))
            .AddFilter(new SimpleFilter(IsWanted))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddExporter(MarkdownExporter.GitHub)
            .AddLogger(log)
            .WithArtifactsPath($"artifacts/BenchmarkDotNet/{index}")
            .WithOptions(ConfigOptions.DisableOptimizationsValidator);
    }

    private static bool IsWanted(BenchmarkCase one) =>
        one.Job.ResolvedId == one.Descriptor.WorkloadMethod.Name && (IsOurs(one) || AnalysisTasks.Of(TaskOf(one)).Plain is not null);

    private static bool IsOurs(BenchmarkCase one) => one.Descriptor.WorkloadMethod.Name == nameof(MethodBenchmarks.Lykta);

    private static string TaskOf(BenchmarkCase one) => (string)one.Parameters[nameof(MethodBenchmarks.Task)];

    private static string Row(BenchmarkReport report, Summary summary)
    {
        var task = TaskOf(report.BenchmarkCase);
        var mine = Milliseconds(report);
        var theirs = summary.Reports.FirstOrDefault(other => other.Success && !IsOurs(other.BenchmarkCase) && TaskOf(other.BenchmarkCase) == task) is { } other ? Milliseconds(other) : null;
        var memory = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) / 1e6;
        var peer = Peers.Of(task);
        var limit = AnalysisTasks.Of(task).Work is { } least ? Math.Max(least.Fma / Machine.GigaFma, least.Bytes / Machine.GigaBytes) / 1e6 : (double?)null;
        return $"| {task} | {Number(mine)} | {Number(memory)} | {Number(theirs)} | {Number(theirs / mine)} | {Number(peer?.Milliseconds)}{(peer is { } p ? $" ({p.Name})" : "")} | {Number(peer?.Milliseconds / mine)} | {Number(limit)} | {Number(mine / limit)} |";
    }

    private static double? Milliseconds(BenchmarkReport report) => report.ResultStatistics?.Median / 1e6;

    private static string Number(double? value) => value is { } number ? number.ToString(number < 10 ? "0.00" : "0", CultureInfo.InvariantCulture) : "–";
}
