using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
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
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal.Rule;

/// <summary>One class: how long it is kept, the decision that says so, and a stop while a matter needs the data.</summary>
[Needs(Permission.ManageDisposal)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TextWall wall, Writes writes, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    public RetentionRule Rule { get; private set; } = null!;

    /// <summary>Null until the first decision.</summary>
    public int? Version => Rule.IsDecided ? Rule.Version : null;

    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string klass, CancellationToken cancel)
    {
        if (!await FindAsync(klass, cancel))
            return NotFound();
        Input = Shown();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string klass, CancellationToken cancel)
    {
        if (!await FindAsync(klass, cancel))
            return NotFound();
        var by = await TextAsync(Input.DecidedBy, "Input.DecidedBy", 120, cancel);
        var dnr = await TextAsync(Input.DiaryNumber, "Input.DiaryNumber", 40, cancel);
        var held = await TextAsync(Input.HeldFor, "Input.HeldFor", 40, cancel);
        if (Input.IsHeld && held is null)
            ModelState.Add(texts, new Error("Disposal.Error.HeldFor", "Input.HeldFor"));
        var (wanted, today) = (new RetentionTime(Input.Months ?? 0, Input.Days ?? 0), time.Today());
        // All at once; a field that has been told of already is not told of twice.
        ModelState.Add(texts, RetentionRule.Propose(Rule.Class).Decide(wanted, by, Input.DecidedOn, dnr, today).Errors
            .Where(e => ModelState[e.Field!] is not { Errors.Count: > 0 }));
        if (!ModelState.IsValid)
            return Page();
        await SaveAsync(unit => Apply(unit, wanted, by, dnr, held, today), cancel);
        TempData.Flash(texts["Disposal.Saved"]);
        return Redirect($"/{scope.Partnership!.Slug}/gallring");
    }

    private RetentionRule Apply(RetentionRule rule, RetentionTime wanted, ScreenedText? by, ScreenedText? dnr, ScreenedText? held, DateOnly today)
    {
        _ = rule.Decide(wanted, by, Input.DecidedOn, dnr, today).Value;
        if (Input.IsHeld)
            rule.Hold(held!.Value);
        else
            rule.Release();
        return rule;
    }

    private async Task SaveAsync(Func<RetentionRule, RetentionRule> apply, CancellationToken cancel)
    {
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var kept = await unit.Db.Set<RetentionRule>().SingleOrDefaultAsync(r => r.Class == Rule.Class, token);
            if (kept?.Version != Request.RowVersion())
                throw new ChangedMeanwhileException();
            var rule = apply(kept ?? RetentionRule.Propose(Rule.Class));
            if (kept is null)
                unit.Db.Add(rule);
            unit.Audit(Input.IsHeld ? "disposal.held" : "disposal.decided", nameof(RetentionRule), default,
                ("class", rule.Class.ToString()), ("months", $"{rule.Months}"), ("days", $"{rule.Days}"));
            return "saved";
        }, cancel);
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) => await FindAsync(Rule.Class.ToString(), cancel) ? new(Shown()) : null;

    private Form Shown() => new()
    {
        Months = Rule.Months,
        Days = Rule.Days,
        DecidedBy = Rule.DecidedBy,
        DecidedOn = Rule.DecidedOn,
        DiaryNumber = Rule.DiaryNumber,
        IsHeld = Rule.HeldFor is not null,
        HeldFor = Rule.HeldFor,
    };

    private async Task<ScreenedText?> TextAsync(string? value, string field, int longest, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new(value, field, "disposal") { MaxLength = longest, IsAccepted = Input.IsAboutNobody }, cancel);
        ModelState.Add(texts, passed.Errors);
        return passed.IsOk ? passed.Value : null;
    }

    private async Task<bool> FindAsync(string name, CancellationToken cancel)
    {
        if (!Enum.TryParse<RetentionClass>(name, ignoreCase: true, out var which) || !Enum.IsDefined(which))
            return false;
        Rule = (await db.RetentionRulesAsync(cancel)).Single(r => r.Class == which);
        return true;
    }

    public sealed class Form
    {
        public int? Months { get; set; }

        public int? Days { get; set; }

        public string? DecidedBy { get; set; }

        public DateOnly? DecidedOn { get; set; }

        public string? DiaryNumber { get; set; }

        public bool IsHeld { get; set; }

        public string? HeldFor { get; set; }

        public bool IsAboutNobody { get; set; }
    }
}
