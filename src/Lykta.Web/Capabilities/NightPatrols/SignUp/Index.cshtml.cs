using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.NightPatrols.SignUp;

/// <summary>Following a group's own link one signs up for one of its coming walks, with name and phone for its leader.</summary>
[OpenToAll("The group's address is the key; it shows how many come, never who.")]
[EnableRateLimiting(RateLimits.Link)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, PatrolSeals seals, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    public PatrolGroup Group { get; private set; } = null!;

    public string Organisation { get; private set; } = "";

    /// <summary>Personuppgiftsansvarig for the list.</summary>
    public string Controller { get; private set; } = "";

    public IReadOnlyList<ShiftRow> Shifts { get; private set; } = [];

    [BindProperty]
    public Fields Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel) => await FindAsync(token, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        if (!await FindAsync(token, cancel))
            return NotFound();
        var shift = Shifts.FirstOrDefault(s => s.Shift.Id.Value == Input.Shift && !s.Shift.IsCancelled)?.Shift;
        ModelState.Add(texts, Wrong(shift));
        if (!ModelState.IsValid)
            return Page();
        // Tried on the copy that was read: a form with errors keeps its key, so nothing of it may be noted.
        var tried = shift!.Join(time.GetUtcNow());
        ModelState.Add(texts, tried.Errors);
        if (!tried.IsOk)
            return Page();
        // The key of a form that is sent twice says nothing of who sent it.
        var key = Request.SubmissionKey() with { BodyHash = "sign-up " + shift.Id.Value.ToString("N") };
        var done = await JoinAsync(key, shift.Id, cancel);
        // The same form from another person (a shared screen, the back button) is another sign-up.
        if (done.IsReplay && !await IsOwnAsync(done.Outcome, cancel))
            done = await JoinAsync(key with { Key = Guid.NewGuid().ToString("N") }, shift.Id, cancel);
        if (done.Outcome.Length == 0)
        {
            TempData.Flash(texts[PatrolErrors.Full.Key], FlashTone.Warning);
            return Redirect(Request.Path);
        }

        TempData.Flash(texts["Patrols.SignedUp"]);
        return Redirect($"/{scope.Partnership!.Slug}/nattvandra/min/{seals.AddressOf(scope.PartnershipId, Guid.Parse(done.Outcome))}");
    }

    private Walker Signing => new(Input.Name!.Trim(), Input.Phone!.Trim());

    private Task<Submitted> JoinAsync(SubmissionKey key, PatrolShiftId shift, CancellationToken cancel) =>
        writes.RunOnceAsync(key, async (unit, cancelled) =>
        {
            var coming = await unit.Db.Set<PatrolShift>().SingleAsync(s => s.Id == shift, cancelled);
            if (!coming.Join(unit.Now).IsOk)
                return "";
            var signUp = PatrolSignUp.Of(shift, seals.Seal(Signing), unit.Now);
            unit.Db.Add(signUp);
            unit.Audit("patrol.signed-up", nameof(PatrolShift), shift.Value);
            return signUp.Id.ToString("N");
        }, cancel);

    private async Task<bool> IsOwnAsync(string outcome, CancellationToken cancel) =>
        Guid.TryParse(outcome, out var id) && await db.Set<PatrolSignUp>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is { } signUp && seals.Open(signUp) == Signing;

    private IEnumerable<Error> Wrong(PatrolShift? shift)
    {
        if (shift is null)
            yield return PatrolErrors.NoShift;
        if (Input.Name is not { } name || !IsName(name.Trim()))
            yield return PatrolErrors.NoName;
        if (Input.Phone is not { } phone || !IsPhone(phone.Trim()))
            yield return PatrolErrors.NoPhone;
        if (!Input.IsAdult)
            yield return PatrolErrors.NotAdult;
    }

    private async Task<bool> FindAsync(string token, CancellationToken cancel)
    {
        if (token.Length != 32 || await db.Set<PatrolGroup>().AsNoTracking().SingleOrDefaultAsync(g => g.SignUpKey == token && g.EndedAt == null, cancel) is not { } group)
            return false;
        Group = group;
        var now = time.GetUtcNow();
        var today = BriefingQueries.Evening(now);
        var rows = await db.ShiftRowsAsync(today, today.AddDays(7 * PatrolTemplate.WeeksAhead), cancel);
        Shifts = [.. rows.Where(r => r.Group.Id == group.Id && r.Shift.EndsAt > now)];
        Organisation = await db.Set<Organisation>().Where(o => o.Id == group.UnitId).Select(o => o.Name).SingleAsync(cancel);
        var partnership = scope.PartnershipId;
        Controller = await db.Set<Partnership>().Where(p => p.Id == partnership).Select(p => p.AuthorityName).SingleAsync(cancel);
        return true;
    }

    private static bool IsName(string text) => text.Length is > 0 and <= 60 && char.IsLetter(text[0]) && text.All(c => char.IsLetter(c) || c is ' ' or '.' or '\'' or '-');

    private static bool IsPhone(string text)
    {
        var digits = text.StartsWith('+') ? text[1..] : text;
        return text.Length <= 20 && digits.Count(char.IsAsciiDigit) >= 6 && digits.All(c => char.IsAsciiDigit(c) || c is ' ' or '-');
    }

    public sealed record Fields
    {
        public Guid? Shift { get; init; }

        public string? Name { get; init; }

        public string? Phone { get; init; }

        public bool IsAdult { get; init; }
    }
}
