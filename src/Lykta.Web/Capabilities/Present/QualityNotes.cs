using System.Globalization;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Present;

/// <summary>What one must know before believing the numbers.</summary>
public static class QualityNotes
{
    public static IEnumerable<string> Of(Picture picture, Texts texts)
    {
        if (picture.IsEmpty)
            yield break;
        if (picture.LateCount > 0)
            yield return texts["Present.Note.Late", picture.LateCount];
        if (picture.CoverageChange is var (last, before) && Math.Abs(last - before) > before * 0.25)
            yield return texts[last < before ? "Present.Note.Coverage.Down" : "Present.Note.Coverage.Up", last, before.ToString("0.#", CultureInfo.CurrentCulture)];
        if (picture.All.Estimate.Warns(Analysis.WarningCode.ShortHistory))
            yield return texts["Present.Note.ShortHistory", picture.All.Estimate.N];
        yield return texts["Present.Note.Today"];
        yield return texts["Present.Note.Reader"];
        // One in a hundred on each side (level 98 %).
        yield return texts["Present.Note.Many", picture.Compares, Math.Max(1, Math.Round(picture.Compares * 0.02 * 13))];
        yield return texts["Present.Note.Hidden", picture.SmallNumberLimit];
    }
}
