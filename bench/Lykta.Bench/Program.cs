using Lykta.Bench;

// bare …: the bare program that Lykta is measured against. web …: the measuring.
return args switch
{
    ["bare", .. var rest] => await BareProgram.RunAsync(rest),
    ["web", .. var rest] => await WebBench.RunAsync(BenchOptions.Read(rest)),
    _ => Help(),
};

static int Help()
{
    Console.WriteLine("bench/run [--million] [--seconds N] [--connections N] [--only sqlite|postgres]; see bench/README.md");
    return 2;
}
