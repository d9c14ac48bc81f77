using System.Text.Json;
using Lykta.Web.Data;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Microsoft.Extensions.Caching.Memory;

namespace Lykta.Web.Capabilities.Observations.Import;

/// <summary>A file between upload and yes: in memory only, as nothing is stored before the wall has passed it.</summary>
public sealed record ImportDraft(Guid Id, string FileName, TableFormat Format, IReadOnlyList<string> Header, IReadOnlyList<TableRow> Rows)
{
    private Understanding? understood;

    public string Headings { get; } = ImportMapping.HashOf(Header);

    /// <summary>What the file becomes with these choices; asked again with the same choices and lists, the answer stands.</summary>
    public ImportReading Read(ImportChoices choices, ImportLists lists, Func<string, string> digest)
    {
        var with = $"{JsonSerializer.Serialize(choices with { Sharing = default })} {lists.Stamp}";
        if (understood is not { } known || known.With != with || known.Screening != lists.Screening)
            understood = known = new(with, lists.Screening, new ImportReader(this, choices, lists, digest).Read());
        return known.Reading;
    }

    private sealed record Understanding(string With, ScreeningContext Screening, ImportReading Reading);
}

/// <summary>Keeps drafts for half an hour, each for the one who uploaded it. Another node does not have it: then the file is asked for again.</summary>
public sealed class ImportDrafts : IDisposable
{
    private const long MostRows = 400_000;
    private readonly MemoryCache drafts = new(new MemoryCacheOptions { SizeLimit = MostRows });

    public void Keep(ImportDraft draft, LyktaScope owner)
    {
        using var entry = drafts.CreateEntry((draft.Id, owner.PartnershipId, owner.Viewer.Key));
        entry.Value = draft;
        entry.Size = draft.Rows.Count + 1;
        entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(30);
    }

    public ImportDraft? Find(Guid id, LyktaScope owner) => drafts.Get<ImportDraft>((id, owner.PartnershipId, owner.Viewer.Key));

    public void Forget(Guid id, LyktaScope owner) => drafts.Remove((id, owner.PartnershipId, owner.Viewer.Key));

    public void Dispose() => drafts.Dispose();
}
