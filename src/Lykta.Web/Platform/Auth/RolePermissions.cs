using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using static Lykta.Web.Platform.Auth.Permission;

namespace Lykta.Web.Platform.Auth;

/// <summary>The one table of who may what.</summary>
public static class RolePermissions
{
    private static readonly Dictionary<Role, Permission[]> Table = new()
    {
        [Role.Reporter] = [Report, SeeOwnReports],
        [Role.Partner] = [Report, SeeOwnReports, SeePicture, SeeObservations, SeeTonight, ExportObservations, SeeMap, SeePlaces, SeeCollaborations, SeeJobs, SeePlan, SeePriorities, SeeFollowUp, AnswerFollowUp, SeeContacts, SeePatrols, SeeDecisions, SeeGroups, SeeFocus],
        [Role.Field] = [Report, SeeOwnReports, SeePicture, SeeObservations, SeeTonight, ExportObservations, SeeMap, SeePlaces, SeeCollaborations, SeeJobs, SeePlan, SeePriorities, SeeFollowUp, AnswerFollowUp, SeeContacts, SeePatrols, SeeDecisions, SeeGroups, SeeFocus, ManageFocus],
        [Role.UnitManager] = [Report, SeeOwnReports, SeePicture, SeeObservations, ExportObservations, SeeMap, SeePlaces, SeeCollaborations, SeeJobs, SeePlan, SeePriorities, ApprovePlan, SeeFollowUp, AnswerFollowUp, SeeContacts, SeeContinuity, SeePatrols, SeeDecisions, SeeCases, AnswerCases, SeeGroups, SeeFocus, ManageFocus],
        [Role.Coordinator] =
        [
            Report, SeeOwnReports, SeePicture, SeeObservations, SeeTonight, ExportObservations, TriageObservations,
            ImportObservations, ReleasePhotos, SeeMap, SeePlaces, ManagePlaces, ManageCodeLists, SeeCollaborations,
            ManageCollaborations, ManageLinks, ManageDisclosure, SeeJobs, ManageBriefings, SeeContacts, SeeContinuity,
            SeePlan, SeePriorities, ManagePlan, ManagePriorities, DecidePlan, ApprovePlan, AnswerFollowUp, SeeFollowUp, ManageFollowUp, ReportFollowUp,
            SeePatrols, ManagePatrols, SeeDecisions, ManageDecisions,
            SeeCases, ManageCases, AnswerCases, SignCases, SeeCity, SeeGroups, ManageGroups, SeeFocus, ManageFocus, ManageTemplates, KeepOfficial,
        ],
        [Role.Steering] = [SeePicture, SeeObservations, SeeMap, SeePlaces, SeeCollaborations, SeePlan, SeePriorities, ApprovePlan, SignPlan, SeeFollowUp, ReportFollowUp, SeeContacts, SeeContinuity, SeePatrols, SeeDecisions, SeeCases, SignCases, SeeCity, SeeGroups, SeeFocus],
        [Role.Secretary] = [SeePicture, ManageDisclosure, SeeCollaborations, SeeJobs, SeePlan, SeePriorities, DecidePlan, SignPlan, SeeFollowUp, ReportFollowUp, SeeDecisions, ManageDecisions, SeeCity, SeeCases, ManageCases, AnswerCases, SeeGroups, KeepOfficial],
        [Role.CityAnalyst] = [SeeAggregates, SeeCity, CompileCity, SeePriorities, ManagePriorities],
        [Role.CityCoordinator] = [SeeAggregates, SeeCity, CompileCity, ManageCity, SeePriorities, ManagePriorities],
        [Role.ExternalEvaluator] = [SeeReleased, SeeCollaborations],
        [Role.Administrator] =
            [ManageMembers, ManageLinks, ManageSettings, ManageCodeLists, SeePlaces, ManagePlaces, ReadAudit, ManageDisposal, SeeJobs, ManageTemplates],
        [Role.ShiftPhone] = [Report, SeeTonight, SeePatrols],
        [Role.UnitLink] = [Report],
    };

    public static bool Has(Role role, Permission permission) =>
        Table.TryGetValue(role, out var permissions) && permissions.Contains(permission);

    /// <summary>The innermost ring of others' organisations that a role sees.</summary>
    public static SharingLevel SeesFrom(Role role) => role switch
    {
        Role.Field or Role.Coordinator or Role.ShiftPhone or Role.Partner => SharingLevel.Briefing,
        Role.UnitManager or Role.Steering or Role.Secretary => SharingLevel.Partnership,
        _ => Viewer.Nothing,
    };

    /// <summary>Roles that read their own organisation's and branch's rows, not only what is shared.</summary>
    public static bool SeesOwnOrganisation(Role role) =>
        role is Role.Field or Role.Coordinator or Role.Partner or Role.UnitManager;
}
