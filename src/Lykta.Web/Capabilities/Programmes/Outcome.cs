using Lykta.Analysis.Trends;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Programmes;

/// <summary>All that may be said outside the förvaltning of a small outcome.</summary>
public enum TargetVerdict
{
    Met = 1, NotMet, CannotBeJudged,
}

/// <summary>The city's three steps in ILS, and that nothing can be said.</summary>
public enum IlsVerdict
{
    Fully = 1, Partly, Not, NotJudged,
}

/// <summary>One target in one half-year.</summary>
public sealed record Outcome(string Name, int Percent, string? Method, int? Reached, int? Base)
{
    /// <summary>Below this inside is marked as a small base.</summary>
    public const int SmallBase = Shares.DefaultLeastBase;

    /// <summary>Fewer ended cases than this say nothing outside: the verdict itself would tell of each.</summary>
    public const int LeastBaseOutside = 10;

    /// <summary>A numerator or a complement below this is not told outside; 0 is hidden too, since it says something of everyone.</summary>
    public const int LeastTold = 5;

    // Three quarters of the target is partly; the city's own limit, if another, is put here.
    private const double PartlyFrom = 0.75;

    public bool IsMeasured => Base is > 0;

    public bool IsSmall => Base is < SmallBase;

    private double Share => (double)Reached!.Value / Base!.Value;

    private bool IsReached => Reached!.Value * 100L >= Percent * (long)Base!.Value;

    /// <summary>Without a method of measurement nothing is green.</summary>
    public TargetVerdict Verdict => !IsMeasured || string.IsNullOrWhiteSpace(Method) ? TargetVerdict.CannotBeJudged : IsReached ? TargetVerdict.Met : TargetVerdict.NotMet;

    public IlsVerdict Ils => Verdict switch
    {
        TargetVerdict.CannotBeJudged => IlsVerdict.NotJudged,
        TargetVerdict.Met => IlsVerdict.Fully,
        _ => Share * 100 >= Percent * PartlyFrom ? IlsVerdict.Partly : IlsVerdict.Not,
    };

    public TargetVerdict VerdictOutside => Base < LeastBaseOutside ? TargetVerdict.CannotBeJudged : Verdict;

    /// <summary>Exact figures may leave: neither the numerator nor the complement is small.</summary>
    public bool MayBeTold => IsMeasured && Reached >= LeastTold && Base - Reached >= LeastTold;

    /// <summary>17 av 20, 85 % (64–95 %).</summary>
    public string Inside(Texts texts)
    {
        if (!IsMeasured)
            return texts["Programmes.Outcome.NotMeasured"];
        var interval = Wilson.Limits(Share, Base!.Value);
        return texts["Programmes.Outcome.Inside", Reached!, Base, Rounded(Share), Rounded(interval.Lower), Rounded(interval.Upper ?? 1)];
    }

    /// <summary>Målet nått, with the base as a band.</summary>
    public string Outside(Texts texts, bool mayTell) => !IsMeasured || (mayTell && MayBeTold)
        ? Inside(texts)
        : texts["Programmes.Outcome.Outside", texts[$"Programmes.TargetVerdict.{VerdictOutside}"], texts[BandKey(Base ?? 0)]];

    public static string BandKey(int cases) => "Programmes.Band." + cases switch
    {
        < LeastBaseOutside => "Under10",
        < 20 => "From10",
        < 50 => "From20",
        _ => "From50",
    };

    private static int Rounded(double share) => (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);
}

/// <summary>The outcomes of one half-year as one reader may see them.</summary>
public static class Outcomes
{
    /// <summary>Exact figures of one target would tell the base of the others, so either all may be told or none.</summary>
    public static bool MayTell(IReadOnlyCollection<Outcome> outcomes, bool isProtected) =>
        !isProtected && outcomes.Where(o => o.IsMeasured).All(o => o.MayBeTold);

    public static IlsVerdict Together(IReadOnlyCollection<IlsVerdict> verdicts)
    {
        var judged = verdicts.Where(v => v != IlsVerdict.NotJudged).ToList();
        if (judged.Count == 0 || judged.Count < verdicts.Count)
            return IlsVerdict.NotJudged;
        return judged.TrueForAll(v => v == IlsVerdict.Fully) ? IlsVerdict.Fully : judged.TrueForAll(v => v == IlsVerdict.Not) ? IlsVerdict.Not : IlsVerdict.Partly;
    }

    /// <summary>A count as it may be shown: small ones are not told outside, and of protected programmes nowhere.</summary>
    public static string Count(int? count, bool seesFigures, Texts texts) => count switch
    {
        null => texts["Programmes.Outcome.NotMeasured"],
        < Outcome.LeastTold when !seesFigures => texts["Programmes.Count.Few"],
        _ => count.Value.ToString(System.Globalization.CultureInfo.CurrentCulture),
    };
}
