using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Observations.Import;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Plans.Import;

/// <summary>What is known already, and how the user wants words treated.</summary>
public sealed record PlanReadingFrame(
    MeasureNames Names, IReadOnlyList<Measure> Measures, IReadOnlyDictionary<MeasureId, FollowUpEntry> Entries, bool ReadsRound,
    ScreeningContext Screening, bool AcceptsWarnings, bool DropsStopped);

/// <summary>Compares a file's rows with the plan, cell by cell; stores nothing.</summary>
public sealed class PlanReader
{
    private static readonly HashSet<FindingKind> All = [.. Enum.GetValues<FindingKind>()];
    private readonly PlanReadingFrame frame;
    private readonly PlanReading reading = new();
    private readonly Dictionary<string, Measure> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Measure> byNumber;
    private readonly Dictionary<int, int> numbers = [];
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameMatcher<string>> choices = new(StringComparer.Ordinal);

    public PlanReader(PlanReadingFrame frame)
    {
        this.frame = frame;
        byNumber = frame.Measures.ToDictionary(m => m.Number);
        foreach (var measure in frame.Measures.OrderBy(m => m.Number))
            byKey.TryAdd(measure.ImportKey ?? KeyOf(frame.Names.Section(measure.SectionId), measure.Name, 1), measure);
    }

    public PlanReading Read(PlanTable table)
    {
        if (table is { IsExport: true, HasNumbers: false })
            reading.Faults.Add(new("Plans.Import.Error.NoNumbers"));
        foreach (var row in table.Rows)
        {
            CheckNumber(row, table.IsExport);
            NoteSection(row.Section);
            reading.Rows.Add(row.IsSectionOnly ? new(row, ProposalState.EmptySection, "") : Propose(row));
        }

        return reading;
    }

    /// <summary>Section and name without case, dots and scanning faults, and which of equals it is.</summary>
    public static string KeyOf(string section, string name, int which)
    {
        var words = $"{NameKeys.Of(section).Damaged}\u001f{NameKeys.Of(name).Damaged}\u001f{which}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..40];
    }

    // A number of an exported file is a key: one that is unknown here, or stands twice, would make or change the wrong measure.
    private void CheckNumber(PlanTableRow row, bool isExport)
    {
        var number = row[PlanHeadings.Number];
        if (number.Length == 0 || !(isExport || number.StartsWith("A-", StringComparison.OrdinalIgnoreCase)))
            return;
        if (NumberOf(number) is not { } given || !byNumber.ContainsKey(given))
            reading.Faults.Add(new("Plans.Import.Error.OtherPlan", null, row.Row, number));
        else if (!numbers.TryAdd(given, row.Row))
            reading.Faults.Add(new("Plans.Import.Error.Twice", null, numbers[given], row.Row, number));
        else if (row[nameof(Measure.Name)].Length == 0)
            reading.Faults.Add(new("Plans.Import.Error.NoName", null, row.Row, number));
    }

