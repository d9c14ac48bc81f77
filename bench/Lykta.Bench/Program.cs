using Lykta.Bench;

// briefing …: the Friday's rushes. analysis …: the methods next to plain C#. bare …: the bare program that Lykta is measured against. web …: the measuring.
return args switch
{
    ["bare", .. var rest] => await BareProgram.RunAsync(rest),
    ["web", .. var rest] => await WebBench.RunAsync(BenchOptions.Read(rest)),
    ["briefing", .. var rest] => await BriefingBench.RunAsync(BenchOptions.Read(rest)),
    ["analysis", .. var rest] => Lykta.Bench.Analysis.AnalysisBench.Run(rest),
    _ => Help(),
};

static int Help()
{
    Console.WriteLine("bench/run [--briefing] [--million] [--seconds N] [--connections N] [--only sqlite|postgres]; see bench/README.md");
    return 2;
}
