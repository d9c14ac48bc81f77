using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.NightPatrols;

/// <summary>
/// Anmälan to a coming shift: the only rows with a name and a phone number outside accounts. Sealed, read by the group's leader
/// alone, erased when the shift ends or the walker cancels.
/// </summary>
public sealed class PatrolSignUp : IPartnershipOwned
{
    private PatrolSignUp() { }

    public Guid Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public PatrolShiftId ShiftId { get; private init; }

    /// <summary>Name and phone, sealed with the program's keys.</summary>
    public string Sealed { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public static PatrolSignUp Of(PatrolShiftId shift, string sealedPerson, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(), ShiftId = shift, Sealed = sealedPerson, At = now };
}

public sealed class PatrolSignUpConfiguration : IEntityTypeConfiguration<PatrolSignUp>
{
    public void Configure(EntityTypeBuilder<PatrolSignUp> builder)
    {
        builder.Property(s => s.Sealed).HasMaxLength(1000);
        builder.HasOne<PatrolShift>().WithMany().HasForeignKey(s => s.ShiftId).OnDelete(DeleteBehavior.Cascade);
    }
}
