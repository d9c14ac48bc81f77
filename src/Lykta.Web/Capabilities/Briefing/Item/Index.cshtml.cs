using System.Globalization;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
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

namespace Lykta.Web.Capabilities.Briefing.Item;

/// <summary>One line of a draft: written or changed, with how far it reaches.</summary>
[Needs(Permission.ManageBriefings)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, BriefingDesk desk, TextWall wall, Writes writes, Texts texts) : PageModel, IShowsBoth
{
    // The queue writes on a thread of its own, which speaks nobody's language.
    private readonly CultureInfo reader = CultureInfo.CurrentUICulture;
    private string? placeSlug;
    private Guid? asked;

    public BriefingSheet Sheet { get; private set; } = null!;

    public BriefingItem? Item { get; private set; }

    public BriefingBlock Block { get; private set; }

    /// <summary>Why the line takes no change any more; null while it does.</summary>
    public string? Closed { get; private set; }

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    [BindProperty]
    public ItemFields Input { get; set; } = new();

    public string Address => $"/{scope.Partnership!.Slug}/utsattning/{Sheet.Key}";

    public bool IsWarned => Input.IsAboutNobody || ModelState.Any(e => e.Value!.Errors.Count > 0 && e.Key is "Input.Text" or "Input.Action" or "Input.Heading" or "Input.Contact");

    public bool HasHeading => Block is BriefingBlock.Presence or BriefingBlock.ForYourArea or BriefingBlock.Events;

    public bool HasPlace => Block is not (BriefingBlock.OpenPoints or BriefingBlock.Newcomer);

    public bool HasWindow => Block is BriefingBlock.Priorities or BriefingBlock.Presence or BriefingBlock.Events;

    public IEnumerable<SelectListItem> Reaches => new[] { SharingLevel.Organisation, SharingLevel.Briefing, SharingLevel.Partnership, SharingLevel.Open }
        .Append(SharingLevel.Branch).Where(l => l != SharingLevel.Branch || Item?.Sharing == SharingLevel.Branch)
        .Select(l => new SelectListItem(texts["Briefing.Reach." + l], l.ToString()) { Group = new() { Name = texts["Briefing.Reach.Help." + l] } });

    public async Task<IActionResult> OnGetAsync(string key, Guid? id, BriefingBlock? block, CancellationToken cancel)
    {
        if (!await FindAsync(key, id, block, cancel) || Closed is not null)
            return NotFound();
        Input = Item is null
            ? new() { Sharing = Block == BriefingBlock.Newcomer ? SharingLevel.Open : SharingLevel.Briefing, Since = Block == BriefingBlock.OpenPoints ? Sheet.Day : null }
            : FieldsOf(Item);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, Guid? id, BriefingBlock? block, CancellationToken cancel)
    {
        if (!await FindAsync(key, id, block, cancel))
            return NotFound();
        // Locked or removed since the form was opened: said by the unit, so that the same form again ends as the first did.
        var words = Closed is null ? await ReadAsync(cancel) : null;
        if (words is null && Closed is null)
            return Page();
        var owner = await desk.OwnerAsync(cancel);
        var (sheet, line) = (Sheet.Id, Item?.Id);
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            if (words is null || !await unit.Db.Set<BriefingSheet>().AnyAsync(s => s.Id == sheet && s.State == SheetState.Draft, token))
                throw new ChangedMeanwhileException();
            var written = await WriteAsync(unit, words, owner, line, token);
            unit.Audit("briefing.line-written", nameof(BriefingItem), written.Id.Value, ("block", Block.ToString()), ("reach", words.Sharing.ToString()));
            return "";
        }, cancel);
        TempData.Flash(texts["Briefing.Line.Saved"]);
        return Redirect($"{Address}#block-{(int)Block}");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) => !await FindAsync(Sheet.Key, asked, Block, cancel) ? null
        : Closed is { } why ? StoredForm.Closed(texts[why]) : Item is null ? null : new(FieldsOf(Item));

    private ItemFields FieldsOf(BriefingItem item)
    {
        var (heading, text) = item.In(reader);
        return ItemFields.Of(item) with { Place = placeSlug, Heading = heading, Text = text };
    }

    private async Task<BriefingItem> WriteAsync(WriteUnit unit, ItemWords words, Observations.RowOwner owner, BriefingItemId? line, CancellationToken cancel)
    {
        if (line is { } id)
        {
            var before = WriteUnit.Expect(await unit.Db.Set<BriefingItem>().SingleOrDefaultAsync(i => i.Id == id, cancel) ?? throw new ChangedMeanwhileException(), Request.RowVersion());
            var (heading, text) = before.In(reader);
            before.Say(words, asFilled: before.Filled is not null && words.Text?.Value == text && words.Place == before.PlaceId && (!HasHeading || words.Heading?.Value == heading));
            return before;
        }

        var order = await unit.Db.Set<BriefingItem>().Where(i => i.SheetId == Sheet.Id).MaxAsync(i => (int?)i.Order, cancel) ?? 0;
        var item = BriefingItem.Write(Sheet.Id, words, owner, unit.Scope.Viewer.PrimaryMembership, order + 1, unit.Now);
        unit.Db.Add(item);
        return item;
    }

    private async Task<ItemWords?> ReadAsync(CancellationToken cancel)
    {
        var place = HasPlace && Input.Place is { Length: > 0 } slug ? await db.Set<Place>().PlaceAsync(slug, cancel) : null;
        var heading = HasHeading ? await PassAsync(Input.Heading, "Input.Heading", 120, cancel) : place is null ? null : await PassAsync(place.Name, "Input.Place", 120, cancel);
        var words = new ItemWords(Block, Reaches.Any(r => r.Value == Input.Sharing.ToString()) ? Input.Sharing : SharingLevel.Organisation)
        {
            Heading = heading,
            Place = place?.Id,
            From = HasWindow ? Input.From : null,
            To = HasWindow ? Input.To : null,
            Text = Block == BriefingBlock.Presence ? null : await PassAsync(Input.Text, "Input.Text", BriefingItem.LongestText, cancel),
            Action = Block == BriefingBlock.Priorities ? await PassAsync(Input.Action, "Input.Action", BriefingItem.LongestText, cancel) : null,
            Contact = Block == BriefingBlock.Presence ? await PassAsync(Input.Contact, "Input.Contact", 60, cancel) : null,
            Count = Block == BriefingBlock.Presence ? Input.Count : null,
            Since = Block == BriefingBlock.OpenPoints ? Input.Since ?? Sheet.Day : null,
            Origin = ItemOrigin.Written,
        };
        ModelState.Add(texts, words.Check(Sheet).Where(e => ModelState[e.Field!]?.Errors.Count is null or 0));
        return ModelState.IsValid ? words : null;
    }

    private async Task<ScreenedText?> PassAsync(string? value, string field, int longest, CancellationToken cancel)
    {
        // A place's own name is in the wordlist of names; what is chosen from the list is taken as it is.
        var passed = await wall.PassAsync(new FreeText(value, field, "briefing") { MaxLength = longest, IsAccepted = Input.IsAboutNobody, IsCode = field == "Input.Place" }, cancel);
        ModelState.Add(texts, passed.Errors);
        return passed.IsOk ? passed.Value : null;
    }

    private async Task<bool> FindAsync(string key, Guid? id, BriefingBlock? block, CancellationToken cancel)
    {
        if (await db.SheetAsync(key, cancel) is not { } sheet)
            return false;
        (Sheet, Item, asked, Block) = (sheet, null, id, block ?? default);
        Closed = sheet.IsDraft ? null : "Briefing.Error.LockedMeanwhile";
        if (id is { } one)
        {
            // A line that was removed, or that belongs to an edition before, is still known by its block.
            var line = BriefingItemId.From(one);
            if (await db.Set<BriefingItem>().IgnoreQueryFilters([BriefingItem.RemovedFilter]).AsNoTracking().SingleOrDefaultAsync(i => i.Id == line, cancel) is not { } found)
                return false;
            Block = found.Block;
            if (found.SheetId == sheet.Id && found.RemovedAt is null)
                Item = found;
            else
                Closed ??= "Briefing.Error.LineGone";
        }

        Places = [new(texts["Briefing.Place.None"], ""), .. (await db.PlacesAsync(new(), cancel)).Select(p => new SelectListItem(p.Name, p.Slug))];
        if (Item?.PlaceId is { } there && (await db.Set<Place>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == there, cancel))?.Slug is { } slug)
            placeSlug = slug;
        return Block != BriefingBlock.Map && Enum.IsDefined(Block);
    }
}

/// <summary>The form of a line.</summary>
public sealed record ItemFields
{
    public string? Heading { get; init; }
    public string? Place { get; init; }
    public TimeOnly? From { get; init; }
    public TimeOnly? To { get; init; }
    public string? Text { get; init; }
    public string? Action { get; init; }
    public string? Contact { get; init; }
    public int? Count { get; init; }
    public DateOnly? Since { get; init; }
    public SharingLevel Sharing { get; init; }

    /// <summary>The writer has seen the warning and says that it is about nobody.</summary>
    public bool IsAboutNobody { get; init; }

    public static ItemFields Of(BriefingItem item) => new()
    {
        Heading = item.Heading,
        From = item.From,
        To = item.To,
        Text = item.Text,
        Action = item.Action,
        Contact = item.Contact,
        Count = item.Count,
        Since = item.Since,
        Sharing = item.Sharing,
    };
}
