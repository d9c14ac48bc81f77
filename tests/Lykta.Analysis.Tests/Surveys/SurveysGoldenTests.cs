using Lykta.Analysis.Surveys;
using Xunit;

namespace Lykta.Analysis.Tests.Surveys;

public sealed class SurveysGoldenTests
{
    private static IEnumerable<(string, Func<object?>)> Runs()
    {
        yield return ("base", () => new[] { SurveyBase.EffectiveBase([]), SurveyBase.EffectiveBase([0, 0]), SurveyBase.EffectiveBase([1, 1, 2]), SurveyBase.EffectiveBase([0.5, 3, 0, 1]) });
        yield return ("weight", () => SurveyBase.EffectiveBase([1, -1]));
        yield return ("population", () => new[] { SurveyBase.WithFinitePopulation(44.3, 60, 150), SurveyBase.WithFinitePopulation(60, 60, 61), SurveyBase.WithFinitePopulation(60, 60, 60), SurveyBase.WithFinitePopulation(1, 1, 2) });
        yield return ("no base", () => SurveyBase.WithFinitePopulation(0, 60, 150));
        yield return ("no respondents", () => SurveyBase.WithFinitePopulation(1, 0, 150));
        yield return ("fewer people", () => SurveyBase.WithFinitePopulation(1, 60, 59));
        yield return ("share", () => SurveyBase.Weighted([(true, 1), (false, 2), (true, 0.5)]));
        yield return ("share of none", () => SurveyBase.Weighted([]));
        yield return ("share, weight", () => SurveyBase.Weighted([(true, -1)]));
    }

    [Fact]
    public void Surveys_AllRuns_AreAsBefore() => Golden.Check("Surveys", Runs());
}
