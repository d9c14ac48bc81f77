using Lykta.Analysis.Trends;

namespace Lykta.Analysis.Surveys;

/// <summary>How much a weighted survey, or one that asked nearly everybody, is worth in plain answers.</summary>
/// <remarks>Source: L. Kish, Survey Sampling (1965), sections 2.2 and 11.7; docs/methods/survey-base.md.</remarks>
public static class SurveyBase
{
    /// <summary>Kish's effective number of answers, (Σw)² / Σw².</summary>
    /// <param name="weights">One weight per answer, each finite and at least 0; only their proportions matter.</param>
    /// <returns>From 1 to the number of answers with a weight above 0; null when there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public static double? EffectiveBase(IEnumerable<double> weights)
    {
        double sum = 0, squares = 0;
        foreach (var weight in weights)
        {
            Require.NotNegative(weight, nameof(weights));
            sum += weight;
            squares += weight * weight;
        }
        return squares == 0 ? null : sum * sum / squares;
    }

    /// <summary>The base that gives the right uncertainty when a large part of a small population answered.</summary>
    /// <param name="effectiveBase">Number of answers, or Kish's effective number; above 0.</param>
    /// <param name="respondents">How many people answered, at least 1.</param>
    /// <param name="population">How many there are, at least <paramref name="respondents"/>.</param>
    /// <returns>
    /// effectiveBase · (N − 1) / (N − n); null when everybody answered: then there is no sampling error and no interval to show.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <remarks>It assumes that those who did not answer are like those who did, which is for the reader to judge.</remarks>
    public static double? WithFinitePopulation(double effectiveBase, int respondents, int population)
    {
        Require.Positive(effectiveBase);
        Require.AtLeast(respondents, 1);
        Require.AtLeast(population, respondents);
        return population == respondents ? null : effectiveBase * (population - 1.0) / (population - respondents);
    }

    /// <summary>A weighted share with Kish's effective base.</summary>
    /// <param name="answers">Whether each one answered so, with its weight (finite, at least 0).</param>
    /// <returns>The share; null when no answer has a weight above 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public static ShareOf? Weighted(IReadOnlyCollection<(bool Positive, double Weight)> answers)
    {
        if (EffectiveBase(answers.Select(answer => answer.Weight)) is not { } effective) return null;
        var positive = answers.Where(answer => answer.Positive).Sum(answer => answer.Weight);
        var share = Math.Clamp(positive / answers.Sum(answer => answer.Weight), 0, 1);
        return new ShareOf(share, answers.Count, effective);
    }
}
