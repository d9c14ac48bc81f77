using System.Globalization;
using System.Text;

namespace Lykta.Web.Documents;

/// <summary>One event as a calendar shows it: title, time and place, nothing else. A cancelled one stays, as cancelled.</summary>
public sealed record CalendarEvent(Guid Id, int Sequence, DateTimeOffset Starts, DateTimeOffset Ends, string Title, string? Place, bool IsCancelled);

/// <summary>Writes iCalendar (RFC 5545).</summary>
public static class CalendarFile
{
    /// <summary>A calendar to subscribe to; both ways of asking for a new reading every hour.</summary>
    public static string Write(string name, IEnumerable<CalendarEvent> events, DateTimeOffset stamp)
    {
        List<string> lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lykta//Kalender//SV", "METHOD:PUBLISH", "CALSCALE:GREGORIAN", "NAME:" + Escape(name), "X-WR-CALNAME:" + Escape(name),
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H",
        ];
        foreach (var one in events)
            lines.AddRange(Lines(one, stamp));
        lines.Add("END:VCALENDAR");
        return string.Concat(lines.Select(l => Fold(l) + "\r\n"));
    }

    /// <summary>One event as mail: REQUEST invites and changes, CANCEL cancels, by the same UID (RFC 5546).</summary>
    public static string Invite(CalendarEvent one, string organizer, string attendee, DateTimeOffset stamp)
    {
        var lines = Lines(one, stamp);
        lines.InsertRange(lines.Count - 1, ["ORGANIZER:mailto:" + organizer, "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:" + attendee]);
        lines.InsertRange(0, ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lykta//Kalender//SV", "METHOD:" + MethodOf(one)]);
        lines.Add("END:VCALENDAR");
        return string.Concat(lines.Select(l => Fold(l) + "\r\n"));
    }

    public static string MethodOf(CalendarEvent one) => one.IsCancelled ? "CANCEL" : "REQUEST";

    private static List<string> Lines(CalendarEvent one, DateTimeOffset stamp) =>
    [
        "BEGIN:VEVENT", $"UID:{one.Id:N}@lykta", $"SEQUENCE:{one.Sequence}", "DTSTAMP:" + Utc(stamp), "DTSTART:" + Utc(one.Starts), "DTEND:" + Utc(one.Ends),
        "SUMMARY:" + Escape(one.Title), one.IsCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED", .. one.Place is null ? (string[])[] : ["LOCATION:" + Escape(one.Place)], "END:VEVENT",
    ];

    public static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    public static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>75 octets a line, never inside a letter.</summary>
    public static string Fold(string line)
    {
        var folded = new StringBuilder();
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > 74)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
