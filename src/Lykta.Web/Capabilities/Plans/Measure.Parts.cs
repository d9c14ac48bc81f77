using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;

namespace Lykta.Web.Capabilities.Plans;

public sealed partial class Measure
{
    /// <summary>Every part, in the order of the form.</summary>
    public static IReadOnlyList<MeasurePart> Parts { get; } =
    [
        .. WhatParts(), .. WhyParts(), .. WhoParts(), .. SortParts(), .. WhereParts(), .. GoalParts(), .. TrainingParts(), .. OwnParts(),
    ];

    private static readonly Dictionary<string, MeasurePart> ByKey = Parts.ToDictionary(p => p.Key, StringComparer.OrdinalIgnoreCase);

    public static MeasurePart? PartOf(string key) => ByKey.GetValueOrDefault(key);

    private static IEnumerable<MeasurePart> WhatParts() => In(PartGroup.What,
        Line(nameof(Name), LongestName, m => m.Name, (m, v) => m.Name = string.IsNullOrEmpty(v) ? m.Name : v),
        Text(nameof(Description), m => m.Description, (m, v) => m.Description = v),
        Text(nameof(How), m => m.How, (m, v) => m.How = v),
        Text(nameof(ExpectedResult), m => m.ExpectedResult, (m, v) => m.ExpectedResult = v),
        Text(nameof(FollowUpMethod), m => m.FollowUpMethod, (m, v) => m.FollowUpMethod = v),
        Reference(nameof(SectionId), PartKind.Section, m => m.SectionId?.Value, (m, id) => m.SectionId = id is { } v ? new(v) : null),
        Always<MeasureKind>(nameof(Kind), m => (int)m.Kind, (m, v) => m.Kind = (MeasureKind)v),
        Always<MeasureStatus>(nameof(Status), m => (int)m.Status, (m, v) => m.Status = (MeasureStatus)v));

    private static IEnumerable<MeasurePart> WhyParts() => In(PartGroup.Why,
        Reference(nameof(PriorityAreaId), PartKind.PriorityArea, m => m.PriorityAreaId?.Value, (m, id) => m.PriorityAreaId = id is { } v ? new(v) : null),
        Line(nameof(Problem), 300, m => m.Problem, (m, v) => m.Problem = v),
        Line(nameof(Cause), 300, m => m.Cause, (m, v) => m.Cause = v),
        Line(nameof(ReasonWithoutCause), 300, m => m.ReasonWithoutCause, (m, v) => m.ReasonWithoutCause = v),
        Text(nameof(Knowledge), m => m.Knowledge, (m, v) => m.Knowledge = v));

    private static IEnumerable<MeasurePart> WhoParts() => In(PartGroup.Who,
        Reference(nameof(LeadId), PartKind.Organisation, m => m.LeadId?.Value, (m, id) => m.LeadId = id is { } v ? new(v) : null),
        Line(nameof(LeadFunction), 160, m => m.LeadFunction, (m, v) => m.LeadFunction = v),
        Line(nameof(Mandate), 200, m => m.Mandate, (m, v) => m.Mandate = v),
        Choice<Control>(nameof(Control), m => (int?)m.Control, (m, v) => m.Control = (Control?)v),
        Line(nameof(ForwardedTo), 160, m => m.ForwardedTo, (m, v) => m.ForwardedTo = v),
        Day(nameof(ForwardedOn), m => m.ForwardedOn, (m, v) => m.ForwardedOn = v),
        Day(nameof(StartOn), m => m.StartOn, (m, v) => m.StartOn = v),
        Day(nameof(EndOn), m => m.EndOn, (m, v) => m.EndOn = v),
        Line(nameof(TimePlan), 300, m => m.TimePlan, (m, v) => m.TimePlan = v));

    private static IEnumerable<MeasurePart> SortParts() => In(PartGroup.Sort,
        Choice<Approach>(nameof(Approach), m => (int?)m.Approach, (m, v) => m.Approach = (Approach?)v),
        Choice<PreventionLevel>(nameof(Level), m => (int?)m.Level, (m, v) => m.Level = (PreventionLevel?)v),
        Choice<Horizon>(nameof(Horizon), m => (int?)m.Horizon, (m, v) => m.Horizon = (Horizon?)v),
        Choice<WorkForm>(nameof(Form), m => (int?)m.Form, (m, v) => m.Form = (WorkForm?)v),
        Choice<TriangleSide>(nameof(Side), m => (int?)m.Side, (m, v) => m.Side = (TriangleSide?)v),
        Choice<GoalType>(nameof(Goal), m => (int?)m.Goal, (m, v) => m.Goal = (GoalType?)v),
        Always<SharingLevel>(nameof(Sharing), m => (int)m.Sharing, (m, v) => m.Sharing = (SharingLevel)v));

