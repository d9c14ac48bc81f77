using Lykta.Web.Data;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.FollowUps.Reminders;

/// <summary>Påminnelse om rader: one mail per person with all rows that wait for that person, and where they are written.</summary>
public sealed class RowsMail : IMailKind
{
    public const string Kind = "mail.rows";
    private const int Most = 15;

    public string Name => Kind;

    public async Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel)
    {
        if (about.RecipientId is not { } member || await about.Db.MemberAsync(member, cancel) is not { } to)
            return null;
        var today = Stockholm.DayOf(about.Now);
        var mine = (await about.Db.WaitingAsync(today, cancel)).Where(r => r.Hands.Has(member) && r.DueOn >= today).OrderBy(r => r.DueOn).ToList();
        if (mine.Count == 0)
            return null;
        var (open, first) = (mine.Where(r => !r.Entry.IsFilled).ToList(), mine[0]);
        List<MailLine> body =
        [
            open.Count == 0 ? new("Mail.Rows.Send", MailWord.Of(mine.Count), MailWord.Of(first.DueOn))
                : new("Mail.Rows.Lead", MailWord.Of(open.Count), MailWord.Of(first.DueOn), MailWord.Of(open.Count(r => r.MayBeUnchanged))),
            .. Lines(open, member),
            new("Mail.Rows.Help"),
        ];
        var link = $"/{about.Partnership.Slug}/uppfoljning/{first.Round.Slug}/rader" + (mine.Any(r => r.IsDeputy(member)) ? "?ersattare=true" : "");
        return new(to, new("Mail.Rows.Subject", MailWord.Screened(first.Round.Title), MailWord.Of(first.DueOn)), body) { Link = new("Mail.Rows.Link", link) };
    }

    private static IEnumerable<MailLine> Lines(List<WaitingRow> open, MembershipId member)
    {
        foreach (var row in open.Take(Most))
        {
            var state = row.Entry.IsBegun ? "Mail.Rows.Begun" : row.MayBeUnchanged ? "Mail.Rows.MayBeUnchanged" : "Mail.Rows.Empty";
            yield return row.IsDeputy(member) && row.Hands.Responsible is { } responsible
                ? new("Mail.Rows.DeputyRow", MailWord.Screened(row.NameOutside), MailWord.Text(state), MailWord.Of(row.DueOn), MailWord.Title(responsible.Title))
                : new("Mail.Rows.Row", MailWord.Screened(row.NameOutside), MailWord.Text(state), MailWord.Of(row.DueOn));
        }

        if (open.Count > Most)
            yield return new("Mail.Rows.More", MailWord.Of(open.Count - Most));
    }
}
