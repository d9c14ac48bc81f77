namespace Lykta.Web.Capabilities.Plans;

/// <summary>What is missing in a measure. The first five stop a decision; the rest are holes that are shown and counted.</summary>
public enum Gap
{
    NoCauseOrReason = 1, NoHow, NoMethod, NoLead, NoTime,
    NoCause, NoMandate, NotForwarded, PastDate, Silent, EndsUnfunded,
}

public static class Gaps
{
    public const int SilentAfterDays = 60;

    /// <summary>The five that the agreement demands (activity, how, follow-up, responsible, time) and the cause.</summary>
    public static bool StopsDecision(Gap gap) => gap is Gap.NoCauseOrReason or Gap.NoHow or Gap.NoMethod or Gap.NoLead or Gap.NoTime;

    public static List<Gap> Of(WholeMeasure row, DateOnly today)
    {
        var m = row.Measure;
        List<Gap> gaps = [];
        Add(!m.HasCause && string.IsNullOrEmpty(m.ReasonWithoutCause), Gap.NoCauseOrReason);
        Add(string.IsNullOrEmpty(m.How), Gap.NoHow);
        Add(string.IsNullOrEmpty(m.FollowUpMethod), Gap.NoMethod);
        Add(m.LeadId is null, Gap.NoLead);
        Add(m is { StartOn: null, EndOn: null, TimePlan: null or "" }, Gap.NoTime);
        Add(!m.HasCause && !string.IsNullOrEmpty(m.ReasonWithoutCause), Gap.NoCause);
        Add(string.IsNullOrEmpty(m.Mandate), Gap.NoMandate);
        Add(m is { Control: Observations.Control.Other, ForwardedOn: null }, Gap.NotForwarded);
        Add(m.EndOn < today && !m.IsOver, Gap.PastDate);
        Add(!m.IsOver && Platform.Time.Stockholm.DayOf(m.ChangedAt) < today.AddDays(-SilentAfterDays), Gap.Silent);
        Add(EndsUnfunded(row, today), Gap.EndsUnfunded);
        return gaps;

        void Add(bool isGap, Gap gap)
        {
            if (isGap)
                gaps.Add(gap);
        }
    }

    /// <summary>Goes on, but its money ends within twelve months and no line of money reaches further.</summary>
    public static bool EndsUnfunded(WholeMeasure row, DateOnly today)
    {
        if (row.Measure.IsOver || row.Funding.Count == 0)
            return false;
        var last = row.Funding.Max(f => f.EndsOn ?? new DateOnly(f.Year, 12, 31));
        return last >= today && last <= today.AddMonths(12) && (row.Measure.EndOn is null || row.Measure.EndOn > last);
    }
}
