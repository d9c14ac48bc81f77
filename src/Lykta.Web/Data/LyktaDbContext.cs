using Lykta.Web.Capabilities.City;
using Lykta.Web.Capabilities.City.Handling;
using Lykta.Web.Capabilities.City.Indicators;
using Lykta.Web.Capabilities.Observations;
using System.Linq.Expressions;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans.Share;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Sharing;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Data;

/// <summary>One model for both databases. Contexts given to pages only read; saving goes through the write queue.</summary>
public abstract class LyktaDbContext(DbContextOptions options, LyktaScope scope)
    : IdentityUserContext<Account, Guid>(options)
{
    public const string TenantFilter = "tenant";
    public const string SharingFilter = "sharing";
    public const string ParticipationFilter = "participation";

    private static readonly System.Reflection.MethodInfo OwnedFilterMethod = typeof(LyktaDbContext)
        .GetMethod(nameof(FilterOwned), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!;

    private static readonly System.Reflection.MethodInfo SharedFilterMethod = typeof(LyktaDbContext)
        .GetMethod(nameof(FilterShared), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!;

    private static readonly System.Reflection.MethodInfo CountedFilterMethod = typeof(LyktaDbContext)
        .GetMethod(nameof(FilterCounted), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!;
    private static readonly System.Reflection.MethodInfo CollaborationFilterMethod = typeof(LyktaDbContext)
        .GetMethod(nameof(FilterCollaboration), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!;

    public LyktaScope Scope { get; } = scope;

    /// <summary>Set by the write queue alone.</summary>
    internal bool MayWrite { get; set; }

    /// <summary>Set on contexts that save past the queue: each save waits for its turn.</summary>
    internal WriterTurns? Turns { get; set; }

    /// <summary>Set by a unit that puts something in the outbox: the bell is rung after COMMIT.</summary>
    internal bool HasMessages { get; set; }

    /// <summary>Set by a unit after which pages kept in memory still hold.</summary>
    internal bool LeavesPages { get; set; }

    // The filters read these through the context, so that EF Core sends them as parameters.
    internal PartnershipId TenantId => Scope.PartnershipId;

    internal Guid AccountKey => Scope.AccountId;

    internal SharingLevel SeesFrom => Scope.Viewer.SeesFrom;

    internal DateTimeOffset SeesSince => Scope.Viewer.SeesSince;

    internal bool SeesAllTimes => Scope.Viewer.SeesAllTimes;

    internal IEnumerable<OrganisationId> OwnOrganisations => Scope.Viewer.Organisations;

    internal IEnumerable<BranchId> OwnBranches => Scope.Viewer.Branches;

    internal IEnumerable<MembershipId> OwnMemberships => Scope.Viewer.Memberships;

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Saving is asynchronous and goes through the write queue.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!MayWrite)
            throw new InvalidOperationException("Writes go through the write queue.");
        if (Scope.Warned.Count > 0)
            await Platform.Privacy.WarnedTexts.NoteAsync(this, cancellationToken);
        this.StampOwnership();
        var changesLists = ChangeTracker.Entries<IListed>().Any(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);
        using var turn = Turns is null ? null : await Turns.TakeAsync(cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (changesLists && Scope.PartnershipId != default)
            await CountsAhead.StampListsAsync(this, cancellationToken);
        return saved;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(LyktaDbContext).Assembly);
        builder.Entity<Collaboration>().HasQueryFilter(ParticipationFilter, row => Set<CollaborationParticipant>()
            .Any(p => p.CollaborationId == row.Id && p.PartnershipId == TenantId && p.LeftOn == null));
        builder.Entity<CollaborationRelease>().HasQueryFilter(ParticipationFilter, row => row.PartnershipId == TenantId
            || (Set<CollaborationParticipant>().Any(p => p.CollaborationId == row.CollaborationId && p.PartnershipId == TenantId && p.LeftOn == null)
                && Set<CollaborationParticipant>().Any(p => p.CollaborationId == row.CollaborationId && p.PartnershipId == row.PartnershipId && p.LeftOn == null)));
        builder.Entity<DistrictReport>().HasQueryFilter(ParticipationFilter, row => row.PartnershipId == TenantId
            || (row.To == ReportTo.CityPreparation && Set<Partnership>().Any(p => p.Id == row.PartnershipId && p.ParentId == TenantId)));
        builder.Entity<CityCompilation>().HasQueryFilter(ParticipationFilter, row => row.PartnershipId == TenantId
            || Set<Partnership>().Any(p => p.Id == TenantId && p.ParentId == row.PartnershipId));
        builder.Entity<SharedMeasure>().HasQueryFilter(ParticipationFilter, row => row.PartnershipId == TenantId || (row.ToPartnershipId == TenantId
            && (Set<Partnership>().Any(owner => owner.Id == row.PartnershipId && owner.ParentId != null && Set<Partnership>().Any(own => own.Id == TenantId && own.ParentId == owner.ParentId))
                || Set<CollaborationParticipant>().Any(owner => owner.PartnershipId == row.PartnershipId && owner.LeftOn == null
                    && Set<CollaborationParticipant>().Any(own => own.CollaborationId == owner.CollaborationId && own.PartnershipId == TenantId && own.LeftOn == null)))));
        builder.Entity<CommonIndicator>().HasQueryFilter(ParticipationFilter, FromAbove<CommonIndicator>());
        builder.Entity<IndicatorDefinition>().HasQueryFilter(ParticipationFilter, FromAbove<IndicatorDefinition>());
        builder.Entity<IndicatorRelease>().HasQueryFilter(ParticipationFilter, FromBelow<IndicatorRelease>());
        builder.Entity<CityPlanAnswer>().HasQueryFilter(ParticipationFilter, FromBelow<CityPlanAnswer>());
        builder.Entity<CityPlanDecision>().HasQueryFilter(ParticipationFilter, row => row.PartnershipId == TenantId
            || (row.ReturnedAt != null && Set<Partnership>().Any(p => p.Id == TenantId && p.ParentId == row.PartnershipId)));
        foreach (var type in builder.Model.GetEntityTypes().ToList())
        {
            if (type.IsOwned() || type.BaseType is not null)
                continue;
            if (typeof(IPartnershipOwned).IsAssignableFrom(type.ClrType))
                OwnedFilterMethod.MakeGenericMethod(type.ClrType).Invoke(this, [builder]);
            if (typeof(IShared).IsAssignableFrom(type.ClrType))
                SharedFilterMethod.MakeGenericMethod(type.ClrType).Invoke(this, [builder]);
            else if (typeof(IRinged).IsAssignableFrom(type.ClrType))
                CountedFilterMethod.MakeGenericMethod(type.ClrType).Invoke(this, [builder]);
            if (typeof(IOfCollaboration).IsAssignableFrom(type.ClrType) && !typeof(IReleased).IsAssignableFrom(type.ClrType))
                CollaborationFilterMethod.MakeGenericMethod(type.ClrType).Invoke(this, [builder]);
            if (typeof(IVersioned).IsAssignableFrom(type.ClrType))
                builder.Entity(type.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }
    }

    private Expression<Func<T, bool>> FromAbove<T>() where T : class, IReleasedDown =>
        row => row.PartnershipId == TenantId || Set<Partnership>().Any(p => p.Id == TenantId && p.ParentId == row.PartnershipId);

    private Expression<Func<T, bool>> FromBelow<T>() where T : class, IReleasedUp =>
        row => row.PartnershipId == TenantId || Set<Partnership>().Any(p => p.Id == row.PartnershipId && p.ParentId == TenantId);

    private void FilterCollaboration<T>(ModelBuilder builder) where T : class, IOfCollaboration =>
        builder.Entity<T>().HasQueryFilter(ParticipationFilter, (Expression<Func<T, bool>>)(row => Set<CollaborationParticipant>()
            .Any(p => p.CollaborationId == row.CollaborationId && p.PartnershipId == TenantId && p.LeftOn == null)));

    private void FilterOwned<T>(ModelBuilder builder) where T : class, IPartnershipOwned =>
        builder.Entity<T>().HasQueryFilter(TenantFilter, (Expression<Func<T, bool>>)(row => row.PartnershipId == TenantId));

    private void FilterShared<T>(ModelBuilder builder) where T : class, IShared =>
        builder.Entity<T>().HasQueryFilter(SharingFilter, SharingGate.VisibleTo<T>(this));

    private void FilterCounted<T>(ModelBuilder builder) where T : class, IRinged =>
        builder.Entity<T>().HasQueryFilter(SharingFilter, SharingGate.CountedFor<T>(this));
}
