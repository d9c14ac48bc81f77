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

    /// <summary>Part of the names of the tasks to measure.</summary>
    public static string Only { get; private set; } = "";

    public static int Run(string[] words)
    {
        Only = words.FirstOrDefault() ?? "";
        Directory.CreateDirectory("artifacts");
        Console.WriteLine("Measuring; what BenchmarkDotNet says is written to artifacts/bench-analysis.log.");
        Summary summary;
        using (var log = new StreamLogger("artifacts/bench-analysis.log")) summary = BenchmarkRunner.Run<MethodBenchmarks>(Config(log));
        var failed = summary.Reports.Where(report => !report.Success).Select(Name).ToList();
        var text = new StringBuilder(Head).AppendJoin('\n', summary.Reports.Where(report => IsOurs(report.BenchmarkCase) && report.Success).Select(report => Row(report, summary))).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"\nMachine: {Environment.ProcessorCount} processors, {Machine.GigaFma:0.0} billion fused multiply-adds and {Machine.GigaBytes:0.0} GB read a second.\n");
        foreach (var name in failed) text.Append(CultureInfo.InvariantCulture, $"Failed: {name}\n");
        File.WriteAllText("artifacts/bench-analysis.md", text.ToString());
        Console.WriteLine();
        Console.WriteLine(text);
        return failed.Count == 0 && summary.Reports.Length > 0 ? 0 : 1;
    }

    /// <summary>
    /// In this process, whose collector and settings are the server's own. Code is compiled anew, and better, once it has been run
    /// for a while: what counts is how a program fares that is up. Plain C#, which may take seconds, is run three times.
    /// </summary>
    private static ManualConfig Config(StreamLogger log)
    {
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);
        var ours = job.WithWarmupCount(8).WithIterationCount(15).WithIterationTime(TimeInterval.FromMilliseconds(250)).WithId(nameof(MethodBenchmarks.Lykta));
        var plain = job.WithStrategy(RunStrategy.Monitoring).WithWarmupCount(1).WithIterationCount(3).WithId(nameof(MethodBenchmarks.Plain));
        return ManualConfig.CreateEmpty()
            .AddJob(ours, plain)
            .AddFilter(new SimpleFilter(IsWanted))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddExporter(MarkdownExporter.GitHub)
            .AddLogger(log)
            .WithArtifactsPath("artifacts/BenchmarkDotNet")
            .WithOptions(ConfigOptions.DisableOptimizationsValidator);
    }

    private static bool IsWanted(BenchmarkCase one) =>
        one.Job.ResolvedId == one.Descriptor.WorkloadMethod.Name && (IsOurs(one) || AnalysisTasks.Of(TaskOf(one)).Plain is not null);

    private static bool IsOurs(BenchmarkCase one) => one.Descriptor.WorkloadMethod.Name == nameof(MethodBenchmarks.Lykta);

    private static string TaskOf(BenchmarkCase one) => (string)one.Parameters[nameof(MethodBenchmarks.Task)];

    private static string Name(BenchmarkReport report) => $"{report.BenchmarkCase.Descriptor.WorkloadMethod.Name}, {TaskOf(report.BenchmarkCase)}";

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
