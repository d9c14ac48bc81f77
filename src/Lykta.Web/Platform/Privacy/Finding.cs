using System.Runtime.InteropServices;

namespace Lykta.Web.Platform.Privacy;

/// <summary>What the wall found. The names are shared with the phone's screening and with the text keys.</summary>
public enum FindingKind
{
    PersonalIdentityNumber,
    CoordinationNumber,
    ConcernReport,
    Email,
    Phone,
    BirthDate,
    VehiclePlate,
    SocialMediaHandle,
    PersonName,
    Address,
    SchoolClass,
    Description,
}

/// <summary>Warn can be accepted by the writer; Stop cannot.</summary>
public enum FindingSeverity
{
    Warn = 1,
    Stop = 2,
}

/// <summary>One place in the screened text. Holds positions only, never the words themselves.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Finding(FindingKind Kind, FindingSeverity Severity, int Start, int Length);
