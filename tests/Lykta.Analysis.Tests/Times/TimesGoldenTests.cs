using Lykta.Analysis.Times;
using Xunit;

namespace Lykta.Analysis.Tests.Times;

public sealed class TimesGoldenTests
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    private static Occurrence At(string from, string? to = null) =>
        Occurrence.Local(DateTime.Parse(from, System.Globalization.CultureInfo.InvariantCulture), to is null ? null : DateTime.Parse(to, System.Globalization.CultureInfo.InvariantCulture), Stockholm);

    private static HourWeekdayTable Of(HourWeekdayOptions? options, params Occurrence[] occurrences) => HourWeekdayTable.Of(occurrences, Stockholm, options);

    private static IEnumerable<(string, Func<object?>)> Runs()
    {
        (string, string?)[] spans =
        [
            ("2026-03-27 22:30", "2026-03-28 00:30"), ("2026-03-29 00:15", "2026-03-29 04:45"), ("2026-03-29 02:30", null), ("2026-03-29 02:30", "2026-03-29 03:10"),
            ("2026-10-25 00:30", "2026-10-25 04:00"), ("2026-10-25 02:30", null), ("2026-10-25 02:30", "2026-10-25 02:45"), ("2026-05-01 10:00", "2026-05-02 10:00"),
            ("2026-05-01 10:00", "2026-05-02 10:01"), ("2026-05-01 10:00", "2026-05-01 09:00"), ("2026-01-04 05:59", "2026-01-04 06:01"), ("2026-06-01 00:00", null), ("2026-06-07 23:59", null),
        ];
        foreach (var (from, to) in spans)
        {
            yield return ($"{from} {to}", () => Of(null, At(from, to)));
            yield return ($"{from} {to}, nights", () => Of(HourWeekdayOptions.NightsFolded, At(from, to)));
        }
        Occurrence[] many = [.. Enumerable.Range(0, 40).Select(i => At("2026-02-02 08:00") is var first ? Occurrence.At(first.From.AddHours(Made.Drawn(i, 3, 400))) : first)];
        foreach (var (known, unknown) in new[] { (29, 0), (30, 0), (40, 4), (36, 4), (37, 4), (35, 5) })
            yield return ($"{known} and {unknown}", () => Of(null, [.. many[..known], .. Enumerable.Repeat(Occurrence.Unknown, unknown)]));
        var table = Of(null, [.. many, At("2026-02-06 23:10", "2026-02-07 02:40")]);
        var folded = Of(HourWeekdayOptions.NightsFolded, [.. many, At("2026-02-06 23:10", "2026-02-07 02:40")]);
        foreach (var (from, to) in new[] { (22, 3), (0, 24), (5, 5), (10, 11), (23, 0), (0, 0), (24, 3), (-1, 3), (2, 25), (2, -1) })
        {
            yield return ($"block {from} {to}", () => table.Block(DayOfWeek.Friday, from, to));
            yield return ($"folded block {from} {to}", () => folded.Block(DayOfWeek.Saturday, from, to));
        }
        yield return ("hour 24", () => table[DayOfWeek.Monday, 24]);
        yield return ("hour -1", () => table[DayOfWeek.Monday, -1]);
        yield return ("day 7", () => table[(DayOfWeek)7, 2]);
        yield return ("day -1", () => table[(DayOfWeek)(-1), 2]);
        yield return ("span 0", () => Of(new HourWeekdayOptions { LongestSpanInHours = 0 }));
        yield return ("day starts at -1", () => Of(new HourWeekdayOptions { DayStartsAtHour = -1 }));
        yield return ("day starts at 24", () => Of(new HourWeekdayOptions { DayStartsAtHour = 24 }));
        yield return ("nothing", () => Of(null));
        yield return ("carrying", () => table.Carrying([new(WarningCode.NoonHeaping, 3)]).Carrying([new(WarningCode.CodeBreak, 1)]).Warnings);
        for (var at = 0; at < 14; at++)
        {
            for (var around = 0; around < 4; around++)
            {
                int k = at, n = around;
                yield return ($"heaping {k} {n}", () => new[] { 0, 12 }.SelectMany(hour => Heaping.Detect(
                    [.. Enumerable.Repeat(new TimeOnly(hour, 0), k), .. new[] { 22, 23, 1, 2 }.SelectMany((apart, i) => Enumerable.Repeat(new TimeOnly((hour + apart) % 24, 0), n + (i % 2)))])));
            }
        }
        yield return ("heaping, one side", () => Heaping.Detect([.. Enumerable.Repeat(new TimeOnly(0, 0), 9), .. Enumerable.Repeat(new TimeOnly(22, 0), 7), .. Enumerable.Repeat(new TimeOnly(0, 1), 50)]));
        foreach (var (first, second) in new[] { (22, 23), (23, 1), (1, 2), (2, 22) })
            yield return ($"heaping, {first} and {second}", () => Heaping.Detect([.. Enumerable.Repeat(new TimeOnly(0, 0), 11), .. Enumerable.Repeat(new TimeOnly(first, 0), 9), .. Enumerable.Repeat(new TimeOnly(second, 0), 5)]));
    }

    [Fact]
    public void Times_AllRuns_AreAsBefore() => Golden.Check("Times", Runs());
}
