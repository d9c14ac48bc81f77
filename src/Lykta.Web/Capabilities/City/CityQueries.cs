using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City;

/// <summary>A district and its latest report of a year; null is missing.</summary>
public sealed record DistrictRow(PartnershipEntry District, DistrictReport? Report, ReportContent? Content);

public static class CityQueries
{
    /// <summary>The districts below; none when this is not a city.</summary>
    public static async Task<IReadOnlyList<PartnershipEntry>> DistrictsAsync(this PartnershipDirectory directory, PartnershipId city, CancellationToken cancel) =>
        [.. (await directory.AllAsync(cancel)).Where(p => p.ParentId == city).OrderBy(p => p.Name, Platform.Geography.SwedishFolding.Order)];

    public static async Task<List<DistrictRow>> DistrictRowsAsync(this LyktaDbContext db, IReadOnlyList<PartnershipEntry> districts, int year, CancellationToken cancel)
    {
        var reports = (await db.Set<DistrictReport>().AsNoTracking().Where(r => r.To == ReportTo.CityPreparation && r.Year == year && !r.IsStrategy).OrderBy(r => r.ReportedAt).ToListAsync(cancel))
            .ToLookup(r => r.PartnershipId);
        return [.. districts.Select(d => reports[d.Id].LastOrDefault() is { } last ? new DistrictRow(d, last, last.Read()) : new(d, null, null))];
    }

    /// <summary>The latest report of each strategy of each district; no district is missing, since none has to follow the same ones.</summary>
    public static async Task<List<DistrictRow>> StrategyRowsAsync(this LyktaDbContext db, IReadOnlyList<PartnershipEntry> districts, int year, CancellationToken cancel)
    {
        var reports = (await db.Set<DistrictReport>().AsNoTracking().Where(r => r.To == ReportTo.CityPreparation && r.Year == year && r.IsStrategy).OrderBy(r => r.ReportedAt).ToListAsync(cancel))
            .Select(r => (Report: r, Content: r.Read())).ToLookup(r => r.Report.PartnershipId);
        return [.. districts.SelectMany(d => reports[d.Id].GroupBy(r => r.Content.PlanTitle, StringComparer.Ordinal).Select(g => new DistrictRow(d, g.Last().Report, g.Last().Content)))];
    }

    /// <summary>Areas as the districts have named them, in the order of the first that has them.</summary>
    public static IReadOnlyList<(string Code, string Name)> Areas(IEnumerable<DistrictRow> rows) =>
        [.. rows.SelectMany(r => r.Content?.Areas ?? []).Select(a => (a.Code, a.Name)).DistinctBy(a => a.Code, StringComparer.Ordinal)];

    public static CompilationContent Compile(string city, int year, IReadOnlyList<DistrictRow> rows, IReadOnlyList<DistrictRow> strategies, Func<CompiledSentence, bool> isChosen) => new(
        city, year, [.. rows.Where(r => r.Content is not null).Concat(strategies).Select(r => r.District.Name).Distinct(StringComparer.Ordinal)], [.. rows.Where(r => r.Content is null).Select(r => r.District.Name)],
        [.. Areas(rows).Select(a => new CompiledArea(a.Code, a.Name,
            [.. rows.Where(r => r.Content is not null).SelectMany(r => r.Content!.Areas.Where(x => x.Code == a.Code).SelectMany(x => x.Sentences)
                .Select(s => Sentence(r, s))).Where(isChosen)]))])
    {
        Strategies = [.. strategies.SelectMany(r => r.Content!.Areas.Select(a => (Row: r, Area: a, Name: $"{r.Content.PlanTitle}: {a.Name}"))).GroupBy(x => x.Name, StringComparer.Ordinal)
            .Select(g => new CompiledArea("", g.Key, [.. g.SelectMany(x => x.Area.Sentences.Select(s => Sentence(x.Row, s))).Where(isChosen)]))],
    };

    private static CompiledSentence Sentence(DistrictRow row, ReportSentence said) => new(row.District.Name, row.Report!.Id, row.Report.ReportedOn, said.Measure, said.Text);
}
