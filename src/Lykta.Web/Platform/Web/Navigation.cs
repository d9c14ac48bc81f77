using Lykta.Web.Platform.Auth;

namespace Lykta.Web.Platform.Web;

/// <summary>One page in the bar: shown to those who may open it. A capability registers its own.</summary>
/// <param name="TextKey">Its name.</param>
/// <param name="Path">After the partnership: <c>laget</c>.</param>
/// <param name="Icon">Tabler icon.</param>
/// <param name="Needs">The permission its page demands.</param>
/// <param name="Order">Place in the bar.</param>
/// <param name="IsPrimary">In the bar itself, or under Mer.</param>
public sealed record NavEntry(string TextKey, string Path, string Icon, Permission Needs, int Order, bool IsPrimary);

public static class Navigation
{
    /// <summary>The entries of all capabilities; add a line with the page it leads to.</summary>
    private static readonly NavEntry[] Entries =
    [
        new("Present.Nav", "laget", "home", Permission.SeePicture, 10, true),
        new("Present.Nav.Together", "samlat", "chart-line", Permission.SeeAggregates, 15, true),
        new("Maps.Nav", "karta", "map-2", Permission.SeeMap, 20, true),
        new("Observations.Nav", "iakttagelser", "eye", Permission.SeeObservations, 30, true),
        new("Observations.Triage.Nav", "bedom", "list-check", Permission.TriageObservations, 40, true),
        new("Observations.Mine.Title", "mina", "message-report", Permission.SeeOwnReports, 50, false),
        new("Police.Title", "polisens-handelser", "shield", Permission.SeeObservations, 55, false),
        new("Plans.Nav", "atgarder", "clipboard-list", Permission.SeePlan, 45, true),
        new("FollowUps.Nav", "uppfoljning", "checklist", Permission.SeeFollowUp, 50, true),
        new("Plans.Nav.Plans", "atgardsplan", "target", Permission.SeePlan, 55, false),
        new("Priorities.Nav", "prioriterade-omraden", "target", Permission.SeePriorities, 55, false),
        new("Programmes.Nav", "program", "users-group", Permission.SeePlan, 56, false),
        new("Answers.Nav", "arenden", "file-text", Permission.SeeCases, 57, false),
        new("Groups.Nav", "grupper", "users", Permission.SeeGroups, 58, false),
        new("Agreements.Nav", "overenskommelser", "file-text", Permission.SeePlan, 59, false),
        new("Evaluations.Nav", "utvarderingar", "checklist", Permission.SeeEvaluations, 59, false),
        new("City.Nav", "staden", "building", Permission.CompileCity, 14, true),
        new("Indicators.Nav", "indikatorer", "chart-line", Permission.SeeCity, 57, false),
        new("City.Nav.Reports", "rapporter", "file-text", Permission.SeeCity, 58, false),
        new("Briefing.Nav.Tonight", "ikvall", "moon", Permission.SeeTonight, 18, true),
        new("Briefing.Nav", "utsattning", "speakerphone", Permission.ManageBriefings, 50, true),
        new("Patrols.Nav", "nattvandring", "walk", Permission.SeePatrols, 58, false),
        new("Focus.Nav", "fokusplatser", "map-pin", Permission.SeeFocus, 58, false),
        new("Decisions.Nav", "beslut", "circle-check", Permission.SeeDecisions, 59, false),
        new("Feeds.Nav", "kalender", "calendar", Permission.SeePicture, 69, false),
        new("Places.Nav", "platser", "map-pin", Permission.SeePlaces, 60, false),
        new("Places.Nav.Areas", "omraden", "road", Permission.SeePlaces, 61, false),
        new("Collaborations.Nav", "samarbeten", "users-group", Permission.SeeCollaborations, 65, false),
        new("Continuity.Nav.Contacts", "kontakter", "phone", Permission.SeeContacts, 66, false),
        new("Continuity.Handover.Title", "overlamning", "refresh", Permission.SeeContinuity, 67, false),
        new("Continuity.Nav.Onboarding", "introduktion", "checklist", Permission.SeePicture, 68, false),
        new("Import.Nav", "importera", "upload", Permission.ImportObservations, 70, false),
        new("CodeLists.Nav", "kodlistor", "adjustments", Permission.ManageCodeLists, 75, false),
        new("Templates.Nav", "dokumentmallar", "file-text", Permission.ManageTemplates, 76, false),
        new("Members.Nav", "medlemmar", "users", Permission.ManageMembers, 80, false),
        new("Members.Nav.Organisations", "organisationer", "building", Permission.ManageMembers, 81, false),
        new("Links.Nav", "lankar", "qrcode", Permission.ManageLinks, 82, false),
        new("Settings.Nav", "installningar", "settings", Permission.ManageSettings, 83, false),
        new("TextReview.Nav", "granskning", "checklist", Permission.TriageObservations, 84, false),
        new("Correction.Nav", "rattelse", "eye-off", Permission.TriageObservations, 85, false),
        new("Disclosure.Nav", "utlamnande", "file-text", Permission.ManageDisclosure, 90, false),
        new("Disposal.Nav", "gallring", "trash", Permission.ManageDisposal, 92, false),
        new("Dispatches.Nav", "utskick", "mail", Permission.ManageSettings, 94, false),
        new("AuditTrail.Nav", "spar", "history", Permission.ReadAudit, 95, false),
    ];

    public static IServiceCollection AddNavigation(this IServiceCollection services)
    {
        foreach (var entry in Entries)
            services.AddSingleton(entry);
        return services;
    }
}
