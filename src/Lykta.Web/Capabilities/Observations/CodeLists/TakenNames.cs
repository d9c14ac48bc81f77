using Lykta.Web.Platform.Errors;

namespace Lykta.Web.Capabilities.Observations.CodeLists;

/// <summary>An item of a list by its names; versions of one item have the same code.</summary>
internal sealed record ListedName(string Code, string Sv, string En, bool IsRetired);

/// <summary>A name stands once in a list, also when what it names is out of use: then that is taken back instead.</summary>
internal static class TakenNames
{
    /// <summary>Stops the change when another item has the name; one that keeps its name may keep it.</summary>
    public static void Refuse(this IEnumerable<ListedName> list, string code, string[] names, string prefix, ListedName? before = null)
    {
        var others = list.Where(l => l.Code != code).OrderBy(l => l.IsRetired).ToList();
        if (!IsSame(before?.Sv, names[0]) && others.Find(l => IsSame(l.Sv, names[0])) is { } swedish)
            throw new ListRefusesException(ErrorOf(swedish, names[0], prefix + ".NameSv"));
        if (!IsSame(before?.En, names[1]) && others.Find(l => IsSame(l.En, names[1])) is { } english)
            throw new ListRefusesException(ErrorOf(english, names[1], IsSame(names[0], names[1]) ? prefix + ".NameSv" : prefix + ".NameEn"));
    }

    /// <summary>The items as they are now: the version in use, or the last one of what is out of use.</summary>
    public static IEnumerable<T> Newest<T>(this IEnumerable<T> items, Func<T, string> code, Func<T, int> version, Func<T, bool> isRetired) =>
        items.GroupBy(code, StringComparer.Ordinal).Select(g => g.OrderBy(isRetired).ThenByDescending(version).First());

    public static bool IsSame(string? one, string? other) => string.Equals(one?.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static Error ErrorOf(ListedName taken, string name, string field) =>
        new(taken.IsRetired ? "CodeLists.Error.TakenRetired" : "CodeLists.Error.Taken", field, name.Trim());
}

/// <summary>A list does not take the change. Thrown inside the unit, so that nothing of it is stored and the form may be sent again.</summary>
internal sealed class ListRefusesException(Error error) : Exception(error.Key)
{
    public Error Error { get; } = error;
}
