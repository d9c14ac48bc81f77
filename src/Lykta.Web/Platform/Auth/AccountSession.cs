using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Platform.Auth;

/// <summary>One signed-in browser. The cookie names it; without its row the cookie is dead, on every node.</summary>
public sealed class AccountSession
{
    private AccountSession() { }

    public Guid Id { get; private init; }

    public Guid AccountId { get; private init; }

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>Hash of issuer and the provider's own session id, for its sign-out behind our back.</summary>
    public string? ProviderSession { get; private init; }

    public static AccountSession Begin(Guid accountId, DateTimeOffset now, DateTimeOffset expiresAt, string? providerSession) => new()
    {
        Id = Guid.NewGuid(),
        AccountId = accountId,
        StartedAt = now,
        ExpiresAt = expiresAt,
        ProviderSession = providerSession,
    };
}

/// <summary>Guesses at one secret: counted before the secret is looked at, so that many at once are no more than one after another.</summary>
public sealed class GuessCount
{
    /// <summary>Hash of what is guessed at, whether it exists or not.</summary>
    public string Key { get; init; } = "";

    public int Tries { get; init; }

    public DateTimeOffset Since { get; init; }
}

/// <summary>The one-time door for the first administrator of a partnership, opened by the operator.</summary>
public sealed class FirstDoor
{
    public byte[] TokenHash { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

public sealed class AccountSessionConfiguration
    : IEntityTypeConfiguration<AccountSession>, IEntityTypeConfiguration<GuessCount>, IEntityTypeConfiguration<FirstDoor>
{
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.ProviderSession).HasMaxLength(64);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        builder.HasIndex(s => s.ProviderSession);
        builder.HasIndex(s => s.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<GuessCount> builder)
    {
        builder.HasKey(c => c.Key);
        builder.Property(c => c.Key).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<FirstDoor> builder)
    {
        builder.HasKey(d => d.TokenHash);
        builder.Property(d => d.TokenHash).HasMaxLength(32);
    }
}
