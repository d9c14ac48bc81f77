namespace Lykta.Web.Platform.Privacy;

public enum IdentityNumberKind
{
    None,
    Personal,
    Coordination,
    Organisation,
}

/// <summary>What a number is. A real date with a wrong check digit is still suspect: people mistype and scanners misread.</summary>
public readonly record struct IdentityNumberCheck(IdentityNumberKind Kind, bool HasRightCheckDigit);

/// <summary>Personnummer, samordningsnummer and organisationsnummer (folkbokföringslagen 1991:481, 18 §; Luhn on ten digits).</summary>
public static class SwedishIdentityNumber
{
    /// <summary>Reads ten or twelve digits with an optional <c>-</c>, <c>+</c> or space before the last four.</summary>
    public static IdentityNumberCheck Check(ReadOnlySpan<char> number)
    {
        Span<char> digits = stackalloc char[12];
        if (number.Length is < 10 or > 13)
            return default;
        var isCentenarian = number[^5] == '+';
        var body = number[^5] is '-' or '+' or ' ' ? number[..^5] : number[..^4];
        var length = body.Length + 4;
        if (length is not (10 or 12))
            return default;
        body.CopyTo(digits);
        number[^4..].CopyTo(digits[body.Length..]);
        return CheckDigits(digits[..length], isCentenarian);
    }

    internal static IdentityNumberCheck CheckDigits(ReadOnlySpan<char> digits, bool isCentenarian)
    {
        if (digits.ContainsAnyExceptInRange('0', '9'))
            return default;
        var ten = digits[^10..];
        var isRight = HasRightCheckDigit(ten);
        if (ten[2] >= '2')
            return digits.Length == 10 || digits.StartsWith("16") ? new(isRight ? IdentityNumberKind.Organisation : default, isRight) : default;
        var day = Two(ten[4..]);
        var kind = day > 60 ? IdentityNumberKind.Coordination : IdentityNumberKind.Personal;
        var year = digits.Length == 12 ? Two(digits) * 100 + Two(ten) : Year(Two(ten), isCentenarian);
        var isReal = year is >= 1800 and < 2100 && IsRealDate(year, Two(ten[2..]), day > 60 ? day - 60 : day);
        return isReal && !ten[6..9].SequenceEqual("000") ? new(kind, isRight) : default;
    }

    /// <summary>YYMMDD or YYYYMMDD as a birth date; two-digit years count as this century or the last.</summary>
    internal static bool IsBirthDate(ReadOnlySpan<char> digits)
    {
        if (digits.Length is not (6 or 8) || digits.ContainsAnyExceptInRange('0', '9'))
            return false;
        var date = digits[^6..];
        var year = digits.Length == 8 ? Two(digits) * 100 + Two(date) : Year(Two(date), isCentenarian: false);
        return year is >= 1800 and < 2100 && IsRealDate(year, Two(date[2..]), Two(date[4..]));
    }

    // Only leap years tell the centuries apart: 2000 had a 29 February, 1900 and 1800 had not.
    private static int Year(int twoDigits, bool isCentenarian) => (isCentenarian ? 1900 : 2000) + twoDigits;

    private static bool IsRealDate(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static int Two(ReadOnlySpan<char> digits) => ((digits[0] - '0') * 10) + digits[1] - '0';

    private static bool HasRightCheckDigit(ReadOnlySpan<char> ten)
    {
        var sum = 0;
        for (var i = 0; i < 10; i++)
        {
            var value = (ten[i] - '0') * (2 - (i % 2));
            sum += value > 9 ? value - 9 : value;
        }

        return sum % 10 == 0;
    }
}
