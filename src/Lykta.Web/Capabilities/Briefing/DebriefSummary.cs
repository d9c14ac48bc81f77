using Lykta.Web.Capabilities.NightPatrols;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>What the debriefs of a pass say of one place.</summary>
public sealed record DebriefedPlace(string Name, PlaceId? PlaceId, string? Slug, int Calm, int AsExpected, int Uneasy)
{
    public int Answers => Calm + AsExpected + Uneasy;

    /// <summary>All of it comes from one organisation: told beside a list of who was out, it says who answered.</summary>
    public bool IsFromOne { get; init; }
}

public static class DebriefSummary
{
    /// <summary>By place, those with unease first; who was not there is not counted. Whom a place is told to is the caller's matter: by the version that names it.</summary>
    public static async Task<List<DebriefedPlace>> PlacesAsync(LyktaDbContext db, BriefingSheet sheet, IEnumerable<ToldWalk> walks, CancellationToken cancel)
    {
        // Editions of the same evening are told together.
        var editions = db.Set<BriefingSheet>().Where(s => s.SeriesId == sheet.SeriesId && s.Day == sheet.Day).Select(s => s.Id);
        var answers = await (
            from answer in db.Set<DebriefAnswer>().AsNoTracking()
            join debrief in db.Set<Debrief>() on answer.DebriefId equals debrief.Id
            join item in db.Set<BriefingItem>() on answer.ItemId equals item.Id
            where editions.Contains(debrief.SheetId) && debrief.Sharing >= SharingLevel.Briefing && answer.Answer != DebriefAnswerKind.NotThere
            select new { item.Heading, item.PlaceId, answer.Answer, item.Order, By = debrief.UnitId }).IgnoreQueryFilters([LyktaDbContext.SharingFilter]).ToListAsync(cancel);
        // A walk has one answer for the place where it met.
        answers.AddRange(walks.Where(w => w.PlaceId is not null).Select(w => new { Heading = (string?)null, w.PlaceId, Answer = w.Answer, Order = int.MaxValue, w.By }));
        var ids = answers.Select(a => a.PlaceId).OfType<PlaceId>().Distinct().ToList();
        var places = await db.Set<Place>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        return [.. answers.GroupBy(a => (a.PlaceId, a.PlaceId is null ? a.Heading : null)).Select(g =>
        {
            var first = g.First();
            var place = first.PlaceId is { } id ? places.GetValueOrDefault(id) : null;
            int Of(DebriefAnswerKind kind) => g.Count(a => a.Answer == kind);
            return (first.Order, Place: new DebriefedPlace(place?.Name ?? first.Heading ?? "", first.PlaceId, place?.Slug, Of(DebriefAnswerKind.Calm), Of(DebriefAnswerKind.AsExpected), Of(DebriefAnswerKind.Uneasy))
            {
                IsFromOne = g.Select(a => a.By).Distinct().Count() == 1,
            });
        }).OrderByDescending(p => p.Place.Uneasy).ThenBy(p => p.Order).Select(p => p.Place)];
    }

    /// <summary>Oroligt enligt 2 av 3.</summary>
    public static FilledSentence Sentence(DebriefedPlace place, DateOnly day) =>
        FilledSentence.Of(KeyOf(place), place.Uneasy, place.Answers, place.Calm, FilledValue.On(day, "dddd d MMMM"));

    public static string KeyOf(DebriefedPlace place) => place switch
    {
        { Uneasy: > 0 } => "Briefing.Debrief.Said.Uneasy",
        { Calm: > 0 } when place.Calm >= place.AsExpected => "Briefing.Debrief.Said.Calm",
        _ => "Briefing.Debrief.Said.AsExpected",
    };
}
