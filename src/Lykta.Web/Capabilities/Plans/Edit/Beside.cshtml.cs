using System.Globalization;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Edit;

/// <summary>Parties, lines of money and indicators of a measure: added and removed one by one.</summary>
[Needs(Permission.ManagePlan)]
public sealed class BesideModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall wall, Texts texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel) =>
        await db.Set<Measure>().AnyAsync(m => m.Number == nr, cancel) ? LocalRedirect(Address(nr)) : NotFound();

    public Task<IActionResult> OnPostPartyAsync(int nr, Guid party, PartyRoles[] roles, CancellationToken cancel) => DoAsync(nr, async (unit, id, token) =>
    {
        var organisation = OrganisationId.From(party);
        if (!await unit.Db.Set<Organisation>().AnyAsync(o => o.Id == organisation, token))
            return;
        var all = roles.Aggregate(PartyRoles.None, (a, b) => a | b);
        if (await unit.Db.Set<MeasureParty>().SingleOrDefaultAsync(p => p.MeasureId == id && p.OrganisationId == organisation, token) is { } known)
            known.Roles = all;
        else
            unit.Db.Add(new MeasureParty { MeasureId = id, OrganisationId = organisation, Roles = all });
    }, cancel);

    public Task<IActionResult> OnPostRemovePartyAsync(int nr, Guid party, CancellationToken cancel) => DoAsync(nr, async (unit, id, token) =>
    {
        var organisation = OrganisationId.From(party);
        unit.Db.RemoveRange(await unit.Db.Set<MeasureParty>().Where(p => p.MeasureId == id && p.OrganisationId == organisation).ToListAsync(token));
    }, cancel);

    public async Task<IActionResult> OnPostFundingAsync(int nr, string? source, int year, string? amount, DateOnly? endsOn, CancellationToken cancel)
    {
        var kronor = SwedishNumbers.TryDecimal(amount ?? "", out var read) && Math.Abs(read) < 1e12m ? (long)Math.Round(read, MidpointRounding.AwayFromZero) : -1;
        var passed = await PassAsync(source, 160, cancel);
        if (passed is not { } words || year is < 2000 or > 2100 || kronor is < 0 or > 100_000_000_000)
            return Refused(nr, passed is null ? null : "Plans.Error.Funding");
        return await DoAsync(nr, (unit, id, _) =>
        {
            unit.Db.Add(FundingLine.Of(id, words, year, kronor, endsOn));
            return Task.CompletedTask;
        }, cancel);
    }

    public Task<IActionResult> OnPostRemoveFundingAsync(int nr, Guid id, CancellationToken cancel) => DoAsync(nr, async (unit, measure, token) =>
        unit.Db.RemoveRange(await unit.Db.Set<FundingLine>().Where(f => f.MeasureId == measure && f.Id == id).ToListAsync(token)), cancel);

    public async Task<IActionResult> OnPostIndicatorAsync(int nr, string? name, string? baseline, string? target, string? outcome, CancellationToken cancel)
    {
        if (await PassAsync(name, 200, cancel) is not { } words)
            return Refused(nr, null);
        return await DoAsync(nr, (unit, id, _) =>
        {
            unit.Db.Add(MeasureIndicator.Of(id, words, Number(baseline), Number(target), Number(outcome)));
            return Task.CompletedTask;
        }, cancel);
    }

    public Task<IActionResult> OnPostRemoveIndicatorAsync(int nr, Guid id, CancellationToken cancel) => DoAsync(nr, async (unit, measure, token) =>
        unit.Db.RemoveRange(await unit.Db.Set<MeasureIndicator>().Where(i => i.MeasureId == measure && i.Id == id).ToListAsync(token)), cancel);

    private async Task<IActionResult> DoAsync(int nr, Func<WriteUnit, MeasureId, CancellationToken, Task> change, CancellationToken cancel)
    {
        if (!await db.Set<Measure>().AnyAsync(m => m.Number == nr, cancel))
            return NotFound();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var measure = await unit.Db.Set<Measure>().SingleAsync(m => m.Number == nr, token);
            await change(unit, measure.Id, token);
            unit.Audit("measure.changed", nameof(Measure), measure.Id.Value, ("part", "beside"));
            return Address(nr);
        }, cancel);
        TempData.Flash(texts["Plans.Edit.SavedOne"]);
        return LocalRedirect(Address(nr));
    }

    private async Task<ScreenedText?> PassAsync(string? text, int most, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new(text, "", "measure") { MaxLength = most }, cancel);
        if (!passed.IsOk)
            TempData.Flash(texts[passed.Errors[0].Key, passed.Errors[0].Arguments], FlashTone.Warning);
        else if (passed.Value is null)
            TempData.Flash(texts["Plans.Error.NameNeeded"], FlashTone.Warning);
        return passed.IsOk ? passed.Value : null;
    }

    private LocalRedirectResult Refused(int nr, string? key)
    {
        if (key is not null)
            TempData.Flash(texts[key], FlashTone.Warning);
        return LocalRedirect(Address(nr));
    }

    private static double? Number(string? text) =>
        SwedishNumbers.TryDecimal(text ?? "", out var number) ? (double)number : null;

    private string Address(int nr) => string.Create(CultureInfo.InvariantCulture, $"/{scope.Partnership!.Slug}/atgarder/A-{nr}");
}
