namespace Lykta.Web.Platform.Audit;

/// <summary>A row (or batch of rows) of a chain, with the means to ask what its hash would be elsewhere.</summary>
internal sealed record ChainLink(long Sequence, DateTimeOffset At, byte[] PreviousHash, byte[] Hash, Func<long, byte[], byte[]> HashAs)
{
    /// <summary>What is wrong inside a batch, found while its rows were read.</summary>
    public ChainFault? RowFault { get; init; }

    public bool IsItself => HashAs(Sequence, PreviousHash).AsSpan().SequenceEqual(Hash);
}

/// <summary>Where a chain is to begin and what it has promised: the dropped months, the anchors and closing rows by number.</summary>
internal sealed record ChainPromise(long StartsAfter, byte[] StartHash, IReadOnlyDictionary<long, string> Anchored)
{
    public long LastAnchored => Anchored.Count == 0 ? 0 : Anchored.Keys.Max();
}

/// <summary>Walks a chain in order once and names what does not fit.</summary>
internal sealed class ChainWalk(ChainPromise promise)
{
    private const int MostSuspects = 500;
    private readonly List<ChainFinding> findings = [];
    private readonly List<ChainLink> suspects = [];
    private long expected = promise.StartsAfter + 1;
    private byte[] before = promise.StartHash;
    private bool isBeforeDoubtful;
    private long? anchorMiss;

    public ChainLink? Last { get; private set; }

    public long First { get; private set; }

    public long Links { get; private set; }

    public void Step(ChainLink link)
    {
        var hasGap = link.Sequence > expected;
        if (hasGap)
            findings.Add(new(ChainFault.Deleted, expected, link.Sequence - 1));
        var isItself = link.IsItself;
        var isLinked = hasGap || link.PreviousHash.AsSpan().SequenceEqual(before);
        if (!isItself && suspects.Count < MostSuspects)
            suspects.Add(link);
        else if (isItself && !isLinked && !isBeforeDoubtful)
            findings.Add(new(ChainFault.Edited, link.Sequence - 1));
        if (link.RowFault is { } fault)
            findings.Add(new(fault, link.Sequence));
        if (promise.Anchored.TryGetValue(link.Sequence, out var hash) && hash != Convert.ToHexStringLower(link.Hash))
            anchorMiss ??= link.Sequence;
        if (Links++ == 0)
            First = link.Sequence;
        (expected, before, isBeforeDoubtful, Last) = (link.Sequence + 1, link.Hash, !isItself, link);
    }

    /// <summary>The findings when all links have been seen.</summary>
    /// <param name="head">Number and hash that the database keeps as the newest.</param>
    /// <param name="behind">What it means when the anchor is ahead and the head agrees with the rows.</param>
    /// <param name="original">The number of another row with the same hash.</param>
    public async Task<List<ChainFinding>> EndAsync(
        (long Sequence, byte[] Hash) head, ChainFault behind, Func<byte[], long, Task<long?>> original)
    {
        await NameSuspectsAsync(original);
        var last = Last?.Sequence ?? promise.StartsAfter;
        var furthest = Math.Max(head.Sequence, promise.LastAnchored);
        if (Last is null && furthest > promise.StartsAfter)
            findings.Add(new(ChainFault.Emptied, furthest));
        else if (head.Sequence > last)
            findings.Add(new(ChainFault.CutTail, last + 1, head.Sequence));
        else if (promise.LastAnchored > last)
            findings.Add(new(behind, last + 1, promise.LastAnchored));
        else if (Last is not null && findings.All(f => f.Sequence != last) && (head.Sequence < last || !head.Hash.AsSpan().SequenceEqual(Last.Hash)))
            findings.Add(NameHead(head, Last));
        if (anchorMiss is { } missed && findings.All(f => f.Sequence > missed))
            findings.Add(new(ChainFault.Rebuilt, missed));
        return [.. findings.OrderBy(f => f.Sequence)];
    }

    // The head and the newest row disagree: an anchor at that number tells which of them was changed.
    private ChainFinding NameHead((long Sequence, byte[] Hash) head, ChainLink last) =>
        head.Sequence == last.Sequence && promise.Anchored.TryGetValue(last.Sequence, out var anchored) && anchored == Convert.ToHexStringLower(head.Hash)
            ? new(ChainFault.Edited, last.Sequence)
            : new(ChainFault.HeadEdited, head.Sequence);

    private async Task NameSuspectsAsync(Func<byte[], long, Task<long?>> original)
    {
        var named = new HashSet<long>();
        foreach (var suspect in suspects)
        {
            if (named.Contains(suspect.Sequence))
                continue;
            if (suspects.FirstOrDefault(other => other != suspect && ChangedPlaces(suspect, other)) is { } pair)
            {
                named.Add(pair.Sequence);
                findings.Add(new(ChainFault.Swapped, suspect.Sequence, pair.Sequence));
            }
            else
            {
                findings.Add(await original(suspect.Hash, suspect.Sequence) is { } first
                    ? new(ChainFault.Copied, suspect.Sequence, first)
                    : new(ChainFault.Edited, suspect.Sequence));
            }
        }
    }

    private static bool ChangedPlaces(ChainLink one, ChainLink other) =>
        one.HashAs(other.Sequence, other.PreviousHash).AsSpan().SequenceEqual(other.Hash)
        || one.HashAs(other.Sequence, one.PreviousHash).AsSpan().SequenceEqual(one.Hash);
}
