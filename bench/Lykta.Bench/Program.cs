using Lykta.Bench;

// analysis …: the methods next to plain C#. bare …: the bare program that Lykta is measured against. web …: the measuring.
// plan …: the plan, the round and the report. briefing …: the Friday's rushes.
return args switch
{
    ["bare", .. var rest] => await BareProgram.RunAsync(rest),
    ["plan", .. var rest] => await PlanBench.RunAsync(BenchOptions.Read(rest, isPlan: true)),
    ["web", .. var rest] => await WebBench.RunAsync(BenchOptions.Read(rest)),
    ["briefing", .. var rest] => await BriefingBench.RunAsync(BenchOptions.Read(rest, isBriefing: true)),
    ["analysis", .. var rest] => Lykta.Bench.Analysis.AnalysisBench.Run(rest),
    _ => Help(),
};

static int Help()
{
    Console.WriteLine("bench/run [--million] [--seconds N] [--connections N] [--only sqlite|postgres] | --plan [--districts 26] [--units 40] [--measures 10,200,2000] | --briefing [--partnerships 300] [--phones 1000] [--spread 60]; see bench/README.md");
    return 2;
}
