using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Documents.Templates;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.DocumentTemplates;

/// <summary>A version without its bytes.</summary>
public sealed record TemplateLine(int Number, string FileName, string Hash, int Bytes, int Places, DateTimeOffset UploadedAt, string FunctionTitle, DateTimeOffset? ActivatedAt, DateTimeOffset? ReplacedAt)
{
    public TemplateState State => DocumentTemplate.StateOf(ActivatedAt, ReplacedAt);
}

/// <summary>What those who make a document are told of the template in use.</summary>
public sealed record TemplateInUse(int Number, IReadOnlyList<TemplateSlot> Missing);

/// <summary>The office's templates as others use them: which is in use, and a document with its look.</summary>
public sealed class OfficeTemplates(LyktaDbContext db)
{
    public async Task<List<TemplateLine>> LinesAsync(CancellationToken cancel) => await db.Set<DocumentTemplate>().OrderByDescending(t => t.Number)
        .Select(t => new TemplateLine(t.Number, t.FileName, t.Hash, t.Bytes, t.Places, t.UploadedAt, t.FunctionTitle, t.ActivatedAt, t.ReplacedAt)).ToListAsync(cancel);

    /// <summary>Null: Lykta's own look.</summary>
    public Task<int?> NumberInUseAsync(CancellationToken cancel) => db.Set<DocumentTemplate>().Where(t => t.ActivatedAt != null && t.ReplacedAt == null)
        .OrderByDescending(t => t.ActivatedAt).Select(t => (int?)t.Number).FirstOrDefaultAsync(cancel);

    public async Task<TemplateInUse?> InUseAsync(CancellationToken cancel)
    {
        if (await NumberInUseAsync(cancel) is not { } number || await ContentAsync(number, cancel) is not { } content)
            return null;
        var reading = TemplateReading.Of(content);
        return new(number, reading.IsOk ? reading.Value.Missing : []);
    }

    public Task<byte[]?> ContentAsync(int number, CancellationToken cancel) => db.Set<DocumentTemplate>().Where(t => t.Number == number).Select(t => t.Content).FirstOrDefaultAsync(cancel);

    /// <summary>The document with a version's look, or Lykta's own.</summary>
    public async Task<OfficeDocument> MakeAsync(WordDocument plain, TemplateValues values, int? number, CancellationToken cancel) =>
        new(plain, number is { } one && await ContentAsync(one, cancel) is { } template ? TemplateFiller.Fill(template, values) : null);
}
