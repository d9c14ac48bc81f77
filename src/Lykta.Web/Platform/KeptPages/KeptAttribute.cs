namespace Lykta.Web.Platform.KeptPages;

/// <summary>
/// The page's answer to GET follows from the reader, the address, the language, the rows of the partnership and the minute alone,
/// and showing it changes nothing: it is kept in memory for the same reader until the partnership changes.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptAttribute : Attribute;
