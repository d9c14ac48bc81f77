using System.Reflection;
using Lykta.Web.Platform.Privacy;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Privacy;

public sealed class ScreenedTextTests
{
    private static readonly HashSet<FindingKind> None = [];

    [Fact]
    public void TryPass_CleanText_Passes()
    {
        ScreenedText.TryPass("Trasig lampa vid bron.", ScreeningContext.Outside, None, out var passed, out var result).ShouldBeTrue();

        passed.Value.ShouldBe("Trasig lampa vid bron.");
        result.IsClean.ShouldBeTrue();
        passed.ToString().ShouldNotContain("lampa");
    }

    [Fact]
    public void TryPass_Stop_NeverPasses()
    {
        var all = Enum.GetValues<FindingKind>().ToHashSet();

        ScreenedText.TryPass("Se 811218-9876", ScreeningContext.Inside, all, out var passed, out var result).ShouldBeFalse();
        passed.IsEmpty.ShouldBeTrue();
        result.HasStop.ShouldBeTrue();
    }

    [Fact]
    public void TryPass_Warning_PassesOnlyWhenItsKindIsAccepted()
    {
        const string text = "Det var Kalle som såg lampan.";

        ScreenedText.TryPass(text, ScreeningContext.Inside, None, out _, out _).ShouldBeFalse();
        ScreenedText.TryPass(text, ScreeningContext.Inside, new HashSet<FindingKind> { FindingKind.Address }, out _, out _).ShouldBeFalse();
        ScreenedText.TryPass(text, ScreeningContext.Inside, new HashSet<FindingKind> { FindingKind.PersonName }, out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void TryPass_LongerThanAllowed_IsRefusedUnread()
    {
        ScreenedText.TryPass(new('a', 500), ScreeningContext.Inside, None, out _, out _).ShouldBeTrue();
        ScreenedText.TryPass(new('a', 501), ScreeningContext.Inside, None, out _, out var result).ShouldBeFalse();
        result.IsTooLong.ShouldBeTrue();
        ScreenedText.TryPass(new('a', 501), ScreeningContext.Inside, None, out _, out _, maxLength: 600).ShouldBeTrue();
    }

    [Fact]
    public void ScreenedText_HasNoPublicWayIn() =>
        typeof(ScreenedText).GetConstructors(BindingFlags.Public | BindingFlags.Instance).ShouldBeEmpty();

    [Fact]
    public void FromStorage_IsCalledOnlyWhereTheDatabaseReads()
    {
        var source = Path.Combine(ScreeningVectors.Root(), "src", "Lykta.Web");
        var callers = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains("ScreenedText.FromStorage", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(source, f).Replace('\\', '/'));

        callers.Where(f => !f.StartsWith("Data/", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void MaskedText_BlotsStopsAndLeavesTheRest()
    {
        var masked = MaskedText.Of("Se 811218-9876 eller anna@exempel.se vid bron.", ScreeningContext.Inside);

        masked.Value.ShouldBe("Se ███ eller ███ vid bron.");
        masked.MaskedCount.ShouldBe(2);
    }

    [Fact]
    public void MaskedText_FromWarn_BlotsNamesToo() =>
        MaskedText.Of("Det var Kalle Andersson.", ScreeningContext.Inside, FindingSeverity.Warn).Value.ShouldBe("Det var ███.");

    [Fact]
    public void TryPass_NumberBackwardsBehindADirectionMark_IsKeptInTheOrderThatWasRead()
    {
        ScreenedText.TryPass("Se \u202E6789-812118\u202C där.", ScreeningContext.Inside, None, out var passed, out _).ShouldBeTrue();
        passed.Value.ShouldBe("Se 6789-812118 där.");
    }

    [Fact]
    public void Rescan_ManyTexts_GivesKeysOfThoseThatDoNotPass()
    {
        Dictionary<int, string> texts = new() { [1] = "Trasig lampa.", [2] = "Ring anna@exempel.se", [3] = "Det var Kalle." };

        Rescan.Find(texts, ScreeningContext.Inside).Select(h => h.Key).ShouldBe([2]);
        Rescan.Find(texts, ScreeningContext.Inside, FindingSeverity.Warn).Select(h => h.Key).ShouldBe([2, 3]);
    }
}
