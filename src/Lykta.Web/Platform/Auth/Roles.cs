namespace Lykta.Web.Platform.Auth;

/// <summary>What a person is in one partnership (roll i samverkan). docs/roles.md holds the table and a test walks it.</summary>
public enum Role
{
    Reporter = 1,
    Partner = 2,
    Field = 3,
    UnitManager = 4,
    Coordinator = 5,
    Steering = 6,
    Secretary = 7,
    CityAnalyst = 8,
    ExternalEvaluator = 9,
    Administrator = 10,
    /// <summary>Not given to people: a shared phone during a shift.</summary>
    ShiftPhone = 11,
    /// <summary>Not given to people: a unit that reports by QR code.</summary>
    UnitLink = 12,
}

/// <summary>One thing that a role may or may not do; pages name the one they need.</summary>
public enum Permission
{
    Report,
    SeeOwnReports,
    SeePicture,
    SeeObservations,
    SeeTonight,
    ExportObservations,
    TriageObservations,
    ImportObservations,
    ReleasePhotos,
    SeeMap,
    SeePlaces,
    ManagePlaces,
    ManageCodeLists,
    SeeCollaborations,
    ManageCollaborations,
    SeeReleased,
    SeeAggregates,
    ManageMembers,
    ManageLinks,
    ManageSettings,
    ReadAudit,
    ManageDisposal,
    ManageDisclosure,
    SeeJobs,
    SeePlan,
    ManagePlan,
    DecidePlan,
    AnswerFollowUp,
    SeeFollowUp,
    ManageFollowUp,
    ReportFollowUp,
    ManageBriefings,
    SeeContacts,
    SeeContinuity,
    SeePatrols,
    ManagePatrols,
    SeeDecisions,
    ManageDecisions,
    SeeCases,
    ManageCases,
    AnswerCases,
    SignCases,
    SeeCity,
    CompileCity,
}
