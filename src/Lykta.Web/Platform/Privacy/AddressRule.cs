namespace Lykta.Web.Platform.Privacy;

/// <summary>A dwelling: street and number with flat, floor or door code. A street and a number alone are a place.</summary>
internal static class AddressRule
{
    public static void Apply(Reading reading)
    {
        for (var i = 0; i < reading.Words.Count; i++)
        {
            if (reading.Is(i, Terms.DoorCode) && HasDigit(reading, i + 1) && reading.GapBefore(i + 1).Length <= 4)
                reading.AddWords(FindingKind.Address, FindingSeverity.Warn, i, i + 1);
            else if (reading.Is(i, Terms.Street) && (HasDigit(reading, i + 1) || HasDigit(reading, i + 2)))
                Dwelling(reading, i);
        }
    }

    private static void Dwelling(Reading reading, int street)
    {
        for (var j = street + 2; j <= Math.Min(street + 6, reading.Words.Count - 1); j++)
            if (reading.Words[j].Sentence <= reading.Words[street].Sentence + 1 && reading.Is(j, Terms.Dwelling))
            {
                reading.AddWords(FindingKind.Address, FindingSeverity.Warn, street, j);
                return;
            }
    }

    private static bool HasDigit(Reading reading, int i) =>
        i < reading.Words.Count && char.IsAsciiDigit(reading.Text[reading.Words[i].Start]);
}
