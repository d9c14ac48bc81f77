using System.Globalization;
using Lykta.Web.Capabilities.Maps;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places.Import;

/// <summary>Areas from a file: read, shown, and saved only when the user has said yes.</summary>
[Needs(Permission.ManagePlaces)]
[RequestFormLimits(ValueLengthLimit = 6 << 20, ValueCountLimit = 12_000)]
public sealed class IndexModel(AreaLookup areas, HeldFile held, Writes writes, LyktaScope scope, TextWall wall, Texts texts, TimeProvider time) : PageModel
{
    private const string NothingNew = "-";

    public AreaImport? Import { get; private set; }

    /// <summary>The sealed file, for the confirming form.</summary>
    public string Held { get; private set; } = "";

    [BindProperty]
    public Dictionary<string, string?> Answers { get; set; } = [];

    public void OnGet()
    {
    }

    /// <summary>Shows what was understood of an uploaded file.</summary>
    /// <param name="file">The GeoJSON file.</param>
    /// <param name="cancel">When the user has gone.</param>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is null or { Length: 0 })
            return Refuse(texts["Places.Import.NoFile"]);
        if (file.Length > HeldFile.LargestBytes)
            return Refuse(texts["Places.Import.TooLarge"]);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        return await ShowAsync(bytes.ToArray(), cancel);
    }

    public async Task<IActionResult> OnPostSaveAsync([FromForm] string? held64, CancellationToken cancel)
    {
        if (held.Open(held64) is not { } file)
            return Refuse(texts["Places.Import.Lost"]);
        if (await ShowAsync(file, cancel) is var page && Import is null)
            return page;
        foreach (var line in Import.Asked.Where(l => l.Change == AreaChange.Ask))
            ModelState.AddModelError($"Answers[{line.Number}]", texts["Places.Import.ChooseFirst", line.Written]);
        if (!ModelState.IsValid)
            return page;
        var features = GeoJsonReader.Read(new MemoryStream(file)).Value;
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), (unit, token) => SaveAsync(unit, features, token), cancel);
        areas.Forget();
        TempData.Flash(DoneText(done.Outcome));
        return Redirect($"/{scope.Partnership!.Slug}/omraden");
    }

    // Planned anew inside the unit: somebody may have changed the areas since the preview.
    private async Task<string> SaveAsync(WriteUnit unit, List<GeoFeature> features, CancellationToken cancel)
    {
        var there = new AreaMap((await unit.Db.Set<Area>().AsNoTracking().ToListAsync(cancel)).Select(AreaLookup.ShapeOf));
        var plan = AreaImport.Plan(features, there, AnswersByNumber(), time.Today());
        if (!plan.ChangesAnything)
            return NothingNew;
        await AreaImportWrite.SaveAsync(unit, plan, cancel);
        int Both(AreaChange change) => plan.Count(change) + plan.Districts.Count(d => d.Change == change);
        return string.Create(CultureInfo.InvariantCulture, $"{Both(AreaChange.New)}/{Both(AreaChange.Redrawn)}");
    }

    // The outcome is kept and may be read in another language: it holds numbers, not words.
    private string DoneText(string outcome) => outcome.Split('/') is [var added, var redrawn] && outcome != NothingNew
        ? texts["Places.Import.Done", added, redrawn] : texts["Places.Import.NothingNew"];

    private async Task<IActionResult> ShowAsync(byte[] file, CancellationToken cancel)
    {
        var read = GeoJsonReader.Read(new MemoryStream(file));
        if (!read.IsOk)
        {
            ModelState.Add(texts, read.Errors.Select(e => e with { Field = "file" }));
            return Page();
        }

        var plan = AreaImport.Plan(read.Value, await areas.MapAsync(cancel), AnswersByNumber(), time.Today());
        foreach (var name in plan.Lines.SelectMany(l => new[] { l.Name, l.Written }).Distinct(StringComparer.Ordinal))
        {
            // A square may bear a person's name, so only what is stopped for certain stops the file.
            var passed = await wall.PassAsync(new(name, "file", "import") { Kind = FieldKind.ImportCell, MaxLength = 160, IsCode = true }, cancel);
            ModelState.Add(texts, passed.Errors);
            if (!passed.IsOk)
                return Page();
        }

        Import = plan;
        Held = held.Seal(file);
        return Page();
    }

    public MapSketch Sketch() => new(
        texts["Places.Import.Map"], texts["Places.Import.Summary", Import!.Lines.Count, Import.Count(AreaChange.New), Import.Count(AreaChange.Redrawn), Import.Count(AreaChange.Unchanged)],
        [.. Import.Lines.Select(l => new SketchArea(l.Name, l.Shape, l.Change switch { AreaChange.New => 3, AreaChange.Redrawn => 4, AreaChange.Ask => 1, _ => 0 }) { IsNamed = true })], []);

    private Dictionary<int, string> AnswersByNumber() => Answers
        .Where(a => !string.IsNullOrEmpty(a.Value) && int.TryParse(a.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .ToDictionary(a => int.Parse(a.Key, CultureInfo.InvariantCulture), a => a.Value!);

    private PageResult Refuse(string message)
    {
        ModelState.AddModelError("file", message);
        return Page();
    }
}
