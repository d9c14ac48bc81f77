namespace Lykta.Web.Platform.Audit;

/// <summary>The anchor file as read back: what it says of each chain, and the lines that are not what was written.</summary>
internal sealed class AnchorFile
{
    private readonly Dictionary<(Guid, ChainKind), SortedDictionary<long, AnchorLine>> heads = [];

    public List<ChainFinding> Findings { get; } = [];

    public static AnchorFile Read(string path, AuditKey key)
    {
        var file = new AnchorFile();
        if (!File.Exists(path))
            return file;
        var (previous, number) = (AnchorLine.Genesis, 0);
        foreach (var json in File.ReadLines(path))
        {
            number++;
            var line = AnchorLine.FromJson(json);
            if (line is null || line.Previous != previous || !line.IsSignedBy(key))
                file.Findings.Add(new(ChainFault.AnchorEdited, number));
            else
                file.Take(line);
            previous = AnchorLine.HashOf(json);
        }

        return file;
    }

    public IReadOnlyDictionary<long, AnchorLine> Of(Guid partnership, ChainKind chain) =>
        heads.TryGetValue((partnership, chain), out var lines) ? lines : new SortedDictionary<long, AnchorLine>();

    private void Take(AnchorLine line)
    {
        var key = (line.Partnership, line.Chain);
        if (!heads.TryGetValue(key, out var lines))
            heads[key] = lines = [];
        if (line.Kind == AnchorKind.Restore)
        {
            foreach (var later in lines.Keys.Where(s => s > line.Sequence).ToList())
                lines.Remove(later);
        }

        if (line.Sequence > 0)
            lines[line.Sequence] = line;
    }
}
