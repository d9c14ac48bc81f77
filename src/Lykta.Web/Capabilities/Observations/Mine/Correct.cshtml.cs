using Lykta.Web.Capabilities.Observations.Report;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Mine;

/// <summary>Rätta: the writer mends a report within 24 hours of sending it.</summary>
[Needs(Permission.SeeOwnReports)]
public sealed class CorrectModel(LyktaDbContext db, LyktaScope scope, ReportForms forms, ReportDesk desk, Writes writes, Texts texts, TimeProvider time)
    : PageModel, IReportPage, IShowsBoth
{
    [BindProperty]
    public ReportInput Input { get; set; } = new();

    public int Version { get; private set; }

    public ReportForm Form { get; private set; } = null!;

    public int Number { get; private set; }

    public bool IsConcern { get; private set; }

    public string Root => $"/{scope.Partnership!.Slug}";

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancel)
    {
        if (await OwnAsync(db, number, cancel) is not { } own)
            return NotFound();
        await OpenAsync(number, cancel);
        ModelState.Clear();
        Version = own.Version;
        Input = Typed(own);
        if (!own.MayCorrectAt(time.GetUtcNow()))
            ModelState.AddModelError("", texts[ReportErrors.NotYours.Key]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int number, CancellationToken cancel)
    {
        if (await OwnAsync(db, number, cancel) is not { } before)
            return NotFound();
        await OpenAsync(number, cancel);
        Version = before.Version;
        // The position was the old place's.
        if (Typed(before).Place != Input.Place)
            (Input.Longitude, Input.Latitude) = (null, null);
        var report = ModelState.IsValid ? await desk.CheckAsync(Input, Form.Reporter, null, wasOffline: false, cancel) : null;
        if (report is not { IsOk: true })
            return Refuse(report?.Errors ?? []);
        try
        {
            await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
                await CorrectAsync(unit, number, report.Value.Draft, token) is { } error ? throw new RefusedException(error) : "corrected", cancel);
        }
        catch (RefusedException refused)
        {
            return Refuse([refused.Error]);
        }

        TempData.Flash(texts["Observations.Mine.Corrected", number]);
        return LocalRedirect($"{Root}/mina");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel)
    {
        if (await OwnAsync(db, Number, cancel) is not { } own)
            return null;
        Version = own.Version;
        return new(Typed(own));
    }

    private async Task<Error?> CorrectAsync(WriteUnit unit, int number, ObservationDraft draft, CancellationToken cancel)
    {
        var own = await OwnAsync(unit.Db, number, cancel);
        if (own is null || own.Version != Request.RowVersion())
            throw new ChangedMeanwhileException();
        await CountsAhead.ApplyAsync(unit.Db, [(own, -1)], cancel);
        var corrected = own.Correct(draft, unit.Now);
        if (!corrected.IsOk)
            return corrected.Errors[0];
        await CountsAhead.ApplyAsync(unit.Db, [(own, 1)], cancel);
        unit.Audit("observation.corrected", nameof(Observation), own.Id.Value);
        return null;
    }

    private async Task OpenAsync(int number, CancellationToken cancel) => (Number, Form) = (number, await forms.ReadAsync(cancel));

    private async Task<Observation?> OwnAsync(LyktaDbContext context, int number, CancellationToken cancel)
    {
        var mine = scope.Viewer.Memberships.ToList();
        return await context.Set<Observation>()
            .SingleOrDefaultAsync(o => o.Number == number && o.WrittenBy != null && mine.Contains(o.WrittenBy.Value), cancel);
    }

    private ReportInput Typed(Observation own)
    {
        var from = Stockholm.Local(own.OccurredFrom);
        return new()
        {
            Type = Form.Tiles.All.FirstOrDefault(t => t.Id == own.TypeId)?.Code,
            Place = Form.Index.Find(own.PlaceId)?.Slug ?? (own.AreaId is { } area ? ReportInput.AreaPrefix + area.Value : null),
            Longitude = own.Longitude?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Latitude = own.Latitude?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Date = DateOnly.FromDateTime(from.DateTime),
            From = TimeOnly.FromDateTime(from.DateTime),
            To = own.OccurredTo is { } to ? TimeOnly.FromDateTime(Stockholm.Local(to).DateTime) : null,
            IsRecurring = own.IsRecurring,
            GroupSize = own.GroupSize,
            Unsafety = own.Unsafety,
            Text = own.Text,
            ActionTaken = own.ActionTaken,
            Wish = own.Wish,
            IsPoliceReported = own.IsPoliceReported,
            Sharing = own.Sharing,
        };
    }

    private PageResult Refuse(IReadOnlyList<Error> errors)
    {
        IsConcern = this.Show(errors, texts);
        return Page();
    }

    // Thrown so that the unit is rolled back and its key stays free for the mended form.
    private sealed class RefusedException(Error error) : Exception
    {
        public Error Error { get; } = error;
    }
}
