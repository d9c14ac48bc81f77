using System.Security.Cryptography;
using System.Text;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Platform.Auth;

public enum AccessLinkKind
{
    /// <summary>Shared phone: 12 hours, with PIN.</summary>
    Shift,
    /// <summary>A unit's QR code: code lists only, rate-limited.</summary>
    Unit,
    /// <summary>Invitation to make one's account.</summary>
    Invitation,
    /// <summary>One row of a follow-up, to be written without an account until its deadline.</summary>
    Row,
}

/// <summary>A door that needs no account: a 128-bit random token, of which only a hash is kept.</summary>
public sealed class AccessLink : IPartnershipOwned, IVersioned
{
    private AccessLink() { }

    public AccessLinkId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public AccessLinkKind Kind { get; private init; }

    public OrganisationId UnitId { get; private init; }

    public string Label { get; private set; } = "";

    public byte[] TokenHash { get; private init; } = [];

    /// <summary>Framework password hash of the PIN; shift links only.</summary>
    public string? PinHash { get; private init; }

    public int FailedPins { get; private set; }

    /// <summary>Free text and photo opened by the coordinator for this unit.</summary>
    public bool MayWriteText { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? ExpiresAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>What an invitation gives: the role and function title as JSON.</summary>
    public string? Grant { get; private init; }

    public int Version { get; private set; }

    public static AccessLink Make(
        AccessLinkKind kind, OrganisationId unit, string label, string token, string? pinHash, DateTimeOffset now,
        DateTimeOffset? expiresAt, string? grant = null) => new()
        {
            Id = AccessLinkId.New(),
            Kind = kind,
            UnitId = unit,
            Label = label,
            TokenHash = HashOf(token),
            PinHash = pinHash,
            CreatedAt = now,
            ExpiresAt = expiresAt,
            Grant = grant,
        };

    /// <summary>128 random bits, URL-safe.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Whoever is inside stays until then; somebody else's wrong guesses end nothing.</summary>
    public bool IsAliveAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);

    /// <summary>One may still come in by it.</summary>
    public bool IsOpenAt(DateTimeOffset now) => IsAliveAt(now) && FailedPins < 10;

    public void MissPin() => FailedPins++;

    public void HitPin() => FailedPins = 0;

    public void Revoke(DateTimeOffset now) => RevokedAt = now;

    public void OpenText(bool open) => MayWriteText = open;
}

/// <summary>Which partnership a token belongs to: only the hash, so that a door can be found before its tenant is known.</summary>
public sealed class AccessLinkRoute
{
    public byte[] TokenHash { get; init; } = [];

    public PartnershipId PartnershipId { get; init; }
}

public sealed class AccessLinkConfiguration : IEntityTypeConfiguration<AccessLink>, IEntityTypeConfiguration<AccessLinkRoute>
{
    public void Configure(EntityTypeBuilder<AccessLink> builder)
    {
        builder.Property(l => l.Label).HasMaxLength(120);
        builder.Property(l => l.TokenHash).HasMaxLength(32);
        builder.Property(l => l.PinHash).HasMaxLength(200);
        builder.Property(l => l.Grant).HasMaxLength(400);
        builder.HasIndex(l => new { l.PartnershipId, l.TokenHash }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AccessLinkRoute> builder)
    {
        builder.HasKey(r => r.TokenHash);
        builder.Property(r => r.TokenHash).HasMaxLength(32);
    }
}
