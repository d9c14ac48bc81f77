using System.Globalization;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Continuity;

/// <summary>A part of the day in which a function can be reached.</summary>
public enum ReachPart
{
    Day, Evening, Night,
}

/// <summary>When a function is reached: one bit for each part of each weekday. Nothing set means that nothing is stated.</summary>
public readonly record struct Reach(int Bits)
{
    public static readonly IReadOnlyList<DayOfWeek> Weekdays = [.. Enumerable.Range(1, 7).Select(i => (DayOfWeek)(i % 7))];

    public static readonly IReadOnlyList<ReachPart> Parts = Enum.GetValues<ReachPart>();

    public bool IsStated => Bits != 0;

    public bool Has(DayOfWeek day, ReachPart part) => (Bits & Bit(day, part)) != 0;

    public Reach With(ReachPart part, IEnumerable<DayOfWeek> days) => new(days.Aggregate(Bits, (bits, day) => bits | Bit(day, part)));

    /// <summary>Reached by either.</summary>
    public Reach Or(Reach other) => new(Bits | other.Bits);

    public IReadOnlyList<DayOfWeek> Days(ReachPart part)
    {
        var self = this;
        return [.. Weekdays.Where(d => self.Has(d, part))];
    }

    /// <summary>What is not reached, in words: "Nätter: fredag–lördag."; null when there is no gap.</summary>
    public string? Gaps(Texts texts)
    {
        var self = this;
        var gaps = Parts.Select(p => (Part: p, Days: Weekdays.Where(d => !self.Has(d, p)).ToList())).Where(g => g.Days.Count > 0)
            .Select(g => texts["Continuity.Reach.At." + g.Part, Words(g.Days, texts, full: true)].Value).ToList();
        return gaps.Count == 0 ? null : string.Join(' ', gaps);
    }

    /// <summary>Days in a row as a span.</summary>
    public static string Words(IReadOnlyList<DayOfWeek> days, Texts texts, bool full = false)
    {
        if (days.Count == 7)
            return texts["Continuity.Reach.EveryDay"];
        var at = days.Select(d => ((int)d + 6) % 7).Order().ToList();
        List<string> spans = [];
        for (var i = 0; i < at.Count;)
        {
            var last = i;
            while (last + 1 < at.Count && at[last + 1] == at[last] + 1)
                last++;
            spans.Add(last == i ? Name(at[i], full) : Name(at[i], full) + "–" + Name(at[last], full));
            i = last + 1;
        }

        return full && spans.Count > 1 ? string.Join(", ", spans[..^1]) + texts["Continuity.Reach.And"] + spans[^1] : string.Join(", ", spans);
    }

    private static string Name(int fromMonday, bool full)
    {
        var (format, day) = (CultureInfo.CurrentCulture.DateTimeFormat, (DayOfWeek)((fromMonday + 1) % 7));
        return full ? format.GetDayName(day) : format.GetAbbreviatedDayName(day);
    }

    private static int Bit(DayOfWeek day, ReachPart part) => 1 << ((((int)day + 6) % 7 * 3) + (int)part);
}
