using DocumentFormat.OpenXml.Packaging;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Documents.Templates;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.OfficialVersions;

/// <summary>What the one who keeps a file has looked at.</summary>
public sealed class KeepInput
{
    public Guid Draft { get; set; }

    public bool AcceptsTracked { get; set; }

    public bool AcceptsComments { get; set; }

    public bool AcceptsWords { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Takes an edited Word file back: inspected, compared, looked at by the wall, and kept as it is when somebody says so.</summary>
public sealed class OfficialDesk(OfficialDrafts drafts, TextWall wall, LyktaScope scope, Writes writes)
{
    public bool MayKeep => scope.Viewer.May(Permission.KeepOfficial);

    public OfficialDraft? Find(Guid id, OfficialSubject of) => drafts.Find(id, scope) is { } draft && draft.Of.Id == of.Id && draft.Of.Kind == of.Kind ? draft : null;

    /// <summary>Nothing is stored; the file waits in memory for the yes.</summary>
    public async Task<Result<OfficialDraft>> CompareAsync(IFormFile? file, byte[] made, OfficialSubject of, string? moving, CancellationToken cancel)
    {
        if (file is not { Length: > 0 })
            return new Error("Plans.Import.Missing");
        var name = await wall.PassAsync(new(Path.GetFileName(file.FileName), "Upload", "official") { Kind = FieldKind.FileName, MaxLength = 160, IsAccepted = true }, cancel);
        if (!name.IsOk || name.Value is not { } screened)
            return new Error("Import.File.Name");
        using var edited = new MemoryStream();
        await file.CopyToAsync(edited, cancel);
        if (WordInspection.WhyNot(edited) is { } refused)
            return refused;
        var read = DocumentText.Read(edited, file.FileName);
        if (!read.IsOk)
            return read.Errors.ToList();
        using var own = new MemoryStream(made);
        var content = edited.ToArray();
        var words = WordWords.Of(content);
        if (WordWords.AreTooMany(words))
            return WordErrors.Inflates;
        if (Marks(content) is not { } marks)
            return WordErrors.Damaged;
        var draft = new OfficialDraft(
            Guid.NewGuid(), of, screened, content, DocumentComparison.Of(DocumentText.Read(own, "made.docx").Value, read.Value, moving), marks.Tracked, marks.Comments, await FindingsAsync(words, made, cancel));
        if (MayKeep)
            drafts.Keep(draft, scope);
        return draft;
    }

    /// <summary>The number it was kept as, or what has to be looked at first.</summary>
    public async Task<Result<int>> KeepAsync(KeepInput input, OfficialSubject of, SubmissionKey submission, Func<WriteUnit, CancellationToken, Task<Error?>> isOpen, CancellationToken cancel)
    {
        if (Find(input.Draft, of) is not { } draft)
            return OfficialErrors.Lost;
        var reason = await wall.PassAsync(new(input.Reason, "Keep.Reason", "official"), cancel);
        List<Error> errors = [.. reason.Errors, .. Unaccepted(draft, input)];
        if (errors.Count > 0)
            return errors;
        Error? closed = null;
        wall.WarnAgain(draft.FileName, "official");
        var kept = await writes.RunOnceAsync(submission, async (unit, token) =>
        {
            if ((closed = await isOpen(unit, token)) is not null)
                return "0";
            var number = (await unit.Db.Set<OfficialVersion>().Where(v => v.SubjectId == of.Id && v.Kind == of.Kind).MaxAsync(v => (int?)v.Number, token) ?? 0) + 1;
            var version = OfficialVersion.Keep(number, draft, reason.Value, (scope.Viewer.PrimaryMembership, scope.Viewer.FunctionTitle), unit.Now);
            unit.Db.Add(version);
            unit.Audit("official.kept", nameof(OfficialVersion), version.Id.Value, ("kind", $"{of.Kind}"), ("number", $"{number}"), ("hash", version.Hash), ("differences", $"{draft.Differences}"));
            return $"{number}";
        }, cancel);
        if (closed is not null)
            return closed;
        drafts.Forget(draft.Id, scope);
        return int.Parse(kept.Outcome, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static IEnumerable<Error> Unaccepted(OfficialDraft draft, KeepInput input)
    {
        if (draft.Stops.Count > 0)
            yield return OfficialErrors.Personal;
        if (draft.HasTracked && !input.AcceptsTracked)
            yield return OfficialErrors.Tracked;
        if (draft.HasComments && !input.AcceptsComments)
            yield return OfficialErrors.Comments;
        if (draft.Warnings.Count > 0 && !input.AcceptsWords)
            yield return OfficialErrors.Words;
        if (draft.Differences > 0 && string.IsNullOrWhiteSpace(input.Reason))
            yield return OfficialErrors.NoReason;
    }

    // What Lykta and the office's template wrote has been looked at before.
    private async Task<IReadOnlyList<Finding>> FindingsAsync(IReadOnlyList<string> words, byte[] made, CancellationToken cancel)
    {
        var known = WordWords.Of(made).ToHashSet(StringComparer.Ordinal);
        var context = await wall.ContextAsync(FieldKind.FreeText, cancel);
        List<Finding> findings = [];
        foreach (var line in words.Distinct(StringComparer.Ordinal).Where(l => !known.Contains(l)))
        {
            var result = TextScreening.Screen(line, context);
            if (result.Findings.Count > 0)
                await wall.CountAsync(result, "official", cancel);
            findings.AddRange(result.Findings);
        }

        return findings;
    }

    private static (bool Tracked, bool Comments)? Marks(byte[] content)
    {
        try
        {
            using var package = WordprocessingDocument.Open(new MemoryStream(content), isEditable: false);
            return package.MainDocumentPart is { } main ? (TemplateParts.HasTracked(main), TemplateParts.HasComments(main)) : null;
        }
        catch (Exception e) when (e is OpenXmlPackageException or System.Xml.XmlException or InvalidDataException or FormatException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
