namespace Lykta.Web.Platform.Privacy;

/// <summary>
/// The wall against personal data in free text: what stops, what is warned about, and where. Pure, thread-safe and
/// linear in the length of the text; nothing of the text is kept.
/// </summary>
public static class TextScreening
{
    public static ScreeningResult Screen(string text, ScreeningContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reading = new Reading(text, context);
        IdentityNumberRule.Apply(reading);
        BirthDateRule.Apply(reading);
        PhoneRule.Apply(reading);
        EmailRule.Apply(reading);
        ConcernRule.Apply(reading);
        PlateRule.Apply(reading);
        HandleRule.Apply(reading);
        AddressRule.Apply(reading);
        SchoolClassRule.Apply(reading);
        DescriptionRule.Apply(reading);
        NameRule.Apply(reading);
        return new(reading.Settle());
    }
}
