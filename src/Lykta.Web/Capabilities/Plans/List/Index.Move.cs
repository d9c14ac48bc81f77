using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.List;

/// <summary>A card that somebody else moved meanwhile: where it stands, and where one wanted it.</summary>
public sealed record CardConflict(int Number, string Name, MeasureStatus Theirs, MeasureStatus Yours);

/// <summary>A card of the board goes to another column: the same cell as in the table, with its roles, its comparison and both values in a conflict.</summary>
public sealed partial class IndexModel
{
    public CardConflict? Moved { get; private set; }

    /// <summary>Where the board's form goes, with the filter that is shown.</summary>
    public string MoveAddress => AddressOf(Layout) + (AddressOf(Layout).Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=Move";

    /// <summary>The pressed button says which card; its fields say where to and what it said when the board was read.</summary>
    public async Task<IActionResult> OnPostMoveAsync([FromQuery] MeasureQuery query, [FromForm] int nr, CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        ModelState.Clear();
        await ReadAsync(query, 1, cancel);
        var plan = Names?.Plan.Id;
        // Not among those found: somebody may have moved it out of the filter, which is a conflict and not an absence.
        if (Names is null || await db.Set<Measure>().AsNoTracking().SingleOrDefaultAsync(m => m.PlanId == plan && m.Number == nr, cancel) is not { } card)
            return NotFound();
        var edit = new CellEdit(nameof(Measure.Status), Request.Form[$"till-{nr}"].ToString(), Request.Form[$"var-{nr}"].ToString());
        var saved = await desk.SaveAsync(nr, [edit], Names, isAccepted: false, cancel);
        if (!saved.IsOk)
            return await RefusedAsync(query, card, saved, cancel);
        if (saved.Changed > 0)
            TempData.Flash(texts["Plans.Board.Moved", card.Code, texts[$"Plans.MeasureStatus.{edit.Value}"]]);
        return LocalRedirect($"{AddressOf(Layout)}#{card.Code}");
    }

    private async Task<IActionResult> RefusedAsync(MeasureQuery query, Measure card, CellsSaved saved, CancellationToken cancel)
    {
        await ReadAsync(query, 1, cancel);
        foreach (var error in saved.Errors)
            ModelState.AddModelError("", texts[error.Key, error.Arguments]);
        if (saved.Conflicts is [var conflict])
        {
            Moved = new(card.Number, card.Name, Enum.Parse<MeasureStatus>(conflict.Theirs), Enum.Parse<MeasureStatus>(conflict.Yours));
            ModelState.AddModelError("", texts["Plans.Board.Conflict", card.Code]);
        }

        Response.StatusCode = Moved is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        return Page();
    }
}
