using System.Data.Common;
using System.Net.Mail;
using System.Security.Cryptography;
using Lykta.Web.Data;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Platform.Tenancy;

namespace Lykta.Web.Platform.Mail;

/// <summary>The mail cannot be written, now or later: a person must look.</summary>
public sealed class MailPoisonException(string code, Exception? inner = null) : Exception(code, inner)
{
    public string Code { get; } = code;
}

/// <summary>Looks up the kind of a message and writes the mail; null when there is nothing to say any more.</summary>
public sealed class MailWriter(IEnumerable<IMailKind> kinds, LyktaStore store, MailComposer composer, OutboxSecrets secrets, TimeProvider time)
{
    private readonly Dictionary<string, IMailKind> byName = kinds.ToDictionary(k => k.Name, StringComparer.Ordinal);

    public async Task<MailMessage?> WriteAsync(PartnershipEntry partnership, OutboxMessage message)
    {
        if (byName.GetValueOrDefault(message.Kind) is not { } kind)
            throw new MailPoisonException("unknown-kind");
        try
        {
            var secret = message.Secret is { } kept ? secrets.Open(kept) : null;
            var draft = await store.ReadAsync(LyktaScope.ForSystem(partnership), db => kind.DraftAsync(
                new(db, partnership, message.SubjectId, message.RecipientId, secret, time.GetUtcNow()), CancellationToken.None), CancellationToken.None);
            return draft is null ? null : composer.Compose(message.Id, partnership, draft);
        }
        catch (Exception failure) when (!IsOfTheDatabase(failure))
        {
            throw new MailPoisonException(CodeOf(failure), failure);
        }
    }

    private static string CodeOf(Exception failure) => failure switch
    {
        UnsafeHeaderException => "unsafe-header",
        CryptographicException => "secret-lost",
        FormatException => "address",
        _ => "cannot-write",
    };

    // Away for a while: the lease runs out and the message is taken up again.
    private static bool IsOfTheDatabase(Exception? failure) =>
        failure is not null && (failure is DbException or TimeoutException || IsOfTheDatabase(failure.InnerException));
}
