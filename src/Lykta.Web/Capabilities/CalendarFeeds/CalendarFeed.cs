using System.Security.Cryptography;
using Lykta.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.CalendarFeeds;

/// <summary>Kalenderprenumeration: one person's own address for a calendar, until it is revoked or the role ends.</summary>
public sealed class CalendarFeed : IPartnershipOwned
{
    private CalendarFeed() { }

    public Guid Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public MembershipId MembershipId { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public static CalendarFeed For(MembershipId membership, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(), MembershipId = membership, CreatedAt = now };

    public void Revoke(DateTimeOffset now) => RevokedAt = now;
}

/// <summary>The end of a feed's address: the row's id, sealed, so that it can be shown again and nothing secret is stored.</summary>
public sealed class FeedAddresses(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Lykta.CalendarFeed");

    public string Of(CalendarFeed feed) => WebEncoders.Base64UrlEncode(protector.Protect(feed.Id.ToByteArray()));

    /// <summary>Null for what is not an address of ours.</summary>
    public Guid? FeedOf(string address)
    {
        try
        {
            return new Guid(protector.Unprotect(WebEncoders.Base64UrlDecode(address)));
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}

public static class CalendarFeedsServices
{
    public static IServiceCollection AddCalendarFeeds(this IServiceCollection services) => services.AddSingleton<FeedAddresses>().AddScoped<FeedEvents>();
}

public sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder) => builder.HasIndex(f => f.MembershipId);
}
