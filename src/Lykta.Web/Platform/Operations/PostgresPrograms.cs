using System.Diagnostics;
using System.Globalization;
using Lykta.Web.Platform.Commands;
using Npgsql;

namespace Lykta.Web.Platform.Operations;

/// <summary>pg_dump and pg_restore, told by environment where to connect so that no password stands in a process list.</summary>
internal sealed class PostgresPrograms(string? folder)
{
    public async Task RunAsync(string program, string connectionString, string[] arguments, CancellationToken cancel, string names = "")
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        string[] all = names.Length == 0 ? arguments : [names, to.Database ?? "", .. arguments];
        var start = new ProcessStartInfo(Find(program), all) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PGHOST"] = to.Host;
        start.Environment["PGPORT"] = to.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = to.Username;
        start.Environment["PGDATABASE"] = to.Database;
        start.Environment["PGPASSWORD"] = to.Password;
        start.Environment["PGSSLMODE"] = to.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var mode => mode.ToString().ToLowerInvariant(),
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program}: {said.Trim()}");
    }

    private string Find(string program)
    {
        var places = folder is not null
            ? [folder]
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return places.Select(p => Path.Combine(p, program)).FirstOrDefault(File.Exists)
            ?? throw new CommandRefusedException("Commands.NoProgram", program);
    }
}
