namespace Lykta.Web.Capabilities.Disposal;

/// <summary>What a gallring decision can be about (gallringsklass); the numbers are kept in the database.</summary>
public enum RetentionClass
{
    /// <summary>The typed words of an observation; the coded row stays.</summary>
    ObservationText = 1,

    /// <summary>The coded row with its photos; the counts made of it stay.</summary>
    Observation = 2,

    /// <summary>Keys that make a form sent twice one change.</summary>
    Submission = 3,

    /// <summary>Messages sent and unsent.</summary>
    Message = 4,

    /// <summary>Files that long work has made, and its input.</summary>
    JobResult = 5,

    /// <summary>How often the wall caught something.</summary>
    ScreeningCount = 6,

    /// <summary>Whole months of the read log.</summary>
    ReadLog = 7,

    /// <summary>Whole months of the change log.</summary>
    ChangeLog = 8,

    /// <summary>Accounts whose last role has ended, with the role.</summary>
    Account = 9,

    /// <summary>Sheets of briefings with their lines, versions, notes and debriefs.</summary>
    Briefing = 10,

    /// <summary>Shifts of night patrols with their reports: counts and codes.</summary>
    NightPatrol = 11,

    /// <summary>Programmes that have ended, with names, targets and half-years.</summary>
    Programme = 12,

    /// <summary>Dispatched answers to skrivelser and remisser, with questions, consultations and attachments.</summary>
    AnswerCase = 13,

    /// <summary>The own dated reports and indicator figures, answers to the city's plan, and the own compilations and decided plans where the partnership is a city. Definitions of indicators stay.</summary>
    CityReport = 14,

    /// <summary>Agreements that have ended.</summary>
    Agreement = 15,

    /// <summary>Seats in councils that somebody has left; the council itself stays.</summary>
    CouncilSeat = 16,

    /// <summary>Meetings of groups with agenda, notes, points and attendance; the group and its evaluations stay.</summary>
    GroupMeeting = 17,

    /// <summary>Focus periods that have ended, with their places and reason.</summary>
    FocusPeriod = 18,

    /// <summary>Replaced versions of the office's Word template.</summary>
    DocumentTemplate = 19,

    /// <summary>Official versions that a later one has replaced; the one that counts goes with its case, or stays with its round.</summary>
    OfficialVersion = 20,

    /// <summary>Texts outside observations that were sent in spite of a warning: where they stand, while somebody may look at them.</summary>
    WarnedText = 21,

    /// <summary>Evaluations with their findings.</summary>
    Evaluation = 22,

    /// <summary>Steps of a plan's chain that locked a version, answered or withdrawn requests for a decision, and measures of ended plans that others read. The plan, its versions and decisions stay.</summary>
    PlanProcess = 23,

    /// <summary>What imports of areas changed, so that they can be taken back. The areas stay.</summary>
    AreaImport = 24,
}

/// <summary>How long a class is kept: months and days after it was made or ended; neither means that it is preserved (bevaras).</summary>
public readonly record struct RetentionTime(int Months, int Days)
{
    public bool IsForever => this is { Months: 0, Days: 0 };

    public DateTimeOffset Before(DateTimeOffset now) => now.AddMonths(-Months).AddDays(-Days);

    /// <summary>What is proposed until the board decides.</summary>
    public static RetentionTime ProposedFor(RetentionClass retentionClass) => retentionClass switch
    {
        RetentionClass.ObservationText => new(12, 0),
        RetentionClass.Observation => new(60, 0),
        RetentionClass.Submission or RetentionClass.Message => new(0, 30),
        RetentionClass.JobResult or RetentionClass.WarnedText => new(0, 7),
        RetentionClass.ScreeningCount => new(12, 0),
        RetentionClass.ReadLog => new(24, 0),
        RetentionClass.ChangeLog => new(60, 0),
        RetentionClass.Account => new(3, 0),
        RetentionClass.Briefing => new(3, 0),
        RetentionClass.NightPatrol => new(36, 0),
        RetentionClass.Programme or RetentionClass.DocumentTemplate => new(60, 0),
        RetentionClass.AreaImport or RetentionClass.CouncilSeat or RetentionClass.GroupMeeting or RetentionClass.FocusPeriod => new(24, 0),
        // Registered documents are preserved unless the board decides otherwise.
        RetentionClass.AnswerCase or RetentionClass.CityReport or RetentionClass.Agreement or RetentionClass.OfficialVersion or RetentionClass.Evaluation or RetentionClass.PlanProcess => default,
        _ => throw new ArgumentOutOfRangeException(nameof(retentionClass)),
    };

    /// <summary>Logs shorter than a year would hide what they are for; PostgreSQL refuses it as well.</summary>
    public static int LeastMonths(RetentionClass retentionClass) =>
        retentionClass is RetentionClass.ReadLog or RetentionClass.ChangeLog ? 12 : 0;
}
