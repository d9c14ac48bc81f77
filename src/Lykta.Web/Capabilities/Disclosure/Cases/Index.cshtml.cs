using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disclosure.Cases;

/// <summary>Utlämnanden: those that are worked on, the log of those that are closed, and a new one.</summary>
[Needs(Permission.ManageDisclosure)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TextWall wall, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    public IReadOnlyList<DisclosureCase> Cases { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Types { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Requesters => [.. Enum.GetValues<RequesterCategory>().Select(r => new SelectListItem(texts["Disclosure.Requester." + r], r.ToString()))];

    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Input.ReceivedOn = time.Today();
        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var dnr = await wall.PassAsync(new(Input.DiaryNumber, "Input.DiaryNumber", "disclosure") { MaxLength = 40, IsCode = true }, cancel);
        ModelState.Add(texts, dnr.Errors);
        if (Input.ReceivedOn is null || Input.ReceivedOn > time.Today())
            ModelState.Add(texts, new Error("Disclosure.Error.ReceivedOn", "Input.ReceivedOn"));
        if (Input.From > Input.To)
            ModelState.Add(texts, new Error("Disclosure.Error.Order", "Input.To"));
        if (Input.Place is not null && Places.All(p => p.Value != Input.Place.ToString()))
            ModelState.Add(texts, new Error("Disclosure.Error.Choice", "Input.Place"));
        if (Input.Type is not null && Types.All(t => t.Value != Input.Type.ToString()))
            ModelState.Add(texts, new Error("Disclosure.Error.Choice", "Input.Type"));
        if (!ModelState.IsValid)
            return Page();
        var covers = new DisclosureScope(
            Input.From, Input.To, Input.Place is { } place ? PlaceId.From(place) : null, Input.Type is { } type ? EventTypeId.From(type) : null);
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var number = await unit.NextNumberAsync("disclosure", token);
            var opened = DisclosureCase.Open(number, Input.ReceivedOn!.Value, dnr.Value, Input.Requester, covers, unit.Now);
            unit.Db.Add(opened);
            unit.Audit("disclosure.opened", nameof(DisclosureCase), opened.Id, ("requester", Input.Requester.ToString()));
            return number.ToString(CultureInfo.InvariantCulture);
        }, cancel);
        return Redirect($"/{scope.Partnership!.Slug}/utlamnande/{done.Outcome}");
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        Cases = await db.Set<DisclosureCase>().AsNoTracking().OrderByDescending(c => c.Number).Take(200).ToListAsync(cancel);
        var places = await db.Set<Place>().AsNoTracking().Select(p => new { p.Id, p.Name }).ToListAsync(cancel);
        Places = [new(texts["Disclosure.Any"], ""), .. places.OrderBy(p => p.Name, StringComparer.CurrentCulture).Select(p => new SelectListItem(p.Name, p.Id.Value.ToString()))];
        var types = await db.Set<EventType>().AsNoTracking().OrderBy(t => t.Order).ToListAsync(cancel);
        Types = [new(texts["Disclosure.Any"], ""), .. types.Select(t => new SelectListItem(t.Name(english), t.Id.Value.ToString()))];
    }

    public sealed class Form
    {
        public DateOnly? ReceivedOn { get; set; }

        public string? DiaryNumber { get; set; }

        public RequesterCategory Requester { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public Guid? Place { get; set; }

        public Guid? Type { get; set; }
    }
}
