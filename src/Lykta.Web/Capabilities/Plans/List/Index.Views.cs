using Lykta.Web.Capabilities.Plans.Views;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Charts;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.List;

/// <summary>How the filter is shown, and the filters that are kept under a name.</summary>
public sealed partial class IndexModel
{
    public MeasureLayout Layout { get; private set; } = MeasureLayout.Table;

    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    [BindProperty]
    public ViewInput View { get; set; } = new();

    public IReadOnlyList<BoardColumn> Columns => MeasureBoard.Columns(Found);

    public ChartCard Timeline => new MeasureTimeline(Names!, Root, Today, texts).Card(Names!.Plan.Title, Found, Rows);

    public string AddressOf(MeasureLayout layout) => Request.Path + QueryOf(RegisterFilter.Write(Query), layout);

    public string AddressOf(SavedView view) => Request.Path + (view.Query() is { Length: > 0 } query ? "?" + query : "");

    /// <summary>All of one status as the table has them.</summary>
    public string TableOf(MeasureStatus status) => Request.Path + QueryOf(RegisterFilter.Write(Query with { Status = status }), MeasureLayout.Table);

    public bool IsShown(SavedView view) => view.Layout == Layout && view.Filter == RegisterFilter.Write(Query);

    public bool MayDelete(SavedView view) => !view.IsShared || MayManage;

    /// <summary>Keeps the address's filter under a name.</summary>
    public async Task<IActionResult> OnPostSaveViewAsync([FromQuery] MeasureQuery query, CancellationToken cancel)
    {
        if (View.IsShared && !MayManage)
            return Forbid();
        ModelState.Clear();
        await ReadAsync(query, 1, cancel);
        if (Names is null || scope.Viewer.PrimaryMembership is not { } member)
            return NotFound();
        if (await NamedAsync(cancel) is not { } name)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), (unit, _) =>
        {
            var kept = SavedView.Keep(name, Query, Layout, View.IsShared ? null : member, unit.Now);
            unit.Db.Add(kept);
            unit.Audit("view.saved", nameof(SavedView), kept.Id, ("shared", View.IsShared ? "true" : "false"));
            return Task.FromResult("");
        }, cancel);
        TempData.Flash(texts["Plans.Views.Saved", name.Value]);
        return LocalRedirect(AddressOf(Layout));
    }

    public async Task<IActionResult> OnPostDeleteViewAsync([FromQuery] MeasureQuery query, [FromForm] Guid id, CancellationToken cancel)
    {
        ModelState.Clear();
        await ReadAsync(query, 1, cancel);
        if (Views.FirstOrDefault(v => v.Id == id) is not { } view)
            return NotFound();
        if (!MayDelete(view))
            return Forbid();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            await unit.Db.Set<SavedView>().Where(v => v.Id == id).ExecuteDeleteAsync(token);
            unit.Audit("view.deleted", nameof(SavedView), id, ("shared", view.IsShared ? "true" : "false"));
            return "";
        }, cancel);
        TempData.Flash(texts["Plans.Views.Deleted", view.Name]);
        return LocalRedirect(AddressOf(Layout));
    }

    // The words that were searched for are kept too, so they pass the wall with the name.
    private async Task<ScreenedText?> NamedAsync(CancellationToken cancel)
    {
        var name = await wall.PassAsync(new(View.Name, "View.Name", "view") { MaxLength = SavedView.LongestName, IsAccepted = View.IsAboutNobody }, cancel);
        var words = await wall.PassAsync(new(string.Join('\n', Query.Text, Query.PlaceWords, Query.Source), "View.Name", "view") { IsAccepted = View.IsAboutNobody }, cancel);
        List<Error> errors = [.. name.Errors, .. words.Errors];
        if (name.IsOk && name.Value is null)
            errors.Add(ViewErrors.NoName);
        else if (name.IsOk && Views.Any(v => v.IsShared == View.IsShared && string.Equals(v.Name, name.Value!.Value.Value, StringComparison.OrdinalIgnoreCase)))
            errors.Add(ViewErrors.AlreadyThere);
        if (Views.Count(v => v.IsShared == View.IsShared) >= SavedView.MostOfOne)
            errors.Add(ViewErrors.TooMany);
        ModelState.Add(texts, errors);
        return errors.Count == 0 ? name.Value : null;
    }

    private static string QueryOf(string filter, MeasureLayout layout)
    {
        var query = string.Join('&', new[] { filter, layout.Word() is { } word ? $"{MeasureLayouts.QueryName}={word}" : "" }.Where(p => p.Length > 0));
        return query.Length == 0 ? "" : "?" + query;
    }

    public sealed class ViewInput
    {
        public string? Name { get; set; }

        public bool IsShared { get; set; }

        public bool IsAboutNobody { get; set; }
    }
}
