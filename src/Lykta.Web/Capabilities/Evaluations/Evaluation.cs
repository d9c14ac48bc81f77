using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Evaluations;

/// <summary>What was evaluated.</summary>
public enum EvaluationSubject
{
    Programme = 1, Group, Measure, Plan,
}

public enum EvaluationMethod
{
    BeforeAfter = 1, Comparison, Survey, Interviews, Statistics, Documents, Other,
}

/// <summary>How one knows it. What people say of it is never written as measured.</summary>
public enum FindingBasis
{
    /// <summary>Uppmätt.</summary>
    Measured = 1,

    /// <summary>Upplevd.</summary>
    Experienced,
}

/// <summary>What became of the recommendation.</summary>
public enum RecommendationFate
{
    Open = 1, Accepted, Partly, Rejected, Done,
}

/// <summary>Utvärdering: of what, how, with how many respondents, what was found and what became of the recommendation. Never who answered.</summary>
public sealed class Evaluation : IShared, IVersioned
{
    public const int LongestTitle = 200;
    public const int LongestText = 1000;
    public const int LongestFinding = 400;
    public const int MostFindings = 40;
    public const int MostRespondents = 100_000;

    private Evaluation() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public int Number { get; private init; }
    public string Title { get; private set; } = "";
    public EvaluationSubject Subject { get; private set; }
    public ProgrammeId? ProgrammeId { get; private set; }
    public WorkGroupId? GroupId { get; private set; }
    public MeasureId? MeasureId { get; private set; }
    public ActionPlanId? PlanId { get; private set; }

    /// <summary>What it was called then; stays when the thing itself is gone.</summary>
    public string SubjectName { get; private set; } = "";
    public EvaluationMethod Method { get; private set; }
    public string? MethodText { get; private set; }

    /// <summary>How many answered; shown by the one rule of small numbers.</summary>
    public int? Respondents { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public string? Recommendation { get; private set; }
    public RecommendationFate Fate { get; private set; } = RecommendationFate.Open;

    /// <summary>What was done, or why not.</summary>
    public string? FateText { get; private set; }
    public SharingLevel Sharing { get; private set; }
    public OrganisationId OwnerOrganisationId { get; private init; }
    public BranchId OwnerBranchId { get; private init; }
    public MembershipId? WrittenBy { get; private init; }
    public DateTimeOffset ReceivedAt { get; private init; }
    public int Version { get; private set; }

    /// <summary>Null when the thing is gone.</summary>
    public Guid? SubjectId => ProgrammeId?.Value ?? GroupId?.Value ?? MeasureId?.Value ?? PlanId?.Value;

    public static Evaluation Register(int number, EvaluationForm form, MeasureOwner owner, DateTimeOffset now)
    {
        var made = new Evaluation
        {
            Id = Guid.CreateVersion7(now),
            Number = number,
            OwnerOrganisationId = owner.Organisation,
            OwnerBranchId = owner.Branch,
            WrittenBy = owner.WrittenBy,
            ReceivedAt = now,
        };
        made.Describe(form);
        return made;
    }

    public static Result<EvaluationForm> Check(EvaluationForm form)
    {
        List<Error> errors = [];
        if (form.To < form.From)
            errors.Add(new("Evaluations.Error.Backwards", "Input.To"));
        if (form.Respondents is < 0 or > MostRespondents)
            errors.Add(new("Evaluations.Error.Respondents", "Input.Respondents", MostRespondents));
        if (form.Measured.Count + form.Experienced.Count is 0 or > MostFindings)
            errors.Add(new("Evaluations.Error.Findings", "Input.Measured", MostFindings));
        if (form.Fate != RecommendationFate.Open && (form.FateText is null || form.Recommendation is null))
            errors.Add(new("Evaluations.Error.Fate", "Input.FateText"));
        return errors.Count > 0 ? errors : form;
    }

    public void Describe(EvaluationForm form)
    {
        (Title, Method, MethodText, Respondents) = (form.Title.Value, form.Method, form.MethodText?.Value, form.Respondents);
        (From, To, Sharing) = (form.From, form.To, form.Sharing);
        (Recommendation, Fate, FateText) = (form.Recommendation?.Value, form.Fate, form.FateText?.Value);
        // What is gone or not seen by the one who writes keeps its name.
        if (form.Of.Key == $"{Subject}-{SubjectId ?? Guid.Empty:N}")
            return;
        (Subject, SubjectName) = (form.Of.Subject, form.Of.Name);
        var id = form.Of.Id;
        ProgrammeId = Subject == EvaluationSubject.Programme ? new(id) : null;
        GroupId = Subject == EvaluationSubject.Group ? new(id) : null;
        MeasureId = Subject == EvaluationSubject.Measure ? new(id) : null;
        PlanId = Subject == EvaluationSubject.Plan ? new(id) : null;
    }
}

/// <summary>A thing that can be evaluated, as it is called now.</summary>
public sealed record Evaluated(EvaluationSubject Subject, Guid Id, string Name, string Path)
{
    public string Key => $"{Subject}-{Id:N}";
}

/// <summary>What the form says, screened.</summary>
public sealed record EvaluationForm(ScreenedText Title, Evaluated Of, EvaluationMethod Method, DateOnly From, DateOnly To)
{
    public ScreenedText? MethodText { get; init; }
    public int? Respondents { get; init; }
    public IReadOnlyList<ScreenedText> Measured { get; init; } = [];
    public IReadOnlyList<ScreenedText> Experienced { get; init; } = [];
    public ScreenedText? Recommendation { get; init; }
    public RecommendationFate Fate { get; init; } = RecommendationFate.Open;
    public ScreenedText? FateText { get; init; }
    public SharingLevel Sharing { get; init; } = SharingLevel.Partnership;
}

/// <summary>Resultat: one thing that was found, and whether it was measured or experienced.</summary>
public sealed class EvaluationFinding : IPartnershipOwned
{
    private EvaluationFinding() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public Guid EvaluationId { get; private init; }
    public int Order { get; private init; }
    public FindingBasis Basis { get; private init; }
    public string Text { get; private init; } = "";

    public static IEnumerable<EvaluationFinding> Of(Guid evaluation, EvaluationForm form) =>
        form.Measured.Select(t => (Basis: FindingBasis.Measured, Text: t)).Concat(form.Experienced.Select(t => (Basis: FindingBasis.Experienced, Text: t)))
            .Select((f, i) => new EvaluationFinding { Id = Guid.CreateVersion7(), EvaluationId = evaluation, Order = i + 1, Basis = f.Basis, Text = f.Text.Value });
}
