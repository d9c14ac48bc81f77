using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.TagHelpers;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.KeptPages;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Lykta.Web.Capabilities.Observations.List;

/// <summary>Iakttagelser, newest first: what the viewer sees, filtered by the address.</summary>
[Needs(Permission.SeeObservations), Kept]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, ReadLog reads, Texts texts, TimeProvider time, IMemoryCache cache) : PageModel
{
    private const int PageSize = 50;
    private const int PrintSize = 500;
    private const int MostCounted = 1000;

    private readonly Dictionary<(ObservationStatus Status, SharingLevel Sharing), HtmlString> standings = [];

    public ListQuery Query { get; private set; } = new();

    public IReadOnlyList<ObservationRow> Rows { get; private set; } = [];

    public ObservationNames Names { get; private set; } = null!;

    public string? InWords { get; private set; }

    /// <summary>At most a thousand are counted; null when there are more.</summary>
    public int? Total { get; private set; }

    /// <summary>Of them, those that are counted as another.</summary>
    public int Duplicates { get; private set; }

    public string? NewerUrl { get; private set; }

    public string? OlderUrl { get; private set; }

    public string Root => $"/{scope.Partnership!.Slug}";

    public bool IsPrint => Query.Print == "1";

    public bool MayExport => scope.Viewer.May(Permission.ExportObservations);

    /// <summary>Something beyond the first row of the filter is chosen: the rest stands open.</summary>
    public bool UsesMore => new[] { Query.Span, Query.PartOfDay, Query.Area, Query.Status, Query.Control, Query.Source, Query.Sharing, Query.Answer, Query.Forwarded }
        .Concat(Names.Fields.Select(f => Request.Query[f.Key].ToString())).Any(v => !string.IsNullOrEmpty(v));

    public async Task<IActionResult> OnGetAsync([FromQuery] ListQuery query, CancellationToken cancel)
    {
        ModelState.Clear();
        Query = query;
        Names = await ObservationNames.KeptAsync(db, cache, cancel);
        var reading = new FilterReading(Names, texts, time.GetUtcNow());
        var filter = reading.Read(query, Request.Query);
        Cursor? after = Cursor.TryParse(query.After, out var a) ? a : null;
        Cursor? before = Cursor.TryParse(query.Before, out var b) ? b : null;
        if ((query.After is { Length: > 0 } && after is null) || (query.Before is { Length: > 0 } && before is null))
            ModelState.AddModelError("", texts["Observations.List.Error.Cursor"]);
        ModelState.Add(texts, filter.Errors);
        InWords = reading.InWords;
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await ReadAsync(filter.Value, after, before, cancel);
        return Page();
    }

    private async Task ReadAsync(ObservationFilter filter, Cursor? after, Cursor? before, CancellationToken cancel)
    {
        var size = IsPrint ? PrintSize : PageSize;
        var rows = filter.Apply(db.Set<Observation>().AsNoTracking(), db);
        var found = await rows.Page(after, before, size).Rows().ToListAsync(cancel);
        var hasMore = found.Count > size;
        found = found.GetRange(0, Math.Min(size, found.Count));
        if (before is not null)
            found.Reverse();
        Rows = found;
        reads.Note(nameof(Observation), found.Where(r => r.Sharing != SharingLevel.Open).Select(r => r.Id.Value), IsPrint ? "print" : "list");
        var counted = await rows.Take(MostCounted + 1).GroupBy(o => o.Status == ObservationStatus.Duplicate).Select(g => new { IsDuplicate = g.Key, Count = g.Count() }).ToListAsync(cancel);
        var sum = counted.Sum(c => c.Count);
        (Total, Duplicates) = (sum > MostCounted ? null : sum, counted.Where(c => c.IsDuplicate).Sum(c => c.Count));
        if (found.Count == 0)
            return;
        if (before is null ? hasMore : true)
            OlderUrl = Link("efter", found[^1]);
        if (before is null ? after is not null : hasMore)
            NewerUrl = Link("fore", found[0]);
    }

    private string Link(string name, ObservationRow at) =>
        QueryLinks.Without(Request, "efter", "fore").Add(name, new Cursor(at.From, at.Number).ToString());

    public IHtmlContent Choice(CodeChoice choice) => choice.Drawn(texts);

    /// <summary>Where the row stands and who sees it, drawn once for each pair.</summary>
    public IHtmlContent Standing(ObservationRow row)
    {
        if (standings.TryGetValue((row.Status, row.Sharing), out var drawn))
            return drawn;
        var tone = row.Status switch { ObservationStatus.New => " empty", ObservationStatus.Closed => " done", _ => "" };
        return standings[(row.Status, row.Sharing)] = new HtmlString(
            $"<span class=\"chip{tone}\">{SharedServices.Letters.Encode(texts[$"Observations.List.Status.{row.Status}"])}</span> {SharingChipTagHelper.Html(row.Sharing, texts)}");
    }

    /// <summary>What a date field can hold; the error beside it quotes what was typed.</summary>
    public static string? DateOf(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? typed : null;

    public string When(ObservationRow row)
    {
        var from = Stockholm.Local(row.From);
        var text = from.ToString(texts["Observations.List.DateFormat"], System.Globalization.CultureInfo.CurrentCulture);
        if (row.To is not { } end)
            return text;
        var to = Stockholm.Local(end);
        return text + "–" + (to.Date == from.Date ? to.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)
            : to.ToString(texts["Observations.List.DateFormat"], System.Globalization.CultureInfo.CurrentCulture));
    }
}
