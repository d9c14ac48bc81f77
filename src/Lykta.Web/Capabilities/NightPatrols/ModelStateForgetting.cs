using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lykta.Web.Capabilities.NightPatrols;

internal static class ModelStateForgetting
{
    /// <summary>A page with two forms: what the other one did not send is no error.</summary>
    public static void Forget(this ModelStateDictionary state, string prefix)
    {
        foreach (var key in state.FindKeysWithPrefix(prefix).Select(k => k.Key).ToList())
            state.Remove(key);
    }
}
