namespace Lykta.Web.Capabilities.Disclosure;

/// <summary>The provisions of OSL that a masking or a refusal rests on; the names are in the texts, and so in both languages.</summary>
public enum Statute
{
    /// <summary>18 kap. 1 §: förundersökning.</summary>
    Osl18P1,

    /// <summary>18 kap. 8 §: säkerhets- och bevakningsåtgärder.</summary>
    Osl18P8,

    /// <summary>21 kap. 3 §: skyddade bostadsuppgifter.</summary>
    Osl21P3,

    /// <summary>21 kap. 7 §: behandling i strid med dataskyddsregler.</summary>
    Osl21P7,

    /// <summary>23 kap. 2 §: elev i skolan.</summary>
    Osl23P2,

    /// <summary>24 kap. 8 §: statistik.</summary>
    Osl24P8,

    /// <summary>26 kap. 1 §: socialtjänst.</summary>
    Osl26P1,

    /// <summary>31 kap. 16 §: enskilds affärsförhållanden.</summary>
    Osl31P16,

    /// <summary>35 kap. 1 §: enskild i brottsbekämpning.</summary>
    Osl35P1,
}

/// <summary>Who asks: a category, never a name.</summary>
public enum RequesterCategory
{
    Private, Media, Researcher, Organisation, Municipality, LawEnforcement, OtherAuthority,
}

public enum DisclosureOutcome
{
    Disclosed, PartlyDisclosed, Refused, NothingFound, Withdrawn,
}

/// <summary>What can be masked in a row: the whole row, or one of its fields.</summary>
public enum DisclosureField
{
    Row, When, Type, Place, Unit, Text, ActionTaken, Wish, Problem, ForwardedTo, Feedback,
    End, Received, Position, GroupSize, Unsafety, Recurring, Sightings, PoliceReported, OwnFields, Status,
}
