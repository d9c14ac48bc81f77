using System.Text.Json;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Observations.Report;

/// <summary>Ny iakttagelse: the whole form on one phone screen; works as a plain form, and through the phone's queue with script.</summary>
[Needs(Permission.Report)]
public sealed class IndexModel(ReportForms forms, Reporters reporters, ReportDesk desk, LyktaScope scope, Texts texts) : PageModel, IReportPage
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Finding.… keeps its own word in the key; the queue's texts lose theirs.
    private static readonly string[] ScriptPrefixes = ["Observations.Queue.", "Privacy."];

    [BindProperty]
    public ReportInput Input { get; set; } = new();

    public ReportForm Form { get; private set; } = null!;

    /// <summary>The text was a concern for a child: the exit stands open instead.</summary>
    public bool IsConcern { get; private set; }

    /// <summary>The copy that the phone keeps: of the one who fetched it only the queue's owner and, with an account, the places lately used.</summary>
    public bool IsShell { get; private set; }

    public string Root => $"/{scope.Partnership!.Slug}";

    /// <summary>What the script says, in the language of the page.</summary>
    public string ScriptTexts => JsonSerializer.Serialize(
        TextCatalogue.Embedded[ReportForm.IsEnglish ? "en" : "sv"]
            .Select(t => (Key: ScriptPrefixes.FirstOrDefault(p => t.Key.StartsWith(p, StringComparison.Ordinal)) is { } prefix ? t.Key[prefix.Length..] : "", t.Value))
            .Where(t => t.Key.Length > 0).Append(("Need.Type", texts[ReportErrors.NoType.Key])).Append(("Need.Place", texts[ReportErrors.NoPlace.Key]))
            .ToDictionary(t => t.Item1, t => t.Item2, StringComparer.Ordinal), Plain);

    public string ScriptPlaces => JsonSerializer.Serialize(
        Form.Index.Places.Select(p => new { slug = p.Slug, name = p.Name, x = p.Longitude, y = p.Latitude }), Plain);

    /// <summary>Whom the wall takes the writer for, as on the server.</summary>
    public Platform.Privacy.Audience Audience =>
        Form.Reporter.HasAccount ? Platform.Privacy.Audience.Inside : Platform.Privacy.Audience.Outside;

    /// <summary>Prefilled by a link or a QR code on the place.</summary>
    /// <param name="typ">Code of the type.</param>
    /// <param name="plats">Slug of the place.</param>
    /// <param name="dag">Day, from the report before on the same round.</param>
    /// <param name="fran">From the report before.</param>
    /// <param name="till">From the report before.</param>
    /// <param name="grupp">From the report before.</param>
    /// <param name="skal">Asks for the copy that the phone keeps.</param>
    /// <param name="cancel">The request.</param>
    public async Task OnGetAsync(
        string? typ, string? plats, DateOnly? dag, TimeOnly? fran, TimeOnly? till, GroupSize? grupp, bool skal, CancellationToken cancel)
    {
        ModelState.Clear();
        IsShell = skal;
        await ReadFormAsync(cancel);
        Input = new()
        {
            Type = typ,
            Place = plats,
            Date = dag,
            From = fran,
            To = till,
            GroupSize = grupp ?? GroupSize.None,
            Sharing = Form.Reporter.DefaultSharing,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var key = Request.SubmissionKey();
        var report = ModelState.IsValid ? await desk.CheckAsync(Input, await reporters.CurrentAsync(cancel), null, wasOffline: false, cancel) : null;
        if (report is not { IsOk: true })
        {
            await ReadFormAsync(cancel);
            return Refuse(report?.Errors ?? []);
        }

        await desk.ReceiveAsync(report.Value, await key.WithPhotoAsync(Input.Photo, cancel), cancel);
        return LocalRedirect($"{Root}/rapportera/kvitto/{key.Key}");
    }

    public async Task<IActionResult> OnPostNothingAsync(CancellationToken cancel)
    {
        var key = Request.SubmissionKey();
        await desk.ReceiveNothingAsync(await reporters.CurrentAsync(cancel), key, cancel);
        return LocalRedirect($"{Root}/rapportera/kvitto/{key.Key}");
    }

    private async Task ReadFormAsync(CancellationToken cancel)
    {
        Form = await forms.ReadAsync(cancel);
        // A phone of one's own: the copy goes at sign-out. One that is shared shows nobody where the one before has been.
        if (IsShell && !Form.Reporter.HasAccount)
            Form = Form with { Recent = [] };
    }

    private PageResult Refuse(IReadOnlyList<Error> errors)
    {
        IsConcern = this.Show(errors, texts);
        return Page();
    }
}
