using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Lykta.Web.Platform.Privacy;

/// <summary>Free text that has passed the wall. Entities demand it, so that nothing unscreened can be stored.</summary>
public readonly record struct ScreenedText
{
    public const int DefaultMaxLength = 500;

    private static readonly SearchValues<char> DirectionMarks = SearchValues.Create("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    private readonly string? value;

    private ScreenedText(string value, bool isWarned) => (this.value, IsWarned) = (value, isWarned);

    public string Value => value ?? "";

    public bool IsEmpty => Value.Length == 0;

    /// <summary>It passed although the wall warned, because the writer said that it is about no one: a person looks at it within a week.</summary>
    public bool IsWarned { get; }

    /// <summary>Passes text without a stop, when every warning is of an accepted kind and the length is within bounds.</summary>
    [SuppressMessage("Design", "CA1021", Justification = "The Try pattern gives the text and the reasons at once.")]
    public static bool TryPass(
        string text,
        ScreeningContext context,
        IReadOnlySet<FindingKind> acceptedWarnings,
        out ScreenedText passed,
        out ScreeningResult result,
        int maxLength = DefaultMaxLength)
    {
        result = text.Length > maxLength
            ? new([], isTooLong: true)
            : TextScreening.Screen(text, context);
        var passes = result.Passes(acceptedWarnings);
        passed = passes ? new(InWrittenOrder(text), result.HasWarning) : default;
        return passes;
    }

    // Behind a direction mark a number written backwards would be shown forwards: not what the wall has read.
    private static string InWrittenOrder(string text) => text.AsSpan().ContainsAny(DirectionMarks)
        ? string.Concat(text.Where(c => !DirectionMarks.Contains(c))) : text;

    /// <summary>For the database's value converter alone: text that passed the wall when it was written.</summary>
    internal static ScreenedText FromStorage(string stored) => new(stored, false);

    /// <summary>Never the text itself, which would then leak into logs; use <see cref="Value"/>.</summary>
    public override string ToString() => $"ScreenedText({Value.Length})";
}
