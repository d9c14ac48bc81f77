using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lykta.Web.Platform.Privacy;

/// <summary>Finds where a warned text is being stored, whichever capability stores it, and finds it again for the one who reviews.</summary>
public static class WarnedTexts
{
    private static readonly MethodInfo FindOneMethod = typeof(WarnedTexts).GetMethod(nameof(FindOneAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>In the same save as the text itself.</summary>
    internal static async Task NoteAsync(LyktaDbContext db, CancellationToken cancel)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e is { State: EntityState.Added or EntityState.Modified, Entity: (IPartnershipOwned or IReleasedUp or IReleasedDown) and not WarnedText }).ToList())
        {
            foreach (var property in entry.Properties.Where(p => (entry.State == EntityState.Added || p.IsModified) && !p.Metadata.IsShadowProperty() && !IsReviewedOnItsRow(p)))
            {
                if (property.CurrentValue is string text && db.Scope.Warned.FirstOrDefault(w => w.Text == text) is { } words)
                    await NoteAsync(db, entry, property.Metadata.Name, words, cancel);
            }
        }
    }

    /// <summary>The row that holds the text, or null when it is gone or the viewer may not see it.</summary>
    public static async Task<EntityEntry?> FindAsync(LyktaDbContext db, WarnedText text, CancellationToken cancel)
    {
        if (db.Model.GetEntityTypes().FirstOrDefault(t => !t.IsOwned() && t.ClrType.Name == text.Entity) is not { } type || type.FindProperty(text.Property) is null)
            return null;
        var stored = JsonSerializer.Deserialize<string[]>(text.Key)!;
        var key = type.FindPrimaryKey()!.Properties.Select((p, i) => (p, FromText(p, stored[i]))).ToList();
        var find = (Task<object?>)FindOneMethod.MakeGenericMethod(type.ClrType).Invoke(null, [db, key, cancel])!;
        return await find is { } found ? db.Entry(found) : null;
    }

    // The row alone: what hangs on it is not asked for.
    private static async Task<object?> FindOneAsync<T>(LyktaDbContext db, IReadOnlyList<(IProperty Property, object Value)> key, CancellationToken cancel) where T : class
    {
        var row = Expression.Parameter(typeof(T));
        var isIt = key.Select(k => Expression.Equal(
            Expression.Call(typeof(EF), nameof(EF.Property), [k.Property.ClrType], row, Expression.Constant(k.Property.Name)), Expression.Constant(k.Value, k.Property.ClrType)))
            .Aggregate(Expression.AndAlso);
        return await db.Set<T>().AsTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(Expression.Lambda<Func<T, bool>>(isIt, row), cancel);
    }

    /// <summary>What is stored there now, when it is still what was warned about.</summary>
    public static string? TextIn(this WarnedText text, EntityEntry entry) =>
        entry.Property(text.Property).CurrentValue is string now && text.IsAbout(now) ? now : null;

    /// <summary>The text goes; the row stays, with a dash where something must stand.</summary>
    public static void Blank(this WarnedText text, EntityEntry entry)
    {
        var property = entry.Property(text.Property);
        property.CurrentValue = property.Metadata.IsNullable ? null : "–";
    }

    private static async Task NoteAsync(LyktaDbContext db, EntityEntry entry, string property, WarnedWords words, CancellationToken cancel)
    {
        var (entity, key) = (entry.Metadata.ClrType.Name, KeyOf(entry));
        var before = db.Set<WarnedText>().Local.FirstOrDefault(t => t.Entity == entity && t.Key == key && t.Property == property)
            ?? await db.Set<WarnedText>().SingleOrDefaultAsync(t => t.Entity == entity && t.Key == key && t.Property == property, cancel);
        if (before is null)
            db.Add(WarnedText.In(entity, key, property, words));
        else
            before.Renew(words);
    }

    // An observation's words wait on its own row.
    private static bool IsReviewedOnItsRow(PropertyEntry property) =>
        property.Metadata.DeclaringType.ClrType == typeof(Observation) && property.Metadata.Name is nameof(Observation.Text) or nameof(Observation.ActionTaken) or nameof(Observation.Wish);

    private static string KeyOf(EntityEntry entry) => JsonSerializer.Serialize(entry.Metadata.FindPrimaryKey()!.Properties.Select(p =>
    {
        var value = entry.Property(p.Name).CurrentValue!;
        return (value is Enum ? value : p.GetValueConverter()?.ConvertToProvider(value) ?? value) switch
        {
            Enum code => code.ToString("D"),
            byte[] bytes => Convert.ToHexString(bytes),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
        };
    }));

    private static object FromText(IProperty property, string text)
    {
        if (property.ClrType.IsEnum)
            return Enum.ToObject(property.ClrType, int.Parse(text, CultureInfo.InvariantCulture));
        var converter = property.GetValueConverter();
        var type = converter?.ProviderClrType ?? property.ClrType;
        object stored = type == typeof(byte[]) ? Convert.FromHexString(text)
            : type == typeof(Guid) ? Guid.Parse(text, CultureInfo.InvariantCulture)
            : type == typeof(DateOnly) ? DateOnly.Parse(text, CultureInfo.InvariantCulture)
            : Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        return converter?.ConvertFromProvider(stored) ?? stored;
    }
}