    private static int? NumberOf(string text) =>
        int.TryParse(text.Replace("A-", "", StringComparison.OrdinalIgnoreCase).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : null;

    private void NoteSection(string section)
    {
        if (section.Length > 0 && SectionOf(section) is null && !reading.NewSections.Contains(section, StringComparer.OrdinalIgnoreCase))
            reading.NewSections.Add(section);
    }

    /// <summary>The plan's section that a file's word means; an OCR fault is still the same section.</summary>
    public PlanSection? SectionOf(string section) =>
        new NameMatcher<PlanSection>(frame.Names.Sections.Select(s => (s, s.Name))).Find(section, 2) is [{ Confidence: >= MatchConfidence.Likely } found] ? found.Item : null;

    private PlanProposal Propose(PlanTableRow row)
    {
        var key = NextKey(row);
        var known = KnownOf(row, key);
        List<(MeasurePart Part, PartValue Value)> values = [];
        List<CellChange> changes = [];
        foreach (var (meaning, text) in row.Cells.Where(c => c.Key is not (PlanHeadings.Number or PlanHeadings.Work or PlanHeadings.Next)))
        {
            if (Measure.PartOf(meaning) is { } part && ValueOf(row, part, text) is { } value)
                Compare(value.Part, value.Value, known, values, changes);
        }

        CompareSection(row, known, changes);
        var round = frame.ReadsRound ? RoundOf(row, known, changes) : null;
        var state = known is null ? ProposalState.New : changes.Count == 0 ? ProposalState.Same : ProposalState.Changed;
        return new(row, state, key) { Known = known, Values = values, Changes = changes, Round = round };
    }

    private string NextKey(PlanTableRow row)
    {
        var plain = KeyOf(row.Section, row[nameof(Measure.Name)], 0);
        return KeyOf(row.Section, row[nameof(Measure.Name)], seen[plain] = seen.GetValueOrDefault(plain) + 1);
    }

    private Measure? KnownOf(PlanTableRow row, string key)
    {
        return NumberOf(row[PlanHeadings.Number]) is { } given ? byNumber.GetValueOrDefault(given) : byKey.GetValueOrDefault(key);
    }

    private static void Compare(
        MeasurePart written, PartValue value, Measure? known, List<(MeasurePart, PartValue)> values, List<CellChange> changes)
    {
        var probe = Measure.Probe();
        written.Write(probe, value);
        var to = written.Read(probe);
        if (known is null)
        {
            values.Add((written, value));
            return;
        }

        if (PlanTable.Tidy(written.Read(known)) == PlanTable.Tidy(to))
            return;
        values.Add((written, value));
        changes.Add(new(written.Key, written.Read(known), to));
    }

    private void CompareSection(PlanTableRow row, Measure? known, List<CellChange> changes)
    {
        if (known is not null && row.Section.Length > 0 && (SectionOf(row.Section) is not { } section || section.Id != known.SectionId))
            changes.Add(new(nameof(Measure.SectionId), frame.Names.Section(known.SectionId), row.Section));
    }

    private RoundWords RoundOf(PlanTableRow row, Measure? known, List<CellChange> changes)
    {
        var entry = known is null ? null : frame.Entries.GetValueOrDefault(known.Id);
        var (work, plan) = (Words(row, PlanHeadings.Work), Words(row, PlanHeadings.Next));
        var isChanged = Differs(PlanHeadings.Work, entry?.Work, work) | Differs(PlanHeadings.Next, entry?.Plan, plan);
        return new(work, plan, Words(row, nameof(Measure.FollowUpMethod), isSilent: true), isChanged || entry is null);

        bool Differs(string meaning, string? from, ScreenedText? to)
        {
            if (PlanTable.Tidy(from ?? "") == PlanTable.Tidy(to?.Value ?? "") || to is null)
                return false;
            if (entry is not null)
                changes.Add(new(meaning, from ?? "", to.Value.Value));
            return true;
        }
    }

    /// <summary>The value of a cell, and the part that takes it: words where a day should be become the time plan, an unknown unit a function.</summary>
    private (MeasurePart Part, PartValue Value)? ValueOf(PlanTableRow row, MeasurePart part, string text)
    {
        if (part.IsWords)
            return Words(row, part.Key) is { } words ? (part, new PartValue(words)) : null;
        if (part.Kind == PartKind.Day && ImportMoments.Read(text, "") is { } at)
            return (part, new PartValue(Day: Stockholm.DayOf(at)));
        if (part.Kind == PartKind.Count && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count))
            return (part, new PartValue(Number: count));
        if (part.Kind is not (PartKind.Day or PartKind.Count) && KeptOf(part, text) is { } kept && PartReader.Known(part, kept, frame.Names) is { IsOk: true } known)
            return (part, known.Value);
        var instead = part.Kind switch { PartKind.Day => nameof(Measure.TimePlan), PartKind.Organisation => nameof(Measure.LeadFunction), _ => null };
        reading.Unclear.Add(new(row.Row, part.Key, text, instead is null ? "Plans.Import.NotUnderstood" : $"Plans.Import.PutIn.{instead}"));
        return instead is not null && !row.Cells.ContainsKey(instead) && Words(row, part.Key, isSilent: true) is { } asWords
            ? (Measure.PartOf(instead)!, new PartValue(asWords)) : null;
    }

    private string? KeptOf(MeasurePart part, string text)
    {
        if (!choices.TryGetValue(part.Key, out var matcher))
            choices[part.Key] = matcher = new(frame.Names.Choices(part).SelectMany(c => new[] { (c.Kept, c.Shown), (c.Kept, c.Kept) }));
        return matcher.Find(text, 2) is [{ Confidence: >= MatchConfidence.Likely } found] ? found.Item : null;
    }

    private ScreenedText? Words(PlanTableRow row, string meaning, bool isSilent = false)
    {
        if (row[meaning] is not { Length: > 0 } text)
            return null;
        var most = Measure.PartOf(meaning) is { MaxLength: > 0 } part ? part.MaxLength : 4000;
        if (ScreenedText.TryPass(text, frame.Screening, frame.AcceptsWarnings ? All : new HashSet<FindingKind>(), out var passed, out var result, most))
            return passed;
        if (!isSilent)
            reading.Unclear.Add(new(row.Row, meaning, result.HasStop ? "" : text, ReasonOf(result), !frame.DropsStopped || (!result.HasStop && !result.IsTooLong)));
        return null;
    }

    private static string ReasonOf(ScreeningResult result) => result.IsTooLong ? "Plans.Import.TooLong"
        : $"Privacy.Finding.{result.Findings.OrderByDescending(f => f.Severity).First().Kind}";
}
