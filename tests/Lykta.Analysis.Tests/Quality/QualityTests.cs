using Lykta.Analysis.Geometry;
using Lykta.Analysis.Quality;
using Lykta.Analysis.Trends;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Quality;

public sealed class QualityTests
{
    /// <summary>Half of the events are registered the same day, a quarter after three days, a quarter after ten, 20 a day.</summary>
    [Fact]
    public void LateRegistration_KnownDelays_AreFoundInSpiteOfWhatIsNotYetSeen()
    {
        int[] delays = [.. Enumerable.Range(0, 20).Select(k => k < 10 ? 0 : k < 15 ? 3 : 10)];
        var file = Enumerable.Range(0, 300).SelectMany(day => delays.Select(delay => new Registration(day, day + delay))).Where(r => r.Registered <= 299).ToList();
        var late = LateRegistration.Of(file, 299);
        late.Completeness[0].ShouldBe(0.5, 1e-12);
        late.Completeness[2].ShouldBe(0.5, 1e-12);
        late.Completeness[3].ShouldBe(0.75, 1e-12);
        late.Completeness[10].ShouldBe(1, 1e-12);
        late.CompleteAfterDays.ShouldBe(10);
        late.MissingShare!.Value.ShouldBeRelatively(1 - (((3 * 10.0) + (4 * 15)) / 140), 1e-10);
        late.Warnings.Single().Code.ShouldBe(WarningCode.LateRegistration);
        LateRegistration.Of([.. file.Take(20)], 299).Reading.Key.ShouldBe("Analysis.LateRegistration.TooFewToSay");
    }

    [Fact]
    public void LateRegistration_AllAtOnce_IsComplete()
    {
        var late = LateRegistration.Of([.. Enumerable.Range(0, 200).Select(k => new Registration(k, k))], 199);
        late.MissingShare.ShouldBe(0);
        late.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void ReportingCoverage_NewReporter_IsFoundAndASmallOneIsNot()
    {
        string[] before = [.. Enumerable.Repeat("school", 40), .. Enumerable.Repeat("landlord", 30), .. Enumerable.Repeat("shop", 2)];
        string[] after = [.. Enumerable.Repeat("school", 35), .. Enumerable.Repeat("landlord", 33), .. Enumerable.Repeat("app", 60)];
        var coverage = ReportingCoverage.Compare(before, after);
        coverage.Changes.ShouldBe([new ReporterChange<string>("app", 0, 60)]);
        coverage.ChangedShare!.Value.ShouldBeRelatively(0.3, 1e-12);
        coverage.Warnings.ShouldBe([new Warning(WarningCode.ReportingChanged, 0.3)]);
        ReportingCoverage.Compare(before, before).Warnings.ShouldBeEmpty();
        ReportingCoverage.Compare<string>([], []).ChangedShare.ShouldBeNull();
    }

    [Fact]
    public void CodeBreaks_ReplacedCode_IsPairedWithItsSuccessor()
    {
        var breaks = CodeBreaks.Of(new Dictionary<string, IReadOnlyList<int>>
        {
            ["0801"] = [.. Enumerable.Range(0, 48).Select(t => t < 24 ? 8 + (t % 3) : 0)],
            ["0811"] = [.. Enumerable.Range(0, 48).Select(t => t < 24 ? 0 : 9 + (t % 2))],
            ["0910"] = [.. Enumerable.Range(0, 48).Select(t => 3 + (t % 4))],
            ["1201"] = [.. Enumerable.Range(0, 48).Select(t => t == 3 ? 9 : 0)],
        });
        breaks.Breaks.Where(x => x.Code[0] == '0').ShouldBe([new CodeBreak("0801", 24, CodeChange.Ends, "0811"), new CodeBreak("0811", 24, CodeChange.Begins, "0801")]);
        breaks.Breaks.ShouldNotContain(x => x.Code == "1201");
        breaks.Warnings.ShouldBe([new Warning(WarningCode.CodeBreak, 24)]);
    }

    [Fact]
    public void GeocodingDefaults_StationAndSquare_AreSuspectForTheirReasons()
    {
        var random = new Random(4);
        List<PlanePosition> points = [.. Enumerable.Range(0, 900).Select(_ => new PlanePosition(674_000 + random.Next(0, 9999), 6_580_000 + random.Next(0, 9999)))];
        points.AddRange(Enumerable.Repeat(new PlanePosition(675_123, 6_581_456), 150));
        points.AddRange(Enumerable.Repeat(new PlanePosition(676_321, 6_583_456), 40));
        points.AddRange(Enumerable.Repeat(new PlanePosition(677_000, 6_582_000), 12));
        var found = GeocodingDefaults.Of(points);
        found.Suspects.Select(x => (x.Count, x.Suspicion)).ShouldBe(
            [(150, CoordinateSuspicion.LargeShare), (40, CoordinateSuspicion.FarAboveOthers), (12, CoordinateSuspicion.FarAboveOthers)]);
        GeocodingDefaults.Of(points[..900]).Warnings.ShouldBeEmpty();
        GeocodingDefaults.Of([]).Share.ShouldBeNull();
    }

    [Fact]
    public void Carrying_Findings_TravelOnceWithTheResult()
    {
        IReadOnlyList<Warning> findings = [new(WarningCode.LateRegistration, 0.3), new(WarningCode.PercentWithheld, 1)];
        var carried = TwoPeriods.Compare(20, 8).Carrying(findings).Carrying(findings);
        carried.Warnings.Count(w => w.Code == WarningCode.LateRegistration).ShouldBe(1);
        carried.Warnings.Count(w => w.Code == WarningCode.PercentWithheld).ShouldBe(1);
        carried.Warnings[^1].ShouldBe(new Warning(WarningCode.LateRegistration, 0.3));
    }
}
