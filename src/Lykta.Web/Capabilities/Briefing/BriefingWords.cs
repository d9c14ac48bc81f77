namespace Lykta.Web.Capabilities.Briefing;

/// <summary>The blocks of a sheet, in the order they are read.</summary>
public enum BriefingBlock
{
    /// <summary>För ditt område: one's own first.</summary>
    ForYourArea = 1,

    /// <summary>Tre saker i kväll: priority places with a window, why and what we do.</summary>
    Priorities = 2,

    /// <summary>Kvällens karta, drawn from the places of the others.</summary>
    Map = 3,

    /// <summary>Vilka är ute: who, where, when.</summary>
    Presence = 4,

    /// <summary>Öppet sedan sist, with age in weeks.</summary>
    OpenPoints = 5,

    /// <summary>På gång: events and arrangements.</summary>
    Events = 6,

    /// <summary>Ny här? 60 sekunder.</summary>
    Newcomer = 7,
}

/// <summary>Version: for whom a sheet is cut; each holds less than the one before.</summary>
public enum BriefingAudience
{
    PoliceAndMunicipality = 1, Guards = 2, NightPatrols = 3,
}

public enum SheetState
{
    Draft = 0, Shared = 1, Cancelled = 2,
}

/// <summary>Where a line came from; only what nobody has touched is filled in anew.</summary>
public enum ItemOrigin
{
    Written = 0, Observations = 1, LastDebrief = 2, CarriedOver = 3, FocusPlaces = 4, NightPatrols = 5,
}

/// <summary>How a sheet that is likely an allmän handling is kept: registered, or hålls ordnad (OSL 5 kap. 1 §).</summary>
public enum Registration
{
    KeptOrdered = 1, Registered = 2,
}

/// <summary>Deltagare by role; never by name.</summary>
public enum AttendingRole
{
    Police = 1, FieldWorkers = 2, YouthEmergency = 3, Guards = 4, NightPatrols = 5, District = 6, School = 7, Housing = 8, Other = 9,
}

/// <summary>What somebody who was there says of a place afterwards.</summary>
public enum DebriefAnswerKind
{
    Calm = 1, AsExpected = 2, Uneasy = 3, NotThere = 4,
}
