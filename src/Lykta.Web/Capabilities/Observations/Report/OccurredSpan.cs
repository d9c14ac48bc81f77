using System.Runtime.InteropServices;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Observations.Report;

/// <summary>When it happened: an instant, or the span in which it did.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OccurredSpan(DateTimeOffset From, DateTimeOffset? To)
{
    private const int OldestInDays = 366;

    /// <summary>What was typed, or when the report was written.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="now">The server's clock.</param>
    /// <param name="phoneNow">The phone's clock at the moment of sending: it may be wrong, but what has passed on it has passed.</param>
    public static Result<OccurredSpan> Of(ReportInput input, DateTimeOffset now, DateTimeOffset? phoneNow)
    {
        if (input.To is not null && input.From is null)
            return ReportErrors.NoStart;
        if (input.Date is null && input.From is null)
            return new OccurredSpan(WrittenAt(input, now, phoneNow), null);
        var span = Typed(input, input.Date ?? Stockholm.DayOf(WrittenAt(input, now, phoneNow)), now);
        if (span.From > now.AddMinutes(5))
            return ReportErrors.Future;
        if (span.To > now.AddMinutes(5))
            return ReportErrors.EndsLater;
        return span.From < now.AddDays(-OldestInDays) ? ReportErrors.TooOld : span;
    }

    private static OccurredSpan Typed(ReportInput input, DateOnly day, DateTimeOffset now)
    {
        if (input.From is not { } start)
        {
            var end = Stockholm.StartOf(day.AddDays(1));
            return new(Stockholm.StartOf(day), end < now ? end : now);
        }

        var from = Stockholm.Instant(day.ToDateTime(start));
        if (input.To is not { } stop || stop == start)
            return new(from, null);
        return new(from, Stockholm.Instant(day.AddDays(stop < start ? 1 : 0).ToDateTime(stop)));
    }

    private static DateTimeOffset WrittenAt(ReportInput input, DateTimeOffset now, DateTimeOffset? phoneNow)
    {
        if (input.WrittenAt is not { } written || phoneNow is not { } sent)
            return now;
        var ago = sent - written;
        // What was sent at once was seen at once: no second is lost to the way here.
        return ago < TimeSpan.FromMinutes(1) || ago > TimeSpan.FromDays(OldestInDays) ? now : now - ago;
    }
}
