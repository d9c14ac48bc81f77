using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lykta.Web.Data.Bulk;

/// <summary>How the model keeps one entity: its columns, and each value in the shape that the database stores.</summary>
internal sealed class BulkTable
{
    private readonly List<BulkColumn> columns;

    private BulkTable(string name, List<BulkColumn> columns) => (Name, this.columns) = (name, columns);

    public string Name { get; }

    public IReadOnlyList<BulkColumn> Columns => columns;

    public string ColumnList => ListOf(columns);

    public static string ListOf(IEnumerable<BulkColumn> columns) => string.Join(", ", columns.Select(c => $"\"{c.Name}\""));

    public static BulkTable Of<T>(LyktaDbContext db)
    {
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model.");
        var name = type.GetTableName()!;
        var store = StoreObjectIdentifier.Table(name, type.GetSchema());
        return new(name, [.. type.GetProperties().Select(p => new BulkColumn(p, p.GetColumnName(store)!, db.Scope.PartnershipId))]);
    }
}

/// <summary>One column; the partnership is that of the scope, whatever the row says.</summary>
internal sealed class BulkColumn(IProperty property, string name, object partnership)
{
    private readonly Func<object?, object?> convert = property.GetTypeMapping().Converter is { } converter
        ? converter.ConvertToProvider
        : value => value is Enum ? Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) : value;

    private readonly IClrPropertyGetter get = property.GetGetter();

    private readonly bool isPartnership = property.Name == nameof(IPartnershipOwned.PartnershipId);

    public string Name { get; } = name;

    public string StoreType { get; } = property.GetColumnType();

    /// <summary>The database puts something of its own where nothing is given.</summary>
    public bool HasDefault { get; } = property.GetDefaultValueSql() is not null || property.GetDefaultValue() is not null;

    /// <summary>The value as the program has it.</summary>
    public object? Of(object row) => isPartnership ? partnership : get.GetClrValue(row);

    /// <summary>The same as the database stores it; <see cref="DBNull"/> for none.</summary>
    public object Stored(object? value) => value is null ? DBNull.Value : convert(value) ?? DBNull.Value;
}
