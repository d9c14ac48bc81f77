using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lykta.Web.Capabilities.Shared;

public static class ModelErrors
{
    /// <summary>Shows each error on its field, in the reader's language.</summary>
    public static void Add(this ModelStateDictionary state, Texts texts, params IEnumerable<Error> errors)
    {
        foreach (var error in errors)
            state.AddModelError(error.Field ?? "", texts[error.Key, error.Arguments]);
    }
}
