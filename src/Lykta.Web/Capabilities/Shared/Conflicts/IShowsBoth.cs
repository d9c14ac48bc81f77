namespace Lykta.Web.Capabilities.Shared.Conflicts;

/// <summary>A page whose form edits a row: when somebody else saved first, it shows both texts and loses neither.</summary>
public interface IShowsBoth
{
    /// <summary>Reads the page anew, and gives its form as it is stored now; null when the row is gone.</summary>
    Task<StoredForm?> StoredAsync(CancellationToken cancel);
}

/// <summary>A form as it is stored now.</summary>
/// <param name="Fields">An object with a property for each field that the form edits, or a dictionary of them.</param>
/// <param name="Prefix">What stands before the property in the field's name.</param>
public sealed record StoredForm(object Fields, string Prefix = "Input.")
{
    /// <summary>What has happened, in the page's own words, where there is nothing to set beside what was typed.</summary>
    public string? Said { get; init; }

    /// <summary>The row takes no change any more: nothing to compare with, and saving again would not help.</summary>
    public static StoredForm Closed(string said) => new(new Dictionary<string, object?>(StringComparer.Ordinal), "") { Said = said };
}
