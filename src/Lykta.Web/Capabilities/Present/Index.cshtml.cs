using System.Globalization;
using Lykta.Analysis;
using Lykta.Web.Capabilities.Shared.Charts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.KeptPages;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Present;

/// <summary>Läget nu: what waits for me, what has changed, and how it looks against the season.</summary>
[Needs(Permission.SeePicture), Kept]
public sealed class IndexModel(
    PictureReader reader, IEnumerable<TodoSource> sources, IEnumerable<NavEntry> pages, LyktaDbContext db, LyktaScope scope,
    Briefing.BriefingPicture briefing, Texts texts, TimeProvider time) : PageModel
{
    private const int MostCards = 5;

    public IReadOnlyList<TodoCard> Todo { get; private set; } = [];

    public PictureWords Words { get; private set; } = null!;

    public ChartCard? TonightCard { get; private set; }

    /// <summary>What those who were out in the last days have told.</summary>
    public IReadOnlyList<Briefing.ToldPass> Weekend { get; private set; } = [];

    public string Say(Briefing.DebriefedPlace place, DateOnly day) => briefing.Say(place, day);

    public Picture Picture { get; private set; } = null!;

    public string Root => $"/{scope.Partnership!.Slug}";

    public bool MayReport => scope.Viewer.May(Permission.Report);

    public bool MayTriage => scope.Viewer.May(Permission.TriageObservations);

    public string Kicker { get; private set; } = "";

    public bool HasChanged => Words.Changes.Count == 0 || Words.Changes.Any(c => c.Outcome is Outcome.MoreThanExpected or Outcome.FewerThanExpected);

    /// <summary>The day that the seven days began after; with its date, as it is the weekday of today.</summary>
    public string SinceDay => Picture.Today.AddDays(-7).ToString("dddd d MMMM", CultureInfo.CurrentCulture);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = Stockholm.Local(time.GetUtcNow());
        (Picture, var catalogue) = await reader.ReadAsync(cancel);
        Kicker = texts["Present.Kicker", Capital(now.ToString(texts["Present.DayFormat"], CultureInfo.CurrentCulture)), Stockholm.IsoWeek(Picture.Today), now.ToString("HH:mm", CultureInfo.InvariantCulture)];
        var listUrl = scope.Viewer.May(Permission.SeeObservations) ? Root + "/iakttagelser" : null;
        var mapUrl = scope.Viewer.May(Permission.SeeMap) && pages.Any(p => p.Path == "karta") ? Root + "/karta" : null;
        Words = PictureWords.Of(Picture, catalogue, texts, new(scope.Partnership!.Name, listUrl, mapUrl));
        Todo = await TodoAsync(cancel);
        Weekend = await briefing.WeekendAsync(cancel);
        TonightCard = await TonightAsync(cancel);
    }

    // The shared sheet says who is out; without one, the shift links that have been given out do.
    private async Task<ChartCard?> TonightAsync(CancellationToken cancel)
    {
        if (!scope.Viewer.May(Permission.SeeTonight))
            return null;
        var planned = await briefing.ShiftsAsync(cancel);
        var shifts = planned.Count > 0 ? planned : await db.ShiftsTonightAsync(time.GetUtcNow(), cancel);
        if (shifts.Count == 0)
            return null;
        var source = texts[planned.Count > 0 ? "Present.Tonight.Source.Sheet" : "Present.Tonight.Source"];
        return new(texts["Present.Tonight.Title"], texts["Present.Tonight.Sentence", shifts.Count(s => !s.IsGap)], new ShiftBars(shifts), source)
        {
            ShowsSentence = false,
            HeadingLevel = 2,
            LinkText = planned.Count > 0 ? texts["Briefing.Nav"].Value : null,
            LinkUrl = Root + "/ikvall",
        };
    }

    private async Task<IReadOnlyList<TodoCard>> TodoAsync(CancellationToken cancel)
    {
        var cards = new List<TodoCard>();
        foreach (var source in sources.Where(s => scope.Viewer.May(s.Needs)).OrderBy(s => s.Order))
        {
            if (await source.ReadAsync(HttpContext.RequestServices, cancel) is { } card)
                cards.Add(card);
            if (cards.Count == MostCards)
                break;
        }

        return cards;
    }

    private static string Capital(string text) => char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
}
