using System.Globalization;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Platform.Mail;

/// <summary>One sort of mail: from ids to what is said to whom, at the time of sending. Registered with <c>AddMailKind</c>.</summary>
public interface IMailKind
{
    /// <summary><c>mail.invitation</c>; the page Utskick shows <c>Mail.Kind.{Name}</c>.</summary>
    string Name { get; }

    /// <summary>Null when there is nobody to tell or nothing left to say: then it is dropped.</summary>
    Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel);
}

/// <summary>What a kind has to go by; the database is open in the partnership, for reading.</summary>
public sealed record MailCase(LyktaDbContext Db, PartnershipEntry Partnership, Guid SubjectId, MembershipId? RecipientId, string? Secret, DateTimeOffset Now);

/// <summary>Who, and in which language (sv when not known).</summary>
public sealed record MailRecipient(string Address, string? Language);

/// <summary>A mail in text keys; the composer puts it into the recipient's language, as plain text and as HTML.</summary>
public sealed record MailDraft(MailRecipient To, MailLine Subject, params IReadOnlyList<MailLine> Body)
{
    public MailLink? Link { get; init; }

    public CalendarPart? Calendar { get; init; }

    /// <summary>For mail that comes without being asked for: the page where one says no, after the public address.</summary>
    public string? UnsubscribePath { get; init; }
}

/// <summary>A paragraph or a subject.</summary>
public sealed record MailLine(string TextKey, params MailWord[] Words);

/// <summary>The one thing to do: <c>/inbjudan/…</c> after the public address.</summary>
public sealed record MailLink(string TextKey, string Path);

/// <summary>iCalendar text; method REQUEST, PUBLISH or CANCEL.</summary>
public sealed record CalendarPart(string Content, string Method);

/// <summary>
/// What may stand in a mail's text. There is no way from a plain string: mail goes outside, so the words of an observation
/// must not come here, only numbers, dates, texts of ours and names that passed the wall.
/// </summary>
public sealed class MailWord
{
    private readonly Func<CultureInfo, string> say;

    private MailWord(Func<CultureInfo, string> say) => this.say = say;

    public static MailWord Of(int number) => new(c => number.ToString("N0", c));

    public static MailWord Of(DateOnly day) => new(c => day.ToString("d MMMM yyyy", c));

    public static MailWord Of(TimeOnly time) => new(_ => time.ToString("HH:mm", CultureInfo.InvariantCulture));

    public static MailWord Of(PartnershipEntry partnership) => new(_ => partnership.Name);

    /// <summary>A text of ours.</summary>
    public static MailWord Text(string key) => new(c => TextCatalogue.Embedded.Find(key, c) ?? key);

    /// <summary>A function title or a unit's name, which an administrator has written and the wall has passed.</summary>
    public static MailWord Title(string functionTitle) => new(_ => functionTitle);

    /// <summary>A heading or a measure's name that passed the wall when it was written and is shared with the whole partnership.</summary>
    public static MailWord Screened(string name) => new(_ => name);

    internal string In(CultureInfo culture) => say(culture);
}
