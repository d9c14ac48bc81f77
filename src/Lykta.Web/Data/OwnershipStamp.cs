using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Data;

public static class OwnershipStamp
{
    /// <summary>Stamps new rows with the partnership of the scope, refuses a row of another, and counts versions up.</summary>
    public static void StampOwnership(this LyktaDbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            if (entry.Entity is IPartnershipOwned owned)
            {
                var property = entry.Property(nameof(IPartnershipOwned.PartnershipId));
                if (entry.State == EntityState.Added && owned.PartnershipId == default)
                    property.CurrentValue = db.Scope.PartnershipId;
                if ((PartnershipId)property.CurrentValue! != db.Scope.PartnershipId || db.Scope.PartnershipId == default
                    || (entry.State != EntityState.Added && property.IsModified))
                    throw new ForeignPartnershipException(entry.Metadata.ClrType.Name);
            }

            if (entry is { State: EntityState.Added or EntityState.Modified, Entity: IFindable findable })
                entry.Property("SearchText").CurrentValue = findable.FoldedWords;
            if (entry.Entity is IReleased released && (released.PartnershipId == default || released.PartnershipId != db.Scope.PartnershipId))
                throw new ForeignPartnershipException(entry.Metadata.ClrType.Name);
            if ((entry.Entity is IReleasedUp up && up.PartnershipId != db.Scope.PartnershipId) || (entry.Entity is IReleasedDown down && down.PartnershipId != db.Scope.PartnershipId)
                || (entry.Entity is IReleasedTo to && (to.PartnershipId != db.Scope.PartnershipId || to.PartnershipId == default)))
                throw new ForeignPartnershipException(entry.Metadata.ClrType.Name);
            if (entry is { State: EntityState.Modified, Entity: IVersioned })
            {
                var version = entry.Property(nameof(IVersioned.Version));
                version.CurrentValue = (int)version.OriginalValue! + 1;
            }
        }
    }
}

/// <summary>A programming error, never a user's: a row was about to be saved into another partnership.</summary>
public sealed class ForeignPartnershipException(string entity)
    : InvalidOperationException($"{entity} belongs to another partnership than the scope.");
