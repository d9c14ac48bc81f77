using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Lykta.Web.Tests.TestKit;

/// <summary>A real PostgreSQL on loopback, started once for the run and ended with it.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer?>> Shared = new(StartAsync);
    private static int databases;

    private PostgresServer(string bin, string folder, int port) => (Bin, Folder, Port) = (bin, folder, port);

    public string Bin { get; }

    public string Folder { get; }

    public int Port { get; }

    /// <summary>Null when PostgreSQL is not installed here.</summary>
    public static Task<PostgresServer?> SharedAsync() => Shared.Value;

    public static bool IsInstalled => BinFolder() is not null;

    public static async ValueTask StopSharedAsync()
    {
        if (Shared.IsValueCreated && await Shared.Value is { } server)
            await server.DisposeAsync();
    }

    public string ConnectionString(string user, string database) =>
        $"Host=127.0.0.1;Port={Port};Username={user};Database={database};Pooling=true;Maximum Pool Size=30";

    /// <summary>An empty database, or a copy of another; gives the application's and the owner's connection.</summary>
    public async Task<(string Application, string Owner)> CreateDatabaseAsync(string? template = null, string? name = null)
    {
        name ??= $"lykta_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}";
        await AdminAsync($"CREATE DATABASE \"{name}\" OWNER lykta_owner {(template is null ? "" : $"TEMPLATE \"{template}\"")}");
        return (ConnectionString("lykta_app", name), ConnectionString("lykta_owner", name));
    }

    public async Task AdminAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("lykta_admin", "postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A server of one's own, for tests that stop and start it; fsync on when what is tested is durability.</summary>
    public static async Task<PostgresServer?> StartAsync() => await StartAsync(fsync: false);

    public static async Task<PostgresServer?> StartAsync(bool fsync)
    {
        if (BinFolder() is not { } bin)
            return null;
        var folder = (await RunAsync("mktemp", "-d")).Trim();
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            var server = new PostgresServer(bin, folder, port);
            await RunAsync($"{bin}/initdb", "-D", $"{folder}/data", "-U", "lykta_admin", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
            await server.StartServerAsync(fsync);
            await server.AdminAsync("CREATE ROLE lykta_owner LOGIN CREATEDB; CREATE ROLE lykta_app LOGIN; CREATE ROLE lykta_backup LOGIN BYPASSRLS; GRANT pg_read_all_data TO lykta_backup");
            return server;
        }
    }

    public Task StartServerAsync(bool fsync = false) => RunAsync(
        $"{Bin}/pg_ctl", "-D", $"{Folder}/data", "-w", "-l", $"{Folder}/log", "-o",
        $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={Folder} -c fsync={(fsync ? "on" : "off")} -c max_connections=200", "start");

    public Task StopServerAsync(string mode = "immediate") => RunAsync($"{Bin}/pg_ctl", "-D", $"{Folder}/data", "-w", "-m", mode, "stop");

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (File.Exists($"{Folder}/data/postmaster.pid"))
            await StopServerAsync();
        await RunAsync("rm", "-rf", Folder);
    }

    private static string? BinFolder()
    {
        if (!Directory.Exists("/usr/lib/postgresql"))
            return null;
        return Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal)
            .Select(d => Path.Combine(d, "bin")).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")));
    }

    // PostgreSQL refuses to run as root, so there everything of it runs as its own user.
    private static async Task<string> RunAsync(params string[] command)
    {
        string[] all = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", .. command] : command;
        var start = new ProcessStartInfo(all[0], all[1..]) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = "/tmp" };
        // A started server would hold the pipe open: its output goes to the log file instead.
        if (command[^1] == "start")
            start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", .. all]) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = "/tmp" };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {output}");
    }
}
