using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Dispatches;

/// <summary>Utskick: what waits, what has left, and what somebody must look at.</summary>
[Needs(Permission.ManageSettings)]
public sealed class IndexModel(LyktaDbContext db, Writes writes, MailDesk mail, Texts texts) : PageModel
{
    public IReadOnlyList<DispatchRow> Aside { get; private set; } = [];

    public IReadOnlyList<DispatchRow> Waiting { get; private set; } = [];

    public IReadOnlyList<DispatchRow> Done { get; private set; } = [];

    public bool IsOn => mail.IsOn;

    public bool IsEmpty => Aside.Count + Waiting.Count + Done.Count == 0;

    /// <summary>A code of ours in words; a code of the server's stands as it is.</summary>
    public string Reason(string? code) => code is null ? "" : texts["Dispatches.Reason." + code] is { ResourceNotFound: false } words ? words.Value : code;

    public string Kind(string kind) => texts["Mail.Kind." + kind] is { ResourceNotFound: false } words ? words.Value : kind;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Aside = await db.DispatchesAsync([OutboxStatus.SetAside], cancel);
        Waiting = await db.DispatchesAsync([OutboxStatus.Waiting], cancel);
        Done = await db.DispatchesAsync([OutboxStatus.Sent, OutboxStatus.Dropped], cancel);
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancel)
    {
        var answer = await writes.RunAsync(async (unit, token) =>
        {
            var message = await unit.Db.Set<OutboxMessage>().SingleOrDefaultAsync(m => m.Id == id, token);
            if (message is not { Status: OutboxStatus.SetAside })
                return message is null ? (bool?)null : false;
            unit.Again(message);
            return true;
        }, cancel);
        if (answer is null)
            return NotFound();
        TempData.Flash(texts[answer.Value ? "Dispatches.Again.Done" : "Dispatches.Again.Gone"], answer.Value ? FlashTone.Done : FlashTone.Warning);
        return RedirectToPage();
    }
}
