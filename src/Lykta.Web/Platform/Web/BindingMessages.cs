using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Lykta.Web.Platform.Web;

/// <summary>
/// What the framework says of an answer that it cannot read, in the reader's language and not in its own English. The words begin
/// with a mark that nobody sees: a field that finds it says instead which question it is about, and what to write.
/// </summary>
public static class BindingMessages
{
    /// <summary>A word joiner, which has no width.</summary>
    private const string Mark = "\u2060";

    private static readonly Texts.Texts Words = new();

    public static bool IsOne(string? message) => message?.StartsWith(Mark, StringComparison.Ordinal) == true;

    public static string Plain(string message) => message.TrimStart(Mark[0]);

    /// <summary>Names the question, and says what an answer looks like.</summary>
    public static string Say(string question, Type type, string? typed)
    {
        var kind = KindOf(Nullable.GetUnderlyingType(type) ?? type);
        var wanted = Words["Shared.Unread." + kind, question.TrimEnd('?', ':')].Value;
        return kind == "Choice" || string.IsNullOrWhiteSpace(typed) ? wanted : $"{wanted}. {Words["Shared.Unread.Typed", typed].Value}";
    }

    internal static void SpeakTheReadersLanguage(this DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => Unread(value));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(Unread);
        messages.SetUnknownValueIsInvalidAccessor(_ => Missing());
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(Missing);
        messages.SetValueIsInvalidAccessor(Unread);
        messages.SetValueMustBeANumberAccessor(_ => Missing());
        messages.SetNonPropertyValueMustBeANumberAccessor(Missing);
        messages.SetValueMustNotBeNullAccessor(_ => Missing());
        messages.SetMissingBindRequiredValueAccessor(_ => Missing());
        messages.SetMissingKeyOrValueAccessor(Missing);
        messages.SetMissingRequestBodyRequiredValueAccessor(Missing);
    }

    private static string Unread(string? value) => Mark + Words["Shared.Unread", value ?? ""].Value;

    private static string Missing() => Mark + Words["Shared.Unread.Missing"].Value;

    private static string KindOf(Type type) =>
        type == typeof(int) || type == typeof(long) || type == typeof(short) ? "Number"
        : type == typeof(decimal) || type == typeof(double) || type == typeof(float) ? "Decimal"
        : type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(DateTimeOffset) ? "Day"
        : type == typeof(TimeOnly) || type == typeof(TimeSpan) ? "Time"
        : "Choice";
}
