using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lykta.Web.Capabilities.Groups;

/// <summary>Screens one field of a form about groups; what is found, or that it is missing, stands on the field.</summary>
public sealed class GroupWall(TextWall wall, Texts texts)
{
    public async Task<ScreenedText?> PassAsync(ModelStateDictionary state, GroupText text, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new FreeText(text.Value?.ReplaceLineEndings("\n"), text.Field, "group") { MaxLength = text.Longest, IsAccepted = text.IsAccepted }, cancel);
        state.Add(texts, passed.Errors);
        if (passed.IsOk && passed.Value is null && text.Needed is { } needed)
            state.Add(texts, needed);
        return passed.IsOk ? passed.Value : null;
    }
}

/// <summary>One field: what was typed, where, how long, and what to say when it is empty (null: it may be).</summary>
public sealed record GroupText(string? Value, string Field, int Longest, bool IsAccepted, Error? Needed = null);
