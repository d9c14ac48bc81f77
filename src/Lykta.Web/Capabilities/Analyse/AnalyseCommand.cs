using System.Globalization;
using System.Text;
using Lykta.Analysis;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Commands;

namespace Lykta.Web.Capabilities.Analyse;

/// <summary>`lykta analyse METHOD …`: the analysis library on a file, without a server or a database. Nothing is stored.</summary>
internal static class AnalyseCommand
{
    private static readonly Dictionary<string, Func<AnalyseArguments, Answer>> OfNumbers = new(StringComparer.Ordinal)
    {
        ["count"] = AnalyseNumbers.Count,
        ["two-periods"] = AnalyseNumbers.TwoPeriods,
        ["share"] = AnalyseNumbers.Share,
        ["share-difference"] = AnalyseNumbers.ShareDifference,
        ["before-after"] = AnalyseNumbers.BeforeAfter,
        ["displacement"] = AnalyseNumbers.Displacement,
        ["power"] = AnalyseNumbers.Power,
        ["alarm-budget"] = AnalyseNumbers.AlarmBudget,
    };

    private static readonly Dictionary<string, Func<AnalyseTable, AnalyseArguments, Oversight, Answer>> OfFile = new(StringComparer.Ordinal)
    {
        ["expected-range"] = (table, options, _) => AnalyseTimes.ExpectedRange(table, options),
        ["trend"] = (table, options, _) => AnalyseTimes.Trend(table, options),
        ["interrupted"] = (table, options, _) => AnalyseTimes.Interrupted(table, options),
        ["farrington"] = (table, options, _) => AnalyseTimes.Farrington(table, options),
        ["ears"] = (table, options, _) => AnalyseTimes.Ears(table, options),
        ["hour-weekday"] = (table, options, _) => AnalyseTimes.HourWeekday(table, options),
        ["late-registration"] = (table, options, _) => AnalyseTimes.Late(table, options),
        ["top-places"] = (table, options, _) => AnalysePlaces.Top(table, options),
        ["repeats"] = (table, options, _) => AnalysePlaces.Repeats(table, options),
        ["picked"] = (table, options, _) => AnalysePlaces.Picked(table, options),
        ["concentration"] = (table, options, _) => AnalysePlaces.Concentration(table, options),
        ["funnel"] = (table, options, _) => AnalysePlaces.Funnel(table, options),
        ["likeness"] = AnalysePlaces.Likeness,
        ["panel"] = AnalysePanels.Panel,
        ["synthetic"] = AnalysePanels.Synthetic,
        ["density"] = AnalyseMaps.Density,
        ["bandwidth"] = AnalyseMaps.Bandwidth,
        ["coordinates"] = (table, options, _) => AnalyseMaps.Coordinates(table, options),
        ["hot-spots"] = AnalyseMaps.HotSpots,
        ["clusters"] = AnalyseMaps.Clusters,
        ["near-repeat"] = AnalyseMaps.NearRepeat,
        ["mantel"] = AnalyseMaps.Mantel,
        ["scan"] = AnalyseMaps.Scan,
    };

    public static IEnumerable<string> Methods => OfNumbers.Keys.Concat(OfFile.Keys);

    public static Task<int> RunAsync(string[] words)
    {
        if (words is [] or ["help" or "--help" or "-h", ..])
            return HelpAsync();
        if (!OfNumbers.ContainsKey(words[0]) && !OfFile.ContainsKey(words[0]))
            throw AnalyseArguments.Refuse("Analyse.UnknownMethod", words[0], string.Join(", ", Methods));
        if (words.Contains("--help", StringComparer.Ordinal))
            return TellAsync($"Analyse.Help.{words[0]}", "Analyse.Help.Outputs");
        var options = new AnalyseArguments(words[1..]);
        if (options.Text("language") is ("en" or "sv") and var language)
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "sv-SE");
        string? json = options.Text("json"), svg = options.Text("svg"), r = options.Text("compare-with-r");
        try
        {
            var answer = Ask(words[0], options);
            options.RefuseUnknown();
            Write(answer, json, svg, r);
            return Task.FromResult(0);
        }
        catch (TooLargeException refusal)
        {
            throw new CommandRefusedException("Analyse.TooLarge", refusal.What, refusal.Asked, refusal.Most);
        }
        catch (ArgumentException refusal)
        {
            throw AnalyseArguments.Refuse("Analyse.OutOfRange", refusal.Message);
        }
    }

    internal static Answer Ask(string method, AnalyseArguments options) => OfNumbers.TryGetValue(method, out var numbers)
        ? numbers(options)
        : OfFile[method](AnalyseTable.Read(options.Needed("file")), options, default);

    private static void Write(Answer answer, string? json, string? svg, string? r)
    {
        var texts = new Platform.Texts.Texts();
        var sentence = texts.Sentence(answer.Reading);
        if (json == "true")
            Console.Out.WriteLine(answer.Json(sentence));
        else
            Say(answer, sentence, texts);
        if (json is not null and not "true")
            Save(json, answer.Json(sentence));
        if (svg is not null)
            Save(svg, (answer.Svg ?? throw AnalyseArguments.Refuse("Analyse.NoPicture"))());
        if (r is not null)
            Save(r, (answer.R ?? throw AnalyseArguments.Refuse("Analyse.NoScript"))());
    }

    private static void Say(Answer answer, string sentence, Platform.Texts.Texts texts)
    {
        Console.Out.WriteLine(sentence);
        foreach (var line in answer.Lines.Where(line => line.Length > 0))
            Console.Out.WriteLine("  " + line);
        foreach (var warning in answer.Warnings)
            Console.Out.WriteLine("! " + texts[$"Analysis.Warning.{warning.Code}", AnalyseSentences.Told(warning)].Value);
    }

    private static void Save(string path, string text)
    {
        if (path == "true")
            throw AnalyseArguments.Refuse("Analyse.NoPath");
        File.WriteAllText(path, text, new UTF8Encoding(false));
        Platform.Commands.Say.Line("Analyse.Saved", path);
    }

    private static Task<int> HelpAsync() => TellAsync(["Analyse.Help.Intro", .. Methods.Select(method => $"Analyse.Help.{method}"), "Analyse.Help.Outputs"]);

    private static Task<int> TellAsync(params string[] keys)
    {
        foreach (var key in keys)
            Platform.Commands.Say.Line(key);
        return Task.FromResult(0);
    }
}

/// <summary>The sentence with the library's own numbers.</summary>
internal static class AnalyseSentences
{
    public static string Sentence(this Platform.Texts.Texts texts, Reading reading) => texts.Of(reading);

    /// <summary>The number of a warning: a share as how many of a hundred, a ratio with decimals, all else whole.</summary>
    public static object Told(Warning warning) => warning.Code switch
    {
        WarningCode.TimeUnknown or WarningCode.SharedCoordinate or WarningCode.LateRegistration or WarningCode.ReportingChanged
            or WarningCode.OutsideMap or WarningCode.PoorFit => (long)Math.Round(100 * warning.Value),
        WarningCode.LevelShift or WarningCode.Overdispersed or WarningCode.Autocorrelation => (object)Math.Round(warning.Value, 1),
        _ => (long)Math.Round(warning.Value),
    };
}