    private static IEnumerable<MeasurePart> WhereParts() => In(PartGroup.Where,
        Reference(nameof(PlaceId), PartKind.Place, m => m.PlaceId?.Value, (m, id) => m.PlaceId = id is { } v ? new(v) : null),
        Reference(nameof(AreaId), PartKind.Area, m => m.AreaId?.Value, (m, id) => m.AreaId = id is { } v ? new(v) : null));

    private static IEnumerable<MeasurePart> GoalParts() => In(PartGroup.Goals,
        Text(nameof(OperativeGoals), m => m.OperativeGoals, (m, v) => m.OperativeGoals = v),
        Text(nameof(GoverningDocuments), m => m.GoverningDocuments, (m, v) => m.GoverningDocuments = v));

    private static IEnumerable<MeasurePart> TrainingParts() => In(PartGroup.Training,
        Line(nameof(TrainingTopic), 200, m => m.TrainingTopic, (m, v) => m.TrainingTopic = v),
        Line(nameof(TrainingGiver), 200, m => m.TrainingGiver, (m, v) => m.TrainingGiver = v),
        Line(nameof(TrainingReceivers), 200, m => m.TrainingReceivers, (m, v) => m.TrainingReceivers = v),
        new MeasurePart(nameof(TrainedCount), PartKind.Count,
            m => m.TrainedCount?.ToString(CultureInfo.InvariantCulture) ?? "", (m, v) => m.TrainedCount = v.Number));

    private static IEnumerable<MeasurePart> OwnParts() => In(PartGroup.Own,
        Line(nameof(Own1), 300, m => m.Own1, (m, v) => m.Own1 = v),
        Line(nameof(Own2), 300, m => m.Own2, (m, v) => m.Own2 = v),
        Line(nameof(Own3), 300, m => m.Own3, (m, v) => m.Own3 = v),
        Line(nameof(Own4), 300, m => m.Own4, (m, v) => m.Own4 = v),
        Line(nameof(Own5), 300, m => m.Own5, (m, v) => m.Own5 = v));

    private static IEnumerable<MeasurePart> In(PartGroup group, params MeasurePart[] parts) => parts.Select(p => p with { Group = group });

    private static MeasurePart Line(string key, int most, Func<Measure, string?> read, Action<Measure, string?> write) =>
        new(key, PartKind.Line, m => read(m) ?? "", (m, v) => write(m, v.Text)) { MaxLength = most };

    private static MeasurePart Text(string key, Func<Measure, string?> read, Action<Measure, string?> write) =>
        new(key, PartKind.Text, m => read(m) ?? "", (m, v) => write(m, v.Text)) { MaxLength = 4000 };

    private static MeasurePart Choice<T>(string key, Func<Measure, int?> read, Action<Measure, int?> write) where T : struct, Enum =>
        new(key, PartKind.Choice, m => read(m) is { } v ? Enum.ToObject(typeof(T), v).ToString()! : "", (m, v) => write(m, v.Number)) { Choices = typeof(T) };

    private static MeasurePart Always<T>(string key, Func<Measure, int> read, Action<Measure, int> write) where T : struct, Enum =>
        new(key, PartKind.Choice, m => Enum.ToObject(typeof(T), read(m)).ToString()!, (m, v) => write(m, v.Number ?? read(m))) { Choices = typeof(T), IsAlwaysSet = true };

    private static MeasurePart Day(string key, Func<Measure, DateOnly?> read, Action<Measure, DateOnly?> write) =>
        new(key, PartKind.Day, m => read(m)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", (m, v) => write(m, v.Day));

    private static MeasurePart Reference(string key, PartKind kind, Func<Measure, Guid?> read, Action<Measure, Guid?> write) =>
        new(key, kind, m => read(m)?.ToString("N") ?? "", (m, v) => write(m, v.Id));
}
