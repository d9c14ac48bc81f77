using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;

namespace Lykta.Web.Capabilities.Agreements.Edit;

/// <summary>A new agreement; purposes and areas are mandatory by 9 §. Each line of areas becomes a row, which is a gap until it has its finding.</summary>
[Needs(Permission.ManagePlan)]
public sealed class NewModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall wall, Texts texts) : AgreementFields(db, scope, wall, texts)
{
    private readonly TextWall wall = wall;
    private readonly Texts texts = texts;

    public Task OnGetAsync(CancellationToken cancel) => OthersAsync(null, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OthersAsync(null, cancel);
        if (!IsReplacedKnown)
            return NotFound();
        var areas = await AreasAsync(cancel);
        if (await FormAsync(cancel) is not { } form)
            return Wrong();
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var made = CollaborationAgreement.Register(await unit.NextNumberAsync("agreement", token), form).Value;
            unit.Db.Add(made);
            unit.Db.AddRange(areas.Select((name, i) => AgreementArea.Of(made.Id, i + 1, name)));
            await EndReplacedAsync(unit.Db, made, token);
            unit.Audit("agreement.registered", nameof(CollaborationAgreement), made.Id);
            return $"{Root}/{made.Number}";
        }, cancel);
        TempData.Flash(texts["Agreements.Saved"]);
        return LocalRedirect(done.Outcome);
    }

    private async Task<List<ScreenedText>> AreasAsync(CancellationToken cancel)
    {
        List<ScreenedText> areas = [];
        foreach (var line in (Input.Areas ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var passed = await wall.PassAsync(new(line, "Input.Areas", "agreement") { MaxLength = AgreementArea.LongestName }, cancel);
            ModelState.Add(texts, passed.Errors);
            if (passed is { IsOk: true, Value: { } name })
                areas.Add(name);
        }

        if (string.IsNullOrWhiteSpace(Input.Areas))
            ModelState.Add(texts, PlanErrors.Needed("Input.Areas"));
        if (areas.Count > AgreementArea.Most)
            ModelState.Add(texts, new Error("Agreements.Error.Many", "Input.Areas", AgreementArea.Most));
        return areas;
    }
}
