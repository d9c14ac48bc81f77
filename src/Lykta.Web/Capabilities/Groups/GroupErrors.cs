using Lykta.Web.Platform.Errors;

namespace Lykta.Web.Capabilities.Groups;

public static class GroupErrors
{
    public static readonly Error NoName = new("Groups.Error.NoName", "Input.Name");
    public static readonly Error NoGoals = new("Groups.Error.NoGoals", "Input.Goals");
    public static readonly Error NoKind = new("Groups.Error.NoKind", "Input.Kind");
    public static readonly Error NoTrigger = new("Groups.Error.NoTrigger", "Input.Trigger");
    public static readonly Error NoEnd = new("Groups.Error.NoEnd", "Input.EndsOn");
    public static readonly Error EndsBefore = new("Groups.Error.EndsBefore", "Input.EndsOn");
    public static readonly Error NoOrganisation = new("Groups.Error.NoOrganisation", "Input.Organisation");
    public static readonly Error NoFunction = new("Groups.Error.NoFunction", "Input.Function");
    public static readonly Error Mailbox = new("Groups.Error.Mailbox", "Input.Mailbox");
    public static readonly Error PersonalMailbox = new("Groups.Error.PersonalMailbox", "Input.Mailbox");
    public static readonly Error NoEvaluation = new("Groups.Error.NoEvaluation", "Evaluation");
    public static readonly Error NoDay = new("Groups.Error.NoDay", "Input.Day");
    public static readonly Error Window = new("Groups.Error.Window", "Input.From");
    public static readonly Error NoNeed = new("Groups.Error.NoNeed", "Input.Text");
    public static readonly Error NoGroup = new("Groups.Error.NoGroup", "Input.Group");
    public static readonly Error Weeks = new("Groups.Error.Weeks", "Input.Weeks");
    public static readonly Error NotPlanned = new("Groups.Error.NotPlanned");
    public static readonly Error NotYet = new("Groups.Error.NotYet");
    public static readonly Error NoHeading = new("Groups.Error.NoHeading", "Heading");
    public static readonly Error NoNote = new("Groups.Error.NoNote", "Input.Note");
    public static readonly Error NoOwner = new("Groups.Error.NoOwner", "Input.Owner");
    public static readonly Error Due = new("Groups.Error.Due", "Input.DueOn", GroupPoint.ActionDays);
    public static readonly Error Attending = new("Groups.Error.Attending", null, MeetingInvitation.MostAttending);
}
