using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.AuditTrail;

/// <summary>Spår: who changed and who read what, and whether the logs are whole.</summary>
[Needs(Permission.ReadAudit)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, AuditVerifier verifier, MailDesk mail, Writes writes, Texts texts) : PageModel
{
    private static readonly string[] Days = ["fran", "till"];

    public TrailQuery Query { get; private set; } = new();

    public IReadOnlyList<TrailRow> Rows { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Functions { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<Guid, string> Numbers { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<string> Actions { get; private set; } = [];

    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public int Number { get; private set; } = 1;

    public bool HasMore { get; private set; }

    public AuditVerification? Checked { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery] TrailQuery query, [FromQuery] int sida, CancellationToken cancel)
    {
        var unread = ModelState.Where(f => f.Value?.Errors.Count > 0).Select(f => f.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        ModelState.Clear();
        foreach (var day in Days.Where(unread.Contains))
            ModelState.AddModelError(day, texts["AuditTrail.Error.Days"]);
        // What no field of the form can have sent: an address written by hand.
        if (unread.Except(Days, StringComparer.OrdinalIgnoreCase).Any())
            return NotFound();
        if (query.Fran > query.Till)
            ModelState.AddModelError("fran", texts["AuditTrail.Error.Backwards"]);
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        await ShowAsync(query, sida, cancel);
        return Page();
    }

    /// <summary>Kontrollera kedjan: the answer is shown on the page, and that it was asked is in the log.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Checked = await verifier.VerifyAsync(scope.Partnership!, cancel);
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            unit.Audit("audit.verified", "Audit", default, ("whole", Checked.IsWhole ? "yes" : "no"));
            if (!Checked.IsWhole)
                await mail.OrderToAllAsync(unit, AuditFailedMail.Kind, scope.PartnershipId.Value, Role.Administrator, token);
            return "";
        }, cancel);
        await ShowAsync(new(), 1, cancel);
        return Page();
    }

    private async Task ShowAsync(TrailQuery query, int page, CancellationToken cancel)
    {
        Query = query;
        Number = Math.Clamp(page, 1, 10_000);
        var rows = await db.Trail(query).Skip((Number - 1) * TrailQuery.PageSize).Take(TrailQuery.PageSize + 1).ToListAsync(cancel);
        HasMore = rows.Count > TrailQuery.PageSize;
        Rows = [.. rows.Take(TrailQuery.PageSize)];
        Functions = await db.FunctionsAsync(cancel);
        Numbers = await db.NumbersAsync(Rows.Select(r => (r.SubjectKind, r.SubjectId)), cancel);
        if (query.Chain == ChainKind.Changes)
        {
            Actions = await db.Set<AuditEntry>().Select(e => e.Action).Distinct().OrderBy(a => a).Take(200).ToListAsync(cancel);
            Kinds = await db.Set<AuditEntry>().Select(e => e.SubjectKind).Distinct().OrderBy(k => k).Take(200).ToListAsync(cancel);
        }
        else
        {
            Actions = await db.Set<ReadEntry>().Select(e => e.Channel).Distinct().OrderBy(a => a).Take(200).ToListAsync(cancel);
            Kinds = await db.Set<ReadEntry>().Select(e => e.SubjectKind).Distinct().OrderBy(k => k).Take(200).ToListAsync(cancel);
        }
    }
}
