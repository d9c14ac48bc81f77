using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lykta.Web.Platform.Geography;

/// <summary>One name in four coarser and coarser forms.</summary>
internal sealed partial record NameKeys(string Plain, string Stem, string Folded, string Damaged)
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static NameKeys Of(string name)
    {
        var whole = SwedishFolding.WellFormed(name);
        var plain = Blanks().Replace(Dashes().Replace(whole.Normalize(NormalizationForm.FormKC), "-"), " ")
            .Trim(' ', '.', ',', ':', ';', '"', '\'', '*').ToLower(Swedish);
        var stem = WithoutGenitive(WithoutKind(plain));
        var folded = SwedishFolding.Fold(stem);
        return new(plain, stem, folded, Scanned(folded));
    }

    private static string WithoutKind(string plain)
    {
        var rest = Kind().Replace(plain, "").Trim();
        return rest.Length > 0 ? rest : plain;
    }

    private static string WithoutGenitive(string name) =>
        name.Length > 3 && name[^1] == 's' ? name[..^1] : name;

    // Signs that scanners take for each other become one; what is no letter goes.
    private static string Scanned(string folded)
    {
        var letters = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            var letter = c switch
            {
                '0' => 'o',
                '1' or '|' or '!' or 'i' or 'j' => 'l',
                '5' or '$' => 's',
                '8' => 'b',
                '6' => 'g',
                _ => c,
            };
            if (char.IsAsciiLetterOrDigit(letter))
                letters.Append(letter);
        }

        return letters.Replace("rn", "m").Replace("vv", "w").ToString();
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s*[\u002D\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]\s*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"^(stadsdelen|stadsdelsområdet|sdn|sdf)\s|\s(kommuns?|stads?|stadsdel|stadsdelsområde[t]?|stadsdelsnämnd(en)?|stadsdelsförvaltning(en)?|sdn|sdf)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Kind();
}

/// <summary>How many letters must be changed, added, dropped or swapped with their neighbour (optimal string alignment).</summary>
internal static class Spelling
{
    public static int Distance(string a, string b)
    {
        var costs = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            costs[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            costs[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = costs[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                costs[i, j] = Math.Min(change, 1 + Math.Min(costs[i - 1, j], costs[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
            }
        }

        return costs[a.Length, b.Length];
    }
}
