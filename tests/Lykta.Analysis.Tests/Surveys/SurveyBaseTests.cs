using Lykta.Analysis.Surveys;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Surveys;

public sealed class SurveyBaseTests
{
    [Fact]
    public void EffectiveBase_UnequalWeights_IsKishs()
    {
        SurveyBase.EffectiveBase([1, 1, 2])!.Value.ShouldBeRelatively(16.0 / 6, 1e-15);
        SurveyBase.EffectiveBase([3, 3, 3, 3])!.Value.ShouldBeRelatively(4, 1e-15);
        SurveyBase.EffectiveBase([]).ShouldBeNull();
        SurveyBase.EffectiveBase([0, 0]).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => SurveyBase.EffectiveBase([1, -1]));
    }

    [Fact]
    public void WithFinitePopulation_HalfAnswered_NearlyDoubles()
    {
        SurveyBase.WithFinitePopulation(50, 50, 100)!.Value.ShouldBeRelatively(99, 1e-15);
        SurveyBase.WithFinitePopulation(100, 100, 100).ShouldBeNull();
    }

    [Fact]
    public void Weighted_Answers_HaveWeightedShareAndKishsBase()
    {
        var share = SurveyBase.Weighted([(true, 2), (false, 1), (true, 1)])!.Value;
        share.Value!.Value.ShouldBe(0.75, 1e-15);
        share.Respondents.ShouldBe(3);
        share.EffectiveBase.ShouldBeRelatively(16.0 / 6, 1e-15);
    }
}
