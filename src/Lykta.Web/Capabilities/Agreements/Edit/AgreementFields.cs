using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Agreements.Edit;

/// <summary>The fields of an agreement's form, which registering and changing it share.</summary>
public abstract class AgreementFields(LyktaDbContext db, LyktaScope scope, TextWall wall, Texts texts) : PageModel
{
    [BindProperty]
    public AgreementInput Input { get; set; } = new();

    /// <summary>Those that it may replace.</summary>
    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public string Root => $"/{scope.Partnership!.Slug}/overenskommelser";

    protected async Task OthersAsync(int? number, CancellationToken cancel) =>
        Others = [new("–", ""), .. (await db.Set<CollaborationAgreement>().AsNoTracking().Where(a => a.Number != number).OrderBy(a => a.Number).ToListAsync(cancel))
            .Select(a => new SelectListItem($"{a.Title}, {a.ValidFrom:yyyy-MM-dd}", a.Id.ToString()))];

    public bool IsReplacedKnown => Input.Replaces is not { } replaced || Others.Any(o => o.Value == replaced.ToString());

    /// <summary>Null when something is wrong; it then stands on the fields.</summary>
    protected async Task<AgreementForm?> FormAsync(CancellationToken cancel)
    {
        var read = await Input.ReadAsync(wall, cancel);
        ModelState.Add(texts, read.IsOk ? CollaborationAgreement.Register(0, read.Value).Errors : read.Errors);
        return ModelState.IsValid ? read.Value : null;
    }

    protected PageResult Wrong()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    protected static async Task EndReplacedAsync(LyktaDbContext db, CollaborationAgreement known, CancellationToken cancel)
    {
        if (known.ReplacesId is { } before)
            (await db.Set<CollaborationAgreement>().SingleAsync(a => a.Id == before, cancel)).EndBefore(known);
    }
}

public sealed record AgreementInput
{
    public string? Title { get; init; }
    public string? Counterpart { get; init; }
    public string? Purposes { get; init; }

    /// <summary>Of a new one: an area a line; afterwards each is a row of its own.</summary>
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
        var purposes = await NeededAsync(Purposes, nameof(Purposes), 2000);
        var diary = await wall.PassAsync(new(DiaryNumber, "Input.DiaryNumber", "agreement") { MaxLength = 60 }, cancel);
        errors.AddRange(diary.Errors);
        if (SignedOn is null)
            errors.Add(PlanErrors.Needed("Input.SignedOn"));
        if (ValidFrom is null)
            errors.Add(PlanErrors.Needed("Input.ValidFrom"));
        return errors.Count > 0 ? errors
            : new AgreementForm(title!.Value, counterpart!.Value, purposes!.Value, diary.Value, SignedOn!.Value, ValidFrom!.Value) { RevisedOn = RevisedOn, EndedOn = EndedOn, ReplacesId = Replaces };

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
