using System.Buffers;

namespace Lykta.Web.Platform.Privacy;

/// <summary>Registration plates: warned about, stopped beside a vehicle word. Diary prefixes, currencies and statutes pass.</summary>
internal static class PlateRule
{
    private static readonly SearchValues<char> Upper = SearchValues.Create("ABCDEFGHJKLMNOPRSTUWXYZ");
    private static readonly SearchValues<char> Lower = SearchValues.Create("abcdefghjklmnoprstuwxyz");

    public static void Apply(Reading reading)
    {
        for (var i = 0; i < reading.Words.Count; i++)
        {
            if (LastWordOfPlate(reading, i) is not { } last)
                continue;
            var isNearVehicle = reading.HasNear(i, Terms.Vehicle, 8, 6);
            if (IsLowerCase(reading, i) && !isNearVehicle)
                continue;
            reading.AddWords(FindingKind.VehiclePlate, isNearVehicle ? FindingSeverity.Stop : FindingSeverity.Warn, i, last);
            i = last;
        }
    }

    private static int? LastWordOfPlate(Reading reading, int i)
    {
        var word = reading.Raw(i);
        if (word.Length is not (3 or 6) || reading.Is(i - 1, Terms.NotPlateBefore) || !IsLetters(word[..3]))
            return null;
        if (Vocabulary.Of(reading.Lower(i)[..3]).HasFlag(Terms.NotPlate))
            return null;
        if (word.Length == 6)
            return IsNumber(word[3..]) ? i : null;
        if (i + 1 >= reading.Words.Count || !IsNumber(reading.Raw(i + 1)))
            return null;
        var isJoined = reading.GapBefore(i + 1) is "-"
            || (reading.GapBefore(i + 1) is " " && (!IsLowerCase(reading, i) || reading.Is(i - 1, Terms.PlateWord)));
        return isJoined ? i + 1 : null;
    }

    private static bool IsLowerCase(Reading reading, int i) => !char.IsAsciiLetterUpper(reading.Text[reading.Words[i].Start]);

    private static bool IsLetters(ReadOnlySpan<char> three) =>
        !three.ContainsAnyExcept(Upper) || !three.ContainsAnyExcept(Lower);

    private static bool IsNumber(ReadOnlySpan<char> three) =>
        three.Length == 3 && char.IsAsciiDigit(three[0]) && char.IsAsciiDigit(three[1])
        && (char.IsAsciiDigit(three[2]) || (char.IsAsciiLetter(three[2]) && char.ToUpperInvariant(three[2]) is not ('I' or 'O' or 'Q' or 'V')));
}
