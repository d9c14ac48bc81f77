using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Platform.Mail;

/// <summary>A header would have carried a line break or another control character: refused, never cleaned.</summary>
public sealed class UnsafeHeaderException() : Exception("A mail header would have held a control character.");

/// <summary>Turns a draft into the mail that leaves.</summary>
public sealed class MailComposer(MailSettings settings)
{
    public MailMessage Compose(Guid id, PartnershipEntry partnership, MailDraft draft)
    {
        var culture = CultureInfo.GetCultureInfo(draft.To.Language == "en" ? "en-GB" : "sv-SE");
        var lines = draft.Body.Select(l => Say(l, culture)).ToList();
        var link = draft.Link is { } to ? (Text: Find(to.TextKey, culture), Url: Address(to.Path)) : default;
        var foot = Say(new("Mail.Foot", MailWord.Of(partnership)), culture);
        var unsubscribe = draft.UnsubscribePath is { } path ? (Text: Find("Mail.Unsubscribe", culture), Url: Address(path)) : default;
        var mail = new MailMessage(settings.From, new MailAddress(Safe(draft.To.Address)))
        {
            Subject = Safe(Say(draft.Subject, culture)),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        Mark(mail, id, culture, unsubscribe.Url);
        Add(mail, Plain(lines, link, foot, unsubscribe), MediaTypeNames.Text.Plain);
        Add(mail, Html(culture, lines, link, foot, unsubscribe), MediaTypeNames.Text.Html);
        if (draft.Calendar is { } calendar)
            Add(mail, calendar.Content, "text/calendar; method=" + Safe(calendar.Method));
        return mail;
    }

    private void Mark(MailMessage mail, Guid id, CultureInfo culture, string? unsubscribe)
    {
        mail.Headers.Add("Message-ID", $"<{id:N}@{settings.From.Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("Content-Language", culture.TwoLetterISOLanguageName);
        if (unsubscribe is not null)
            mail.Headers.Add("List-Unsubscribe", $"<{Safe(unsubscribe)}>");
    }

    private string Address(string path) => settings.PublicUrl + (path.StartsWith('/') ? Safe(path) : throw new UnsafeHeaderException());

    private static void Add(MailMessage mail, string content, string type)
    {
        var contentType = new ContentType(type) { CharSet = "utf-8" };
        var view = AlternateView.CreateAlternateViewFromString(content, contentType);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        mail.AlternateViews.Add(view);
    }

    private static string Plain(List<string> lines, (string Text, string Url) link, string foot, (string Text, string Url) unsubscribe)
    {
        List<string> parts = [.. lines];
        if (link.Url is not null)
            parts.Add($"{link.Text}:\r\n{link.Url}");
        parts.Add("-- \r\n" + foot);
        if (unsubscribe.Url is not null)
            parts.Add($"{unsubscribe.Text}: {unsubscribe.Url}");
        return string.Join("\r\n\r\n", parts) + "\r\n";
    }

    private static string Html(CultureInfo culture, List<string> lines, (string Text, string Url) link, string foot, (string Text, string Url) unsubscribe)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\r\n<html lang=\"").Append(culture.TwoLetterISOLanguageName)
            .Append("\"><head><meta charset=\"utf-8\"><title>Lykta</title></head>\r\n<body style=\"font:16px/1.5 sans-serif;max-width:36em\">\r\n");
        foreach (var line in lines)
            html.Append("<p>").Append(Encode(line)).Append("</p>\r\n");
        if (link.Url is not null)
            html.Append("<p><a href=\"").Append(Encode(link.Url)).Append("\">").Append(Encode(link.Text)).Append("</a></p>\r\n");
        html.Append("<p><small>").Append(Encode(foot));
        if (unsubscribe.Url is not null)
            html.Append("<br><a href=\"").Append(Encode(unsubscribe.Url)).Append("\">").Append(Encode(unsubscribe.Text)).Append("</a>");
        return html.Append("</small></p>\r\n</body></html>\r\n").ToString();
    }

    private static string Say(MailLine line, CultureInfo culture)
    {
        object[] words = [.. line.Words.Select(w => (object)w.In(culture))];
        return string.Format(culture, Find(line.TextKey, culture, words), words);
    }

    private static string Find(string key, CultureInfo culture, params object[] words) =>
        TextCatalogue.Embedded.Find(key, culture, words) ?? throw new InvalidOperationException($"The text {key} is missing.");

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string Safe(string header) => header.Any(char.IsControl) ? throw new UnsafeHeaderException() : header;
}
