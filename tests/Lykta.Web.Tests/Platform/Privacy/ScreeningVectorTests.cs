using Lykta.Web.Platform.Privacy;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Privacy;

public sealed class ScreeningVectorTests(ITestOutputHelper output)
{
    private static readonly ScreeningVectors Vectors = ScreeningVectors.Load();

    [Fact]
    public void Screen_FixedForms_CatchesAtLeast99Percent()
    {
        var missed = Vectors.Caught.Where(v => !Finds(v, FindingSeverity.Stop)).ToList();

        Print("caught as Stop with the right kind", Vectors.Caught.Count - missed.Count, Vectors.Caught.Count, missed.Select(m => m.Text));
        Vectors.Caught.Count.ShouldBeGreaterThanOrEqualTo(400);
        (missed.Count * 100).ShouldBeLessThanOrEqualTo(Vectors.Caught.Count);
    }

    [Fact]
    public void Screen_SoftForms_WarnsOfAtLeast95Percent()
    {
        var missed = Vectors.Warned.Where(v => !Finds(v, FindingSeverity.Warn)).ToList();

        Print("warned with the right kind", Vectors.Warned.Count - missed.Count, Vectors.Warned.Count, missed.Select(m => m.Text));
        (missed.Count * 20).ShouldBeLessThanOrEqualTo(Vectors.Warned.Count);
    }

    [Theory]
    [InlineData(Audience.Outside)]
    [InlineData(Audience.Inside)]
    public void Screen_FieldWorkSentences_StopsAtMost2PercentAndWarnsOfFew(Audience audience)
    {
        var context = ScreeningContext.Outside with { Audience = audience };
        var results = Vectors.Clean.Select(v => (v.Text, Result: TextScreening.Screen(v.Text, context))).ToList();
        var stopped = results.Where(r => r.Result.HasStop).ToList();
        var warned = results.Where(r => !r.Result.HasStop && r.Result.HasWarning).ToList();

        Print($"{audience}: clean sentences stopped", stopped.Count, results.Count, stopped.Select(r => $"{r.Text} [{r.Result}]"));
        Print($"{audience}: clean sentences warned of", warned.Count, results.Count, warned.Select(r => $"{r.Text} [{r.Result}]"));
        results.Count.ShouldBeGreaterThanOrEqualTo(400);
        (stopped.Count * 50).ShouldBeLessThanOrEqualTo(results.Count);
        (warned.Count * 10).ShouldBeLessThanOrEqualTo(results.Count);
    }

    /// <summary>The phone is tested against the same expectation, so the two walls cannot drift apart.</summary>
    [Fact]
    public void Screen_EverySentence_FindsWhatThePhoneFindsAtTheSamePlaces()
    {
        var sentences = Vectors.Caught.Concat(Vectors.Warned).Select(v => (v.Text, v.Found))
            .Concat(Vectors.Clean.Select(v => (v.Text, v.Found)));
        foreach (var (text, found) in sentences)
        {
            var here = TextScreening.Screen(text, ScreeningContext.Outside).Findings.Where(f => f.Kind != FindingKind.PersonName);
            string.Join(' ', here.Select(f => $"{f.Kind}:{f.Severity}:{f.Start}:{f.Length}")).ShouldBe(found ?? "", text);
        }
    }

    private static bool Finds(CaughtSentence sentence, FindingSeverity severity) =>
        TextScreening.Screen(sentence.Text, ScreeningContext.Outside).Findings
            .Any(f => f.Severity >= severity && string.Equals(f.Kind.ToString(), sentence.Kind, StringComparison.Ordinal));

    private void Print(string what, int count, int total, IEnumerable<string> sentences)
    {
        output.WriteLine($"{what}: {count} of {total} ({100.0 * count / total:F1} %)");
        foreach (var sentence in sentences)
            output.WriteLine("  " + sentence);
    }
}
