using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;

namespace Lykta.Analysis.Tests.WorkedExamples;

/// <summary>The worked example of a method's page: what is told must stand there, and nothing with a digit in it may be left untold.</summary>
internal sealed class WorkedExample
{
    private readonly string page;
    private string left;

    public WorkedExample(string page)
    {
        this.page = page;
        var text = File.ReadAllText(Path.Combine(MethodPages.Root, "docs", "methods", page + ".md"));
        left = Regex.Replace(Regex.Match(text, "## Worked example\n(?<text>.*?)\n## ", RegexOptions.Singleline | RegexOptions.ExplicitCapture).Groups["text"].Value, @"\s+", " ");
        left.Length.ShouldBeGreaterThan(20, page);
    }

    /// <summary>A sentence with computed numbers, as the page writes them.</summary>
    public void Says(FormattableString sentence)
    {
        var wanted = Regex.Replace(sentence.ToString(CultureInfo.InvariantCulture), @"(?<![\w(`-])-(?=\d)|(?<=\()-(?=\d)", "−");
        left.Contains(wanted, StringComparison.Ordinal).ShouldBeTrue($"docs/methods/{page}.md should say “{wanted}”; left of its example: “{left}”");
        left = left.Remove(left.IndexOf(wanted, StringComparison.Ordinal), wanted.Length);
    }

    /// <summary>A sentence that a test of the whole claim holds.</summary>
    public void IsHeldBy(string test, string sentence)
    {
        test.ShouldNotBeEmpty();
        Says($"{sentence}");
    }

    public void HasNoOtherNumbers() => Regex.IsMatch(left, @"\d").ShouldBeFalse($"docs/methods/{page}.md tells numbers that no test computes: “{left}”");

    public static string Word(long number) => number is >= 0 and < 7 ? ((string[])["none", "one", "two", "three", "four", "five", "six"])[number] : $"{number}";

    public static string Word(Outcome? outcome) => outcome switch
    {
        Outcome.MoreThanExpected => "more",
        Outcome.FewerThanExpected => "fewer",
        Outcome.TooFewToSay => "too few to say",
        _ => "within",
    };

    /// <summary>Thousands apart, as the pages write them.</summary>
    public static string Spaced(double number, string format = "#,0") => number.ToString(format, CultureInfo.InvariantCulture).Replace(',', ' ');
}
