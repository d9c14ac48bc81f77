using System.Globalization;
using System.Text;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>What leaves in a mail, an SMS or a calendar: made of the version for night patrols, whoever sends it.</summary>
public sealed class OutsideWords
{
    private readonly SheetDocument document;
    private readonly string link;
    private readonly Texts texts;

    public OutsideWords(SheetDocument document, string link, Texts texts)
    {
        if (document.Audience != BriefingAudience.NightPatrols)
            throw new ArgumentException("Only the public-safe version leaves as words.", nameof(document));
        (this.document, this.link, this.texts) = (document, link, texts);
    }

    public string Subject => texts["Briefing.Mail.Subject", Day, Stockholm.IsoWeek(document.Day), Pass];

    public string Mail
    {
        get
        {
            var mail = new StringBuilder().Append(texts["Briefing.Mail.Head", Day, document.Partnership, Pass].Value).Append("\n\n");
            foreach (var block in new[] { BriefingBlock.Priorities, BriefingBlock.ForYourArea, BriefingBlock.Events, BriefingBlock.OpenPoints })
            {
                var lines = document.In(block).ToList();
                if (lines.Count == 0)
                    continue;
                mail.Append(texts["Briefing.Block." + block].Value).Append('\n');
                foreach (var line in lines)
                    mail.Append("– ").Append(Say(line)).Append('\n');
                mail.Append('\n');
            }

            return mail.Append(texts["Briefing.Mail.Link", link].Value).Append('\n').Append(texts["Briefing.Mail.Danger"].Value).ToString();
        }
    }

    public string Sms
    {
        get
        {
            var places = string.Join(", ", document.In(BriefingBlock.Priorities).Select(l => $"{l.Name} {l.Window}".Trim()));
            return texts[places.Length == 0 ? "Briefing.Sms.None" : "Briefing.Sms", Day, Pass, places, link];
        }
    }

    /// <summary>One event; METHOD:PUBLISH, so that a calendar takes it without asking anybody.</summary>
    public string Calendar(Guid uid, DateTimeOffset stamp)
    {
        var starts = Stockholm.Instant(document.Day.ToDateTime(document.From));
        var ends = Stockholm.Instant((document.To <= document.From ? document.Day.AddDays(1) : document.Day).ToDateTime(document.To));
        string[] lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lykta//Utsattning//SV", "METHOD:PUBLISH", "BEGIN:VEVENT", $"UID:{uid:N}@lykta",
            $"SEQUENCE:{document.Edition - 1}", $"DTSTAMP:{CalendarFile.Utc(stamp)}", $"DTSTART:{CalendarFile.Utc(starts)}", $"DTEND:{CalendarFile.Utc(ends)}", $"SUMMARY:{CalendarFile.Escape(Subject)}", $"DESCRIPTION:{CalendarFile.Escape(Mail)}", "END:VEVENT", "END:VCALENDAR",
        ];
        return string.Concat(lines.Select(l => CalendarFile.Fold(l) + "\r\n"));
    }

    private string Day => document.Day.ToString("dddd d MMMM", CultureInfo.CurrentCulture);

    private string Pass => $"{NightTime.Say(document.From)}–{NightTime.Say(document.To)}";

    private static string Say(SheetLine line)
    {
        var said = string.Join(" ", new[] { line.District is null ? null : line.District + ":", line.Place ?? line.Heading, line.Window }.OfType<string>());
        var more = string.Join(" ", new[] { line.Text, line.Action }.OfType<string>());
        return said.Length == 0 ? more : more.Length == 0 ? said : $"{said}: {more}";
    }
}
