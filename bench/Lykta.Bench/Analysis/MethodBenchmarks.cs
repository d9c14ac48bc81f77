using BenchmarkDotNet.Attributes;

namespace Lykta.Bench.Analysis;

/// <summary>Every task in Lykta's way and, where there is one, in plain C#.</summary>
public class MethodBenchmarks
{
    private AnalysisTask _task = null!;

    /// <summary>The task that was asked for.</summary>
    public static IEnumerable<string> Tasks => [AnalysisBench.Only];

    /// <summary>Name of the task.</summary>
    [ParamsSource(nameof(Tasks))]
    public string Task { get; set; } = "";

    /// <summary>Makes its data.</summary>
    [GlobalSetup]
    public void Make() => _task = AnalysisTasks.Of(Task);

    /// <summary>The whole chain.</summary>
    [Benchmark]
    public void Lykta() => _task.Ours();

    /// <summary>The same, right and clear, on one thread.</summary>
    [Benchmark]
    public void Plain() => (_task.Plain ?? throw new InvalidOperationException("There is no plain way of this task."))();
}
