namespace Lykta.Web.Capabilities.Briefing;

/// <summary>Answers laid on the rows of the newest edition: each edition has row ids of its own, and an answer follows its place.</summary>
public sealed record CarriedAnswers(Dictionary<Guid, DebriefAnswerKind> Answers)
{
    /// <summary>Rows of an earlier edition that the newest lacks: what was said of them is kept as it is.</summary>
    public List<SheetLine> Kept { get; } = [];

    /// <summary>Something was answered about a row that no edition has.</summary>
    public bool HasUnknown { get; private set; }

    public static CarriedAnswers Onto(IReadOnlyList<SheetLine> now, IReadOnlyList<SheetLine> before, IReadOnlyDictionary<Guid, DebriefAnswerKind> given)
    {
        var defined = given.Where(a => Enum.IsDefined(a.Value)).ToList();
        var carried = new CarriedAnswers(defined.Where(a => now.Any(l => l.Item == a.Key)).ToDictionary());
        var waiting = defined.Where(a => !carried.Answers.ContainsKey(a.Key)).Select(a => (Line: before.FirstOrDefault(l => l.Item == a.Key), Answer: a.Value)).ToList();
        carried.HasUnknown = waiting.Exists(w => w.Line is null);
        // Rows that are just the same first: the same place may stand twice, at two times.
        foreach (var (old, answer) in waiting.Where(w => w.Line is not null).OrderByDescending(w => now.Any(l => IsSame(l, w.Line!) && l.Window == w.Line!.Window)))
        {
            var line = now.Where(l => IsSame(l, old!) && !carried.Answers.ContainsKey(l.Item)).OrderByDescending(l => l.Window == old!.Window).FirstOrDefault();
            if (line is null)
                carried.Kept.Add(line = old!);
            carried.Answers[line.Item] = answer;
        }

        return carried;
    }

    private static bool IsSame(SheetLine one, SheetLine other) =>
        one.PlaceSlug is { } slug ? slug == other.PlaceSlug : one.Place == other.Place && one.Heading == other.Heading;
}
