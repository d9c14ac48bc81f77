using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.City;

/// <summary>Screens the fields of one of the city's forms, and gathers what is wrong with them.</summary>
public sealed class CityWall(TextWall wall)
{
    private readonly List<Error> errors = [];

    public IReadOnlyList<Error> Errors => errors;

    /// <summary>A soft warning was given: the writer may say that the text is about nobody.</summary>
    public bool HasWarned => errors.HasSoftWarning();

    public void Refuse(string key, string field, params object[] arguments) => errors.Add(new(key, field, arguments));

    /// <summary>Null when it is empty or refused.</summary>
    public async Task<ScreenedText?> PassAsync(CityText text, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new(text.Value?.ReplaceLineEndings("\n"), text.Field, "city") { MaxLength = text.Longest, IsAccepted = text.IsAccepted }, cancel);
        errors.AddRange(passed.Errors);
        return passed.IsOk ? passed.Value : null;
    }

    /// <summary>The same, for a field that must be filled in.</summary>
    public async Task<ScreenedText?> NeededAsync(CityText text, CancellationToken cancel)
    {
        if (!string.IsNullOrWhiteSpace(text.Value))
            return await PassAsync(text, cancel);
        Refuse("City.Error.Needed", text.Field);
        return null;
    }
}

/// <summary>One field: what was typed, where, and how long it may be.</summary>
public sealed record CityText(string? Value, string Field, int Longest, bool IsAccepted = false);
