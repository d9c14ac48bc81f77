using Lykta.Web.Platform.Errors;

namespace Lykta.Web.Platform.Privacy;

public static class SoftWarnings
{
    /// <summary>Something was found that the writer may say is about nobody: then the form offers to say so.</summary>
    public static bool HasSoftWarning(this IEnumerable<Error> errors) => errors.Any(e => e.Arguments.Contains(FindingSeverity.Warn));
}
