using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Agreements.Edit;

/// <summary>One agreement, new or known; purposes and areas are mandatory by 9 §.</summary>
[Needs(Permission.ManagePlan)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall wall, Texts texts) : PageModel, IShowsBoth
{
    [BindProperty]
    public AgreementInput Input { get; set; } = new();

    public int? Number { get; private set; }

    public int? Version { get; private set; }

    /// <summary>Those that it may replace.</summary>
    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string nr, CancellationToken cancel)
    {
        if (!TryNumber(nr))
            return NotFound();
        await OthersAsync(cancel);
        if (Number is null)
            return Page();
        if (await KnownAsync(cancel) is not { } known)
            return NotFound();
        Input = known;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nr, CancellationToken cancel)
    {
        if (!TryNumber(nr) || (Number is not null && await KnownAsync(cancel) is null))
            return NotFound();
        await OthersAsync(cancel);
        var read = await Input.ReadAsync(wall, cancel);
        if (Input.Replaces is { } replaced && Others.All(o => o.Value != replaced.ToString()))
            return NotFound();
        var errors = read.IsOk ? CollaborationAgreement.Register(0, read.Value).Errors : read.Errors;
        if (errors.Count > 0)
        {
            ModelState.Add(texts, errors);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var known = Number is null ? null : await unit.Db.Set<CollaborationAgreement>().SingleAsync(a => a.Number == Number, token);
            if (known is null)
                unit.Db.Add(known = CollaborationAgreement.Register(await unit.NextNumberAsync("agreement", token), read.Value).Value);
            else
                WriteUnit.Expect(known, Request.RowVersion()).Describe(read.Value);
            if (known.ReplacesId is { } before)
                (await unit.Db.Set<CollaborationAgreement>().SingleAsync(a => a.Id == before, token)).EndBefore(known);
            unit.Audit("agreement.registered", nameof(CollaborationAgreement), known.Id);
            return "";
        }, cancel);
        TempData.Flash(texts["Agreements.Saved"]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/overenskommelser");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) => await KnownAsync(cancel) is { } known ? new(known) : null;

    private async Task<AgreementInput?> KnownAsync(CancellationToken cancel)
    {
        var known = await db.Set<CollaborationAgreement>().AsNoTracking().SingleOrDefaultAsync(a => a.Number == Number, cancel);
        Version = known?.Version;
        return known is null ? null : AgreementInput.Of(known);
    }

    private async Task OthersAsync(CancellationToken cancel) =>
        Others = [new("–", ""), .. (await db.Set<CollaborationAgreement>().AsNoTracking().Where(a => a.Number != Number).OrderBy(a => a.Number).ToListAsync(cancel))
            .Select(a => new SelectListItem($"{a.Title}, {a.ValidFrom:yyyy-MM-dd}", a.Id.ToString()))];

    private bool TryNumber(string nr)
    {
        if (nr == "ny")
            return true;
        Number = int.TryParse(nr, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
        return Number is not null;
    }
}

public sealed record AgreementInput
{
    public string? Title { get; init; }
    public string? Counterpart { get; init; }
    public string? Purposes { get; init; }
    public string? Areas { get; init; }
    public string? DiaryNumber { get; init; }
    public DateOnly? SignedOn { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? RevisedOn { get; init; }
    public DateOnly? EndedOn { get; init; }
    public Guid? Replaces { get; init; }

    public static AgreementInput Of(CollaborationAgreement a) => new()
    {
        Title = a.Title,
        Counterpart = a.Counterpart,
        Purposes = a.Purposes,
        Areas = a.Areas,
        DiaryNumber = a.DiaryNumber,
        SignedOn = a.SignedOn,
        ValidFrom = a.ValidFrom,
        RevisedOn = a.RevisedOn,
        EndedOn = a.EndedOn,
        Replaces = a.ReplacesId,
    };

    public async Task<Result<AgreementForm>> ReadAsync(TextWall wall, CancellationToken cancel)
    {
        List<Error> errors = [];
        var (title, counterpart) = (await NeededAsync(Title, nameof(Title), 200), await NeededAsync(Counterpart, nameof(Counterpart), 200));
        var (purposes, areas) = (await NeededAsync(Purposes, nameof(Purposes), 2000), await NeededAsync(Areas, nameof(Areas), 2000));
        var diary = await wall.PassAsync(new(DiaryNumber, "Input.DiaryNumber", "agreement") { MaxLength = 60 }, cancel);
        errors.AddRange(diary.Errors);
        if (SignedOn is null)
            errors.Add(PlanErrors.Needed("Input.SignedOn"));
        if (ValidFrom is null)
            errors.Add(PlanErrors.Needed("Input.ValidFrom"));
        return errors.Count > 0 ? errors
            : new AgreementForm(title!.Value, counterpart!.Value, purposes!.Value, areas!.Value, diary.Value, SignedOn!.Value, ValidFrom!.Value) { RevisedOn = RevisedOn, EndedOn = EndedOn, ReplacesId = Replaces };

        async Task<ScreenedText?> NeededAsync(string? text, string field, int most)
        {
            var passed = await wall.PassAsync(new(text?.ReplaceLineEndings("\n"), $"Input.{field}", "agreement") { MaxLength = most }, cancel);
            errors.AddRange(passed.Errors);
            if (passed.IsOk && passed.Value is null)
                errors.Add(PlanErrors.Needed($"Input.{field}"));
            return passed.IsOk ? passed.Value : null;
        }
    }
}
