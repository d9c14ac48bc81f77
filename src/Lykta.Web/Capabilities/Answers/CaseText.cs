using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Answers;

/// <summary>The wall for what is typed in a case; gathers the errors of a whole form.</summary>
public sealed class CaseText(TextWall wall)
{
    public List<Error> Errors { get; } = [];

    public bool IsAccepted { get; set; }

    public bool HasSoftWarning => Errors.HasSoftWarning();

    public async Task<ScreenedText?> PassAsync(string? text, string field, int most, CancellationToken cancel, Error? needed = null)
    {
        var passed = await wall.PassAsync(new(text?.ReplaceLineEndings("\n"), field, "case") { MaxLength = most, IsAccepted = IsAccepted }, cancel);
        Errors.AddRange(passed.Errors);
        if (passed.IsOk && passed.Value is null && needed is not null)
            Errors.Add(needed);
        return passed.IsOk ? passed.Value : null;
    }

    /// <summary>One a line; a number before a question is left out, and a line without one goes on with the question before.</summary>
    public async Task<List<ScreenedText>> LinesAsync(string? text, string field, int most, bool isNumbered, CancellationToken cancel)
    {
        List<string> lines = [];
        foreach (var line in (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var bare = line.TrimStart("0123456789".ToCharArray());
            var hasNumber = bare.Length < line.Length && bare is ['.' or ')', ..];
            if (isNumbered && !hasNumber && lines.Count > 0 && text!.TrimStart() is [>= '0' and <= '9', ..])
                lines[^1] += " " + line;
            else
                lines.Add(isNumbered && hasNumber ? bare[1..].TrimStart() : line);
        }

        List<ScreenedText> passed = [];
        foreach (var line in lines)
        {
            if (await PassAsync(line, field, most, cancel) is { } screened)
                passed.Add(screened);
        }

        return passed;
    }
}
