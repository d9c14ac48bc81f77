using Lykta.Web.Data;
using Lykta.Web.Documents;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.OfficialVersions;

/// <summary>A version without its bytes.</summary>
public sealed record OfficialLine(int Number, string FileName, string Hash, string Basis, int Differences, string? Reason, bool HasTracked, bool HasComments, DateTimeOffset KeptAt, string FunctionTitle);

/// <summary>The versions of a round or a case, and whether its data has changed since the last.</summary>
/// <param name="Lines">The one that counts first.</param>
/// <param name="Here">Their files' addresses, to which the number and the suffix are added.</param>
/// <param name="IsStale">What it was compared with is said otherwise now.</param>
public sealed record OfficialView(IReadOnlyList<OfficialLine> Lines, string Here, bool IsStale);

/// <summary>What the comparison page shows below the differences.</summary>
public sealed record KeepView(OfficialDraft Draft, KeepInput Input, Func<string, string?> ErrorOf);

public static class OfficialQueries
{
    public static async Task<List<OfficialLine>> OfficialAsync(this LyktaDbContext db, OfficialKind kind, Guid subject, CancellationToken cancel) =>
        await db.Set<OfficialVersion>().Where(v => v.Kind == kind && v.SubjectId == subject).OrderByDescending(v => v.Number)
            .Select(v => new OfficialLine(v.Number, v.FileName, v.Hash, v.Basis, v.Differences, v.Reason, v.HasTracked, v.HasComments, v.KeptAt, v.FunctionTitle)).ToListAsync(cancel);

    public static Task<OfficialVersion?> OfficialVersionAsync(this LyktaDbContext db, OfficialKind kind, Guid subject, int? number, CancellationToken cancel) =>
        db.Set<OfficialVersion>().AsNoTracking().Where(v => v.Kind == kind && v.SubjectId == subject && (number == null || v.Number == number)).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);

    /// <summary>The kept file, or the archive's PDF of it; null when there is no LibreOffice.</summary>
    public static async Task<DocumentFile?> FileAsync(this OfficialVersion version, string format, ArchivePrinter archive, CancellationToken cancel) => format != DocumentFiles.Archive
        ? new(version.Content, DocxWriter.MediaType, "docx") : await archive.PrintAsync(version.Content, cancel) is { } pdf ? new(pdf, ArchivePrinter.MediaType, "pdf") : null;
}
