using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.City.Matrix;

/// <summary>The reports of a year by the city's list of that year: what a district wrote under an older list stands under what the city's mapping says.</summary>
public sealed class MatrixAreas(PriorityReading priorities, PriorityList? list, string ordinaryWork)
{
    public bool HasMapped { get; private set; }

    public static MatrixAreas Of(PriorityReading priorities, int year, Texts texts) =>
        new(priorities, priorities.InForceOn(new(year, 12, 31)), texts["Priorities.OrdinaryWork"]);

    public IReadOnlyList<DistrictRow> Read(IReadOnlyList<DistrictRow> rows) =>
        list is null ? rows : [.. rows.Select(r => r.Content is { } content ? r with { Content = content with { Areas = Read(content) } } : r)];

    /// <summary>The city's own areas in their order, then what it does not have.</summary>
    public IReadOnlyList<(string Code, string Name)> Columns(IReadOnlyList<DistrictRow> rows) =>
        [.. (list is null || rows.All(r => r.Content is null) ? [] : priorities.AreasOf(list).Select(a => (a.Code, a.Name))).Concat(CityQueries.Areas(rows)).DistinctBy(a => a.Code, StringComparer.Ordinal)];

    private List<ReportArea> Read(ReportContent content) =>
        [.. content.Areas.SelectMany(a => Now(a, content.AreasFrom).Select(now => (Now: now, Was: a))).GroupBy(x => x.Now.Code, StringComparer.Ordinal).Select(g => Sum(g.Key, g.First().Now.Name, [.. g.Select(x => x.Was)]))];

    private List<(string Code, string Name)> Now(ReportArea area, DateOnly? from)
    {
        // The list that the district wrote under, by its first day; of a report that does not say, the oldest that has the area.
        var written = from is { } day ? priorities.AreasOf(priorities.InForceOn(day)) : [];
        var known = written.Concat(priorities.Lists.Reverse().Where(l => l.Number <= list!.Number).SelectMany(priorities.AreasOf)).FirstOrDefault(a => a.Code == area.Code);
        if (known is null || known.ListId == list!.Id)
            return [(area.Code, known?.Name ?? area.Name)];
        var read = priorities.Read(known, list);
        HasMapped = true;
        List<(string, string)> now = [.. read.Areas.Select(a => (a.Code, a.Name))];
        if (read.OrdinaryWork.Count > 0)
            now.Add((PriorityReading.OrdinaryWorkCode, ordinaryWork));
        return now;
    }

    private static ReportArea Sum(string code, string name, List<ReportArea> parts) => new(code, name, parts.Sum(p => p.Measures),
        Outcomes.Together(parts.ConvertAll(p => p.Verdict)), [.. parts.SelectMany(p => p.Sentences)]);
}
