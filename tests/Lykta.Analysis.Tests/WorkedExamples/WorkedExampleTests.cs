using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.WorkedExamples;

/// <summary>Each page's worked example computed anew through the public API: a changed number on a page, or in the library, fails.</summary>
public sealed class WorkedExampleTests
{
    private static readonly Dictionary<string, Action<WorkedExample>> All = new(
        [.. CountExamples.All, .. ShareExamples.All, .. EffectExamples.All, .. PlaceExamples.All, .. MapExamples.All, .. AreaExamples.All, .. EventExamples.All, .. QualityExamples.All],
        StringComparer.Ordinal);

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Path.Combine(MethodPages.Root, "docs", "methods"), "*.md")
        .Select(file => Path.GetFileNameWithoutExtension(file)).Where(page => page != "README").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void WorkedExample_OfThePage_IsTrue(string page)
    {
        All.Keys.ShouldContain(page, "the page has no test of its worked example");
        var example = new WorkedExample(page);
        All[page](example);
        example.HasNoOtherNumbers();
    }

    [Fact]
    public void WorkedExample_WrongNumberOrOneLeftOver_IsTold()
    {
        var example = new WorkedExample("count-interval");
        Should.Throw<ShouldAssertException>(() => example.Says($"10 events: 95 % interval 4.81 to 18.39."));
        Should.Throw<ShouldAssertException>(example.HasNoOtherNumbers);
    }
}
