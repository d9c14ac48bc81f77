using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Groups.List;

/// <summary>The groups one sees now as a file: the register alone, no mailbox and nothing that was said.</summary>
[Needs(Permission.SeeGroups)]
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    [FromQuery(Name = "lage")]
    public GroupState? State { get; set; }

    [FromQuery(Name = "slag")]
    public GroupKind? Kind { get; set; }

    public async Task<IActionResult> OnGetAsync(string format, CancellationToken cancel)
    {
        var (now, today) = (time.GetUtcNow(), time.Today());
        var rows = IndexModel.Chosen(await db.GroupsAsync(today, cancel), State, Kind, today);
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("groups.exported", nameof(WorkGroup), scope.PartnershipId.Value, ("format", format), ("rows", rows.Count.ToString(CultureInfo.InvariantCulture)));
            return Task.FromResult(true);
        }, cancel);
        var title = texts["Groups.Title"].Value;
        var table = new TableDocument(title, Columns(), RowsAsync(rows, today), now)
        {
            Subtitle = texts[State is { } state ? "Groups.State." + state : "Groups.State.Open"],
            Source = texts["Plans.Export.Source", scope.Partnership!.Name, Stockholm.Local(now).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)],
            Language = CultureInfo.CurrentUICulture,
        };
        return Download.Of(Download.WriterOf(format)!, table, ExportFileName.For(title, scope.Partnership.Name, today, format));
    }

    private IReadOnlyList<TableColumn> Columns() =>
    [
        new(texts["Groups.Number"], ColumnKind.Integer), new(texts["Groups.Name"]), new(texts["Groups.Kind"]), new(texts["Groups.About"]), new(texts["Groups.State"]), new(texts["Groups.Goals"]),
        new(texts["Groups.Trigger"]), new(texts["Groups.StartedOn"], ColumnKind.Day), new(texts["Groups.EndsOn"], ColumnKind.Day), new(texts["Groups.Members"]),
        new(texts["Groups.NextMeeting"], ColumnKind.Day), new(texts["Groups.Points"], ColumnKind.Integer), new(texts["Groups.EvaluatedOn"], ColumnKind.Day),
    ];

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(IReadOnlyList<GroupRow> rows, DateOnly today)
    {
        await Task.CompletedTask;
        foreach (var (group, members, next, points) in rows)
        {
            yield return
            [
                group.Number, group.Name, texts["Groups.Kind." + group.Kind].Value, group.About, texts["Groups.State." + group.StateOn(today)].Value, group.Goals,
                group.Trigger, group.StartedOn, group.EndsOn, string.Join("; ", members.Select(m => $"{m.Organisation} ({m.FunctionTitle})")), next, points, group.EvaluatedOn,
            ];
        }
    }
}
