using System.Globalization;
using Lykta.Web.Capabilities.Maps;
using Lykta.Web.Capabilities.Observations.Report;
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
public sealed class IndexModel(
    LyktaDbContext db, AreaLookup areas, PlaceIndexes index, HeldFile held, Writes writes, LyktaScope scope, TextWall wall, Texts texts, TimeProvider time) : PageModel
{
    private const string NothingNew = "-";

    public AreaImport? Import { get; private set; }

    /// <summary>The sealed file, for the confirming form.</summary>
    public string Held { get; private set; } = "";

    /// <summary>The areas as they were when the page said what would change, in short.</summary>
    public string Seen { get; private set; } = "";

    /// <summary>What the file was called, for the list of imports.</summary>
    public string FileName { get; private set; } = "";

    [BindProperty]
    public Dictionary<string, string?> Answers { get; set; } = [];

    public Task<IReadOnlyList<PastAreaImport>> PastAsync() => db.PastAreaImportsAsync(HttpContext.RequestAborted);

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
        if (await NameAsync(Path.GetFileName(file.FileName), cancel) is not { } name)
            return Refuse(texts["Import.File.Name"]);
        FileName = name.Value;
        return await ShowAsync(bytes.ToArray(), cancel);
    }

    public async Task<IActionResult> OnPostSaveAsync([FromForm] string? held64, [FromForm] string? fileName, [FromForm] string? seen, CancellationToken cancel)
    {
        if (held.Open(held64) is not { } file)
            return Refuse(texts["Places.Import.Lost"]);
        if (await NameAsync(fileName, cancel) is not { } name)
            return Refuse(texts["Import.File.Name"]);
        FileName = name.Value;
        if (await ShowAsync(file, cancel) is var page && Import is null)
            return page;
        foreach (var line in Import.Asked.Where(l => l.Change == AreaChange.Ask))
            ModelState.AddModelError($"Answers[{line.Number}]", texts["Places.Import.ChooseFirst", line.Written]);
        if (!ModelState.IsValid)
            return page;
        var features = GeoJsonReader.Read(new MemoryStream(file)).Value;
        try
        {
            var done = await writes.RunOnceAsync(Request.SubmissionKey(), (unit, token) => SaveAsync(unit, features, (name, seen), token), cancel);
            return Saved(done.Outcome);
        }
        catch (ChangedMeanwhileException)
        {
            areas.Forget();
            ModelState.AddModelError("", texts["Places.Import.Meanwhile"]);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await ShowAsync(file, cancel);
        }
    }

    private IActionResult Saved(string outcome)
    {
        areas.Forget();
        index.Forget(scope.PartnershipId);
        if (outcome != NothingNew)
            return LocalRedirect(outcome);
        TempData.Flash(texts["Places.Import.NothingNew"]);
        return Redirect($"/{scope.Partnership!.Slug}/omraden");
    }

    // If somebody has changed the areas since the preview, nobody has said yes to what it would be now.
    private async Task<string> SaveAsync(WriteUnit unit, List<GeoFeature> features, (ScreenedText Name, string? Seen) form, CancellationToken cancel)
    {
        if (await unit.Db.AreasInShortAsync(cancel) != form.Seen)
            throw new ChangedMeanwhileException();
        var there = new AreaMap((await unit.Db.Set<Area>().AsNoTracking().ToListAsync(cancel)).Select(AreaLookup.ShapeOf));
        var plan = AreaImport.Plan(features, there, AnswersByNumber(), time.Today());
        if (!plan.ChangesAnything)
            return NothingNew;
        var record = await AreaImportWrite.SaveAsync(unit, plan, form.Name, cancel);
        return $"/{unit.Scope.Partnership!.Slug}/omraden/importer/{record.Id.Value}";
    }

    // Screened again when it comes back with the form, as a form may say anything.
    private async Task<ScreenedText?> NameAsync(string? name, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new(name ?? "", "file", "import") { Kind = FieldKind.FileName, MaxLength = 160 }, cancel);
        return passed.IsOk ? passed.Value ?? default(ScreenedText) : null;
    }

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
        Seen = await db.AreasInShortAsync(cancel);
        return Page();
    }

    public MapSketch Sketch() => new(
        texts["Places.Import.Map"], texts["Places.Import.Summary", Import!.Lines.Count, Import.Count(AreaChange.New), Import.Count(AreaChange.Redrawn), Import.Count(AreaChange.Unchanged)],
        [.. Import.Lines.Select(l => new SketchArea(l.Name, l.Shape, l.Change switch { AreaChange.New => 3, AreaChange.Redrawn => 4, AreaChange.Ask => 1, _ => 0 }) { IsNamed = true })], []);

    private Dictionary<int, string> AnswersByNumber() => Answers
        .Where(a => !string.IsNullOrEmpty(a.Value) && int.TryParse(a.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .DistinctBy(a => int.Parse(a.Key, CultureInfo.InvariantCulture))
        .ToDictionary(a => int.Parse(a.Key, CultureInfo.InvariantCulture), a => a.Value!);

    private PageResult Refuse(string message)
    {
        ModelState.AddModelError("file", message);
        return Page();
    }
}
