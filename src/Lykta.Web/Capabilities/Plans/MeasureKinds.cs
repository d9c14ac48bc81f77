namespace Lykta.Web.Capabilities.Plans;

/// <summary>What kind of measure it is (åtgärdstyp).</summary>
public enum MeasureKind
{
    Effort = 1, Activity, Training, Walk, Permit, Investment, Programme, Political,
}

public enum MeasureStatus
{
    Planned = 1, Ongoing, Done, Paused, Stopped,
}

/// <summary>Social or situational prevention, or both.</summary>
public enum Approach
{
    Social = 1, Situational, Both,
}

/// <summary>For all, for groups that are pointed out, or for individuals (never who).</summary>
public enum PreventionLevel
{
    Universal = 1, Selective, Indicated,
}

public enum Horizon
{
    ShortTerm = 1, LongTerm,
}

/// <summary>Löpande arbete or punktinsats.</summary>
public enum WorkForm
{
    Ongoing = 1, OneOff,
}

/// <summary>Side of the triangle: benägenhet, tillfällen, kapabla väktare.</summary>
public enum TriangleSide
{
    Propensity = 1, Opportunity, Guardians,
}

/// <summary>What a measure is for; a safety measure need not be a crime measure.</summary>
public enum GoalType
{
    Crime = 1, Safety, CrimeAndSafety, Cleaner, Participation,
}

/// <summary>What a party does in a measure; several may hold.</summary>
[Flags]
public enum PartyRoles
{
    None = 0, Driver = 1, Initiator = 2, Payer = 4, Participant = 8,
}
