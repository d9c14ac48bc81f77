using Lykta.Web.Platform;
using Lykta.Web.Platform.Commands;

// `lykta <verb>`: commands are verbs of the same program, handled before a host is built.
if (await Command.TryRunAsync(args) is { } exitCode)
    return exitCode;

var app = LyktaApp.Build(args);
await LyktaApp.PrepareAsync(app);
await app.RunAsync();
return 0;

/// <summary>Public so that tests can start the whole program.</summary>
public partial class Program;
