namespace Lykta.Web.Capabilities.Partnerships.Collaborations.Edit;

public sealed class DescribeForm
{
    public string? Name { get; set; }

    public string? Evaluator { get; set; }

    public CollaborationStatus Status { get; set; }

    public DateOnly? PermanentFrom { get; set; }
}

public sealed class PartyForm
{
    public string? Name { get; set; }

    public OrganisationCategory? Category { get; set; }
}

public sealed class GoalForm
{
    public string? Text { get; set; }

    public CollaborationGoalKind? Kind { get; set; }
}

public sealed class ScopeForm
{
    public string? AreaName { get; set; }

    public bool IsWhole { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }
}

public sealed class ParticipantForm
{
    public string? Slug { get; set; }

    public DateOnly? JoinedOn { get; set; }
}
