using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lykta.Web.Tests.Faults;

internal enum TraceStep
{
    Write, Cut, SyncBegins, SyncEnds, Send,
}

/// <summary>One thing the program asked of the system, in the order strace saw it.</summary>
internal sealed record Traced(TraceStep Step, string File, long Offset, byte[] Bytes);

/// <summary>Reads what `strace -f -y -xx` wrote: file writes, flushes that came back, and answers that left.</summary>
internal static partial class SyscallTrace
{
    public static IEnumerable<Traced> Read(string path)
    {
        var flushing = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var (process, call) = (line[..space], line[(space + 1)..].TrimStart());
            if (call.StartsWith("<... f", StringComparison.Ordinal) && call.Contains("sync resumed", StringComparison.Ordinal))
            {
                if (flushing.Remove(process, out var file) && call.EndsWith("= 0", StringComparison.Ordinal))
                    yield return new(TraceStep.SyncEnds, file, 0, []);
                continue;
            }

            if (Call().Match(call) is not { Success: true } match)
                continue;
            var target = Encoding.UTF8.GetString(Bytes(match.Groups["file"].Value));
            switch (match.Groups["name"].Value)
            {
                case "pwrite64":
                    yield return new(TraceStep.Write, target, Offset(call), Bytes(Quoted().Match(call).Groups[1].Value));
                    break;
                case "ftruncate":
                    yield return new(TraceStep.Cut, target, Offset(call), []);
                    break;
                case "sendto" or "sendmsg":
                    yield return new(TraceStep.Send, "", 0, [.. Quoted().Matches(call).SelectMany(m => Bytes(m.Groups[1].Value))]);
                    break;
                default:
                    yield return new(TraceStep.SyncBegins, target, 0, []);
                    if (call.Contains("unfinished", StringComparison.Ordinal))
                        flushing[process] = target;
                    else if (call.EndsWith("= 0", StringComparison.Ordinal))
                        yield return new(TraceStep.SyncEnds, target, 0, []);
                    break;
            }
        }
    }

    // The last number among the arguments; a return value, when there is one, comes after the bracket.
    private static long Offset(string call)
    {
        var arguments = call[..(call.LastIndexOf(')') is > 0 and var end && call.Contains(") =", StringComparison.Ordinal) ? end : call.IndexOf(" <unfinished", StringComparison.Ordinal))];
        return long.Parse(arguments[(arguments.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace("\\x", "", StringComparison.Ordinal));

    [GeneratedRegex(@"^(?<name>pwrite64|fsync|fdatasync|ftruncate|sendto|sendmsg)\(\d+<(?<file>(\\x[0-9a-f]{2})*)>")]
    private static partial Regex Call();

    [GeneratedRegex("\"((?:\\\\x[0-9a-f]{2})*)\"")]
    private static partial Regex Quoted();
}

/// <summary>A disk that loses at a power cut what was not flushed; what was written since may be there in part.</summary>
internal sealed class VolatileDisk
{
    private readonly Dictionary<string, (MemoryStream Kept, List<Traced> Since, int Flushing)> files = new(StringComparer.Ordinal);

    public void Begin(string file, byte[] content)
    {
        var kept = new MemoryStream();
        kept.Write(content);
        files[file] = (kept, [], 0);
    }

    public void Take(Traced step)
    {
        if (!files.TryGetValue(step.File, out var file))
            return;
        switch (step.Step)
        {
            case TraceStep.Write or TraceStep.Cut:
                file.Since.Add(step);
                break;
            case TraceStep.SyncBegins:
                files[step.File] = file with { Flushing = file.Since.Count };
                break;
            case TraceStep.SyncEnds:
                file.Since.Take(file.Flushing).ToList().ForEach(s => Apply(file.Kept, s));
                file.Since.RemoveRange(0, file.Flushing);
                files[step.File] = file with { Flushing = 0 };
                break;
        }
    }

    /// <summary>What is found after the cut; with luck, each unflushed write is there by the toss of a coin.</summary>
    public void PowerCut(string folder, Random? luck)
    {
        foreach (var (path, file) in files)
        {
            using var found = new MemoryStream();
            file.Kept.WriteTo(found);
            foreach (var step in file.Since.Where(_ => luck?.Next(2) == 1))
                Apply(found, step);
            File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(path)), found.ToArray());
        }
    }

    private static void Apply(MemoryStream to, Traced step)
    {
        if (step.Step == TraceStep.Cut)
        {
            to.SetLength(step.Offset);
            return;
        }

        to.Position = step.Offset;
        to.Write(step.Bytes);
    }
}
