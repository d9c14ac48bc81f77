using System.Diagnostics;
using System.Text;
using Lykta.Web.Platform.Privacy;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Privacy;

[Collection("Timing")]
public sealed class ScreeningSpeedTests(ITestOutputHelper output)
{
    private const int Long = 100_000;

    public static TheoryData<string> Adversaries() =>
    [
        "1", "1 ", "12 ", "811218", "811218-9875 ", "0", "07 ", "070-", "+46", "a@", "a.", "@", "@a.", "Anna ", "Aa ", "Björns ", "son till ",
        "a\u0301", "\u0301\u0327", "\u200b", "l0O", "l ", "oros ", "o ", "orosan ", "anmäl ", "ABC 12", "abc123 bil ", "född ", "f. 1/2 ", "lgh 1 ",
        "Götgatan 1 ", "8B pojke ", "mörkhyad ", "snap: ", "1 000 ", "2026-01-01 ", "Stockholms stad ", "\U0001D7CE", "\ud800", "-", ". ", "\n",
    ];

    [Theory]
    [MemberData(nameof(Adversaries))]
    public void Screen_AdversarialText_GrowsInStepWithItsLength(string unit)
    {
        var eighth = Best(Repeat(unit, Long / 8));
        var whole = Best(Repeat(unit, Long));

        output.WriteLine($"{unit.Trim()}: {eighth.TotalMilliseconds:F1} ms for an eighth, {whole.TotalMilliseconds:F1} ms for {Long} characters");
        var linearWithSlack = (eighth * 24) + TimeSpan.FromMilliseconds(100);
        whole.ShouldBeLessThan(linearWithSlack, "quadratic work would be 64 times as long, linear work 8 times");
    }

    [Fact]
    public void Screen_FiveThousandRowsOf500Characters_PrintsItsPace()
    {
        var sentences = ScreeningVectors.Load();
        var all = string.Join(' ', sentences.Clean.Select(c => c.Text).Concat(sentences.Caught.Select(c => c.Text)));
        var rows = Enumerable.Range(0, 5000).Select(i => all.Substring(i * 7 % (all.Length - 500), 500)).ToList();
        Screen(rows[0]);

        var clock = Stopwatch.StartNew();
        var findings = rows.Sum(r => TextScreening.Screen(r, ScreeningContext.Outside).Findings.Count);

        output.WriteLine($"5 000 rows x 500 characters: {clock.ElapsedMilliseconds} ms on one thread, {findings} findings");
        findings.ShouldBeGreaterThan(1000);
    }

    private static string Repeat(string unit, int length) =>
        new StringBuilder(length + unit.Length).Insert(0, unit, (length / unit.Length) + 1).ToString(0, length);

    /// <summary>The best of several runs, so that a busy machine does not look like slow code.</summary>
    private static TimeSpan Best(string text) => Enumerable.Range(0, 3).Min(_ => Screen(text));

    private static TimeSpan Screen(string text)
    {
        var clock = Stopwatch.StartNew();
        TextScreening.Screen(text, ScreeningContext.Outside);
        return clock.Elapsed;
    }
}

[CollectionDefinition("Timing", DisableParallelization = true)]
public sealed class TimingCollection;
