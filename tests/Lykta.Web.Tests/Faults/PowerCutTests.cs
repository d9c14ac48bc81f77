using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Lykta.Web.Tests.TestKit;
using Microsoft.Data.Sqlite;
using Shouldly;

namespace Lykta.Web.Tests.Faults;

/// <summary>
/// A power cut for the embedded database, replayed: strace notes every write, every flush that came back and every answer that
/// left the program; then the disk is rebuilt as it would be found if the power had gone right after an answer.
/// Proved: an answer never leaves before its rows are flushed. Not proved: that the disk keeps what it says it has flushed.
/// </summary>
public sealed partial class PowerCutTests
{
    [Fact]
    public async Task PowerCut_RightAfterAnAnswer_LosesNothingAcknowledged()
    {
        OutsideProgram.SkipUnlessInstalled("strace");
        await using var place = await FaultPlace.MakeAsync(Database.Sqlite, observations: 50);
        await using var program = await place.StartAsync();
        var senders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Sender.SignedInAsync(program.Address)));
        var trace = Path.Combine(place.Folder, "trace.txt");
        using var tracer = await AttachAsync(program.Id, trace);
        var disk = new VolatileDisk();
        foreach (var name in new[] { "lykta.db", "lykta.db-wal" })
            disk.Begin(Path.Combine(place.Folder, name), await SharedReadAsync(Path.Combine(place.Folder, name)));
        var ledger = new Ledger();
        var wanted = Rounds.Of(80, 1200);
        await Task.WhenAll(senders.Select(async s =>
        {
            while (ledger.Acknowledged.Count < wanted)
                await s.SendAsync(ledger, Guid.NewGuid().ToString("N"));
        }));
        await program.KillAsync();
        await tracer.WaitForExitAsync();
        Replay(trace, disk, wanted / Rounds.Of(10, 100)).ShouldBe(ledger.Acknowledged.Count, "every receipt was seen leaving");
    }

    private static int Replay(string trace, VolatileDisk disk, int every)
    {
        var (acknowledged, luck, flushes) = (new HashSet<string>(StringComparer.Ordinal), new Random(20261120), 0);
        foreach (var step in SyscallTrace.Read(trace))
        {
            disk.Take(step);
            flushes += step.Step == TraceStep.SyncEnds ? 1 : 0;
            if (step.Step != TraceStep.Send || Receipt().Match(Encoding.ASCII.GetString(step.Bytes)) is not { Success: true } receipt)
                continue;
            // The disk before this answer's own flush does not have it: the check can tell.
            if (acknowledged.Count == 0)
                flushes.ShouldBeGreaterThan(0, "an answer left before anything was flushed");
            acknowledged.Add(receipt.Groups[1].Value);
            if (acknowledged.Count % every != 0)
                continue;
            acknowledged.Except(FoundAfterCut(disk, null)).ShouldBeEmpty("only what was flushed is there");
            acknowledged.Except(FoundAfterCut(disk, luck)).ShouldBeEmpty("some of what was not flushed is there too");
        }

        return acknowledged.Count;
    }

    private static HashSet<string> FoundAfterCut(VolatileDisk disk, Random? luck)
    {
        var folder = Directory.CreateTempSubdirectory("lykta-cut-").FullName;
        try
        {
            disk.PowerCut(folder, luck);
            using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "lykta.db")};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT \"Key\" FROM \"Submission\" UNION ALL SELECT 'whole: ' || integrity_check FROM pragma_integrity_check";
            using var reader = command.ExecuteReader();
            var found = new HashSet<string>(StringComparer.Ordinal);
            while (reader.Read())
                found.Add(reader.GetString(0));
            found.ShouldContain("whole: ok");
            return found;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Process> AttachAsync(int process, string output)
    {
        var start = new ProcessStartInfo("strace",
            ["-f", "-y", "-xx", "-s", "200000", "-e", "trace=pwrite64,fsync,fdatasync,ftruncate,sendto,sendmsg", "-o", output, "-p", $"{process}"])
        { RedirectStandardError = true, UseShellExecute = false };
        var tracer = Process.Start(start)!;
        var said = await tracer.StandardError.ReadLineAsync();
        Assert.SkipWhen(said is null || !said.Contains("attached", StringComparison.Ordinal), $"strace may not look at a process here: {said}");
        _ = tracer.StandardError.ReadToEndAsync();
        return tracer;
    }

    private static async Task<byte[]> SharedReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }

    [GeneratedRegex(@"^HTTP/1\.1 302[\s\S]*Location: \S*/kvitto/([0-9a-f]{32})")]
    private static partial Regex Receipt();
}
