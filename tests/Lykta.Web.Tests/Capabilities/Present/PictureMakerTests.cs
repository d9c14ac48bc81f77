using System.Globalization;
using Lykta.Analysis;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Data;
using Lykta.Web.Platform.Texts;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Present;

public sealed class PictureMakerTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);
    private static readonly EventType Lamp = EventType.Add("belysning", "Trasig belysning", "Broken lighting", "bulb", PlacePrecision.Point, false, 10);
    private static readonly EventType Youth = EventType.Add("ungdomssamling", "Ungdomssamling", "Young people gathering", "users-group", PlacePrecision.NamedPlace, true, 20);
    private static readonly CataloguePlace Square = new(PlaceId.New(), "Sundby torg", "sundby-torg", 17, 59, false);
    private static readonly CataloguePlace Park = new(PlaceId.New(), "Björkparken", "bjorkparken", 17, 59, false);
    private static readonly CataloguePlace Quiet = new(PlaceId.New(), "Dalen", "dalen", 17, 59, false);

    public PictureMakerTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");

    [Fact]
    public void Make_TwelveAgainstASteadyFour_IsMoreThanExpectedInWords()
    {
        // Four a week for seventy weeks, on Wednesdays; this week twelve.
        var picture = Make([.. Steady(Square.Id, Lamp.Id, 4), new(Friday.AddDays(-2), Lamp.Id, Square.Id, 12)]);
        var square = picture.Places.Single(p => p.Name == "Sundby torg");
        square.Count.Total.ShouldBe(12);
        square.Outcome.ShouldBe(Outcome.MoreThanExpected);
        square.Estimate.Statistic!.Value.ShouldBe(4.0, 1e-9);
        // Negative binomial with mean (36 + 0.5)/9 and variance mean·(1 + 1/9): at least 98 % between 0 and 10.
        (square.Estimate.Interval!.Value.Lower, square.Estimate.Interval.Value.Upper).ShouldBe((0, 10));
        Lines(picture).ShouldContain(l => l.Lead == "Fler än väntat vid Sundby torg:" && l.Sentence.StartsWith("12 iakttagelser mot normalt 0–10 för årstiden.", StringComparison.Ordinal)
            && l.Url == "/x/iakttagelser?plats=sundby-torg&fran=2026-11-14&till=2026-11-20");
    }

    /// <summary>No decimals below a hundred: whole years, and months below a year.</summary>
    [Theory]
    [InlineData(1.9, "sv-SE", " ger slumpen ungefär en gång på 2 år.")]
    [InlineData(1.2, "sv-SE", " ger slumpen ungefär en gång på ett år.")]
    [InlineData(37.4, "sv-SE", " ger slumpen ungefär en gång på 37 år.")]
    [InlineData(0.4, "sv-SE", " ger slumpen ungefär en gång på 5 månader.")]
    [InlineData(0.01, "sv-SE", " ger slumpen ungefär en gång på en månad.")]
    [InlineData(100.5, "sv-SE", " ger slumpen mer sällan än en gång på hundra år.")]
    [InlineData(1.9, "en-GB", " in a week about once in 2 years.")]
    [InlineData(0.4, "en-GB", " in a week about once in 5 months.")]
    public void Lines_HowSeldomChanceGivesIt_IsSaidWithoutDecimals(double years, string culture, string end)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var picture = Make([.. Steady(Square.Id, Lamp.Id, 4), new(Friday.AddDays(-2), Lamp.Id, Square.Id, 12)]);
        var reading = picture.All.Estimate.Reading;
        var all = picture.All with
        {
            Estimate = picture.All.Estimate with { Reading = reading with { Numbers = [.. reading.Numbers.Select(n => n.Name == "recurrenceYears" ? n with { Value = years } : n)] } },
        };
        Lines(picture with { All = all })[0].Sentence.ShouldEndWith(end);
    }

    [Fact]
    public void Make_AsUsual_IsWithinNormal()
    {
        var picture = Make([.. Steady(Square.Id, Lamp.Id, 4), new(Friday.AddDays(-2), Lamp.Id, Square.Id, 5)]);
        picture.Places.Single(p => p.Name == "Sundby torg").Outcome.ShouldBe(Outcome.WithinNormal);
        Lines(picture).ShouldContain(l => l.Lead == "Sundby torg:" && l.Sentence == "5 iakttagelser, inom det normala (0–10).");
    }

    [Fact]
    public void Make_SilenceAfterASteadyTwelve_IsFewerOnlyWhenYesterdaySaysSoToo()
    {
        var quiet = Make([.. Steady(Square.Id, Lamp.Id, 12), new(Friday.AddDays(-3), Lamp.Id, Park.Id, 1)]);
        quiet.Types.Single().Outcome.ShouldBe(Outcome.FewerThanExpected);

        // Everything came on the eighth day back: the week until yesterday was as usual, so today alone must not say fewer.
        var unfinished = Make([.. Steady(Square.Id, Lamp.Id, 12, Friday.DayOfWeek), new(Friday.AddDays(-3), Lamp.Id, Park.Id, 1)]);
        unfinished.Types.Single().Outcome.ShouldBe(Outcome.WithinNormal);
    }

    [Fact]
    public void Make_AFewEvents_SaysThatItCannotSay()
    {
        var picture = Make([.. Steady(Square.Id, Lamp.Id, 4), new(Friday, Lamp.Id, Quiet.Id, 1)]);
        picture.Places.Single(p => p.Name == "Dalen").Outcome.ShouldBe(Outcome.TooFewToSay);
        Lines(picture).ShouldContain(l => l.Lead == "Dalen:" && l.Sentence == "för få händelser för att säga något om förändring." && l.Mark == "?");
    }

    [Fact]
    public void Make_SmallCountAboutPeople_IsHiddenAndNothingFollowsFromIt()
    {
        // Three gatherings at the square and nine in the park: the three are small, the nine would give them away.
        var picture = Make([.. Steady(Square.Id, Youth.Id, 1), .. Steady(Park.Id, Youth.Id, 1), new(Friday, Youth.Id, Square.Id, 3), new(Friday, Youth.Id, Park.Id, 9)]);
        foreach (var place in picture.Places.Where(p => p.Name is "Sundby torg" or "Björkparken"))
        {
            place.Count.IsHidden.ShouldBeTrue(place.Name);
            place.Count.Visible.ShouldBe(0);
            place.Outcome.ShouldBe(Outcome.TooFewToSay);
        }

        Lines(picture).ShouldContain(l => l.Lead == "Björkparken och Sundby torg:" && l.Mark == "?"
            && l.Sentence == "antalen som rör människor visas inte. De är små, 1–4, eller skulle avslöja ett litet antal. Därför görs ingen jämförelse.");
        Lines(picture).ShouldNotContain(l => l.Sentence.Contains("för få händelser", StringComparison.Ordinal));
        picture.All.Count.IsHidden.ShouldBeFalse();
        picture.All.Count.Total.ShouldBe(12);
        Lines(picture).ShouldNotContain(l => l.Sentence.Contains('3') && l.Lead.Contains("torg", StringComparison.Ordinal));
    }

    [Fact]
    public void Make_TotalAboutPeopleIsSmall_SaysTheRestAndThatItIsHidden()
    {
        var picture = Make([.. Steady(Square.Id, Lamp.Id, 4), new(Friday, Lamp.Id, Square.Id, 6), new(Friday, Youth.Id, Square.Id, 2)]);
        picture.All.Count.IsHidden.ShouldBeTrue();
        Lines(picture).First(l => l.Lead.StartsWith("Hela ", StringComparison.Ordinal)).Sentence
            .ShouldBe("minst 6 iakttagelser. De som rör människor är så få att antalet inte visas, och därför görs ingen jämförelse.");
    }

    /// <summary>A hidden last week is a mark at the end of the line, never the week before it in figures.</summary>
    [Fact]
    public void Trend_LastWeekIsHidden_EndsWithAMarkAndSaysSo()
    {
        var picture = Make([.. Steady(Square.Id, Youth.Id, 17), new(Friday, Youth.Id, Square.Id, 3)]);
        picture.Trends[0].Weeks[^1].IsHidden.ShouldBeTrue();
        var texts = new Texts();
        var lines = new ChangeLines(texts, Catalogue(), picture, "Sundby", null);
        using var drawn = new StringWriter(CultureInfo.InvariantCulture);
        new PictureCharts(texts, Catalogue(), picture, lines).Trends().First().WriteTo(drawn, System.Text.Encodings.Web.HtmlEncoder.Default);
        var html = System.Net.WebUtility.HtmlDecode(drawn.ToString());
        var svg = html[html.IndexOf("<svg", StringComparison.Ordinal)..html.IndexOf("</svg>", StringComparison.Ordinal)];
        svg.ShouldContain("c-ring");
        svg.ShouldContain(": dolt</title>");
        svg.ShouldContain(">–</text>");
        svg.ShouldNotContain(">17</text>");
        html.ShouldContain("ntalet visas inte. Det är litet, 1–4, eller skulle avslöja ett litet antal.");
        html.ShouldNotContain("för få händelser");
    }

    [Fact]
    public void Make_LampsAreFew_AreShownAsTheyAre()
    {
        var picture = Make([.. Steady(Square.Id, Lamp.Id, 1), new(Friday, Lamp.Id, Square.Id, 2)]);
        picture.Places.Single(p => p.Name == "Sundby torg").Count.IsHidden.ShouldBeFalse();
    }

    [Fact]
    public void Make_WeekNobodyAnswered_IsNotMeasured()
    {
        var counts = Steady(Square.Id, Lamp.Id, 4).Where(c => c.Day < Friday.AddDays(-27) || c.Day > Friday.AddDays(-21))
            .Append(new(Friday.AddDays(-2), Lamp.Id, Square.Id, 4)).ToList();
        var picture = Make(counts, answers: counts.GroupBy(c => Web.Platform.Time.Stockholm.MondayOf(c.Day)).ToDictionary(g => g.Key, _ => 3));
        picture.Trends[0].Weeks.Count(w => w.Count is null).ShouldBe(1);
    }

    [Fact]
    public void Make_Nothing_IsEmptyAndTeaches()
    {
        var picture = Make([]);
        picture.IsEmpty.ShouldBeTrue();
        Lines(picture).ShouldBeEmpty();
    }

    [Fact]
    public void EverySentence_OfTheAnalysisLibrary_HasAText()
    {
        foreach (var (key, names) in ReadingCatalogue.All)
        {
            foreach (var language in new[] { "sv", "en" })
            {
                TextCatalogue.Embedded[language].Keys.ShouldContain(key);
                Should.NotThrow(() => string.Format(CultureInfo.InvariantCulture, TextCatalogue.Embedded[language][key], [.. names]), key);
            }
        }
    }

    private static IEnumerable<VisibleCount> Steady(PlaceId place, EventTypeId type, int perWeek, DayOfWeek day = DayOfWeek.Wednesday)
    {
        var last = Friday.AddDays(-7);
        while (last.DayOfWeek != day)
            last = last.AddDays(-1);
        return Enumerable.Range(0, 70).Select(week => new VisibleCount(last.AddDays(-7 * week), type, place, perWeek));
    }

    private static Picture Make(IReadOnlyList<VisibleCount> counts, Dictionary<DateOnly, int>? answers = null) => PictureMaker.Make(
        new PictureInput(Friday, counts)
        {
            Answers = answers ?? Enumerable.Range(0, 200).ToDictionary(w => Web.Platform.Time.Stockholm.MondayOf(Friday).AddDays(-7 * w), _ => 3),
            HourWeights = new Dictionary<int, long>(),
            Coverage = new(3, 4),
        }, Catalogue());

    private static PictureCatalogue Catalogue() => new(
        new[] { Lamp, Youth }.ToDictionary(t => t.Id), new[] { Square, Park, Quiet }.ToDictionary(p => p.Id), [], [], 5);

    private static IReadOnlyList<ChangeLine> Lines(Picture picture) => new ChangeLines(new Texts(), Catalogue(), picture, "Sundby", "/x/iakttagelser").All();
}
