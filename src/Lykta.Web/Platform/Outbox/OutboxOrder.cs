using Lykta.Web.Data;
using Microsoft.AspNetCore.DataProtection;

namespace Lykta.Web.Platform.Outbox;

/// <summary>What a unit of work wants sent: ids and codes, and at most one sealed secret.</summary>
public sealed record OutboxOrder(string Kind, Guid SubjectId)
{
    public MembershipId? RecipientId { get; init; }

    public SealedSecret? Secret { get; init; }
}

/// <summary>Encrypted with the program's key ring; made by <see cref="OutboxSecrets"/> alone, so that nothing is stored open by mistake.</summary>
public sealed class SealedSecret
{
    internal SealedSecret(string text) => Protected = text;

    internal string Protected { get; }
}

/// <summary>Seals what must lie in the outbox until it is delivered.</summary>
public sealed class OutboxSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Lykta.Outbox");

    public SealedSecret Seal(string secret) => new(protector.Protect(secret));

    /// <summary>Throws CryptographicException when the key ring is another one.</summary>
    public string Open(string sealedText) => protector.Unprotect(sealedText);
}

/// <summary>Rung when a unit with messages has committed here, so that they leave at once; other nodes look by themselves.</summary>
public sealed class OutboxBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been rung and not yet heard.
        }
    }

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancel) => rung.WaitAsync(atMost, cancel);

    public void Dispose() => rung.Dispose();
}
