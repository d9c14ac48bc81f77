using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Platform.Commands;

/// <summary>What a command tells the operator: results on standard output, trouble on standard error.</summary>
internal static class Say
{
    private static readonly Texts.Texts Words = new();

    public static void Line(string key, params object[] arguments) => Console.Out.WriteLine(Words[key, arguments].Value);

    public static void Error(string key, params object[] arguments) => Console.Error.WriteLine(Words[key, arguments].Value);
}

/// <summary>A command that stops before it has changed anything, and says why.</summary>
public sealed class CommandRefusedException(string textKey, params object[] arguments) : Exception(textKey)
{
    public string TextKey { get; } = textKey;

    public object[] Arguments { get; } = arguments;

    /// <summary>The command line itself was at fault.</summary>
    public bool IsUsage { get; init; }

    public static CommandRefusedException Usage(string verb) => new($"Commands.Help.{verb}") { IsUsage = true };
}
