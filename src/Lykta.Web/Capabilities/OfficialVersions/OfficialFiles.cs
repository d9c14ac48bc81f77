using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;

namespace Lykta.Web.Capabilities.OfficialVersions;

/// <summary>Hands out an official version: the kept file, or the archive's PDF of it.</summary>
public sealed class OfficialFiles(ArchivePrinter archive, LyktaScope scope, Writes writes, Texts texts)
{
    /// <summary>Null when there is no LibreOffice to make the PDF; <see cref="WhyAbsent"/> is told then.</summary>
    public async Task<Download?> SendAsync(OfficialVersion version, string format, string title, CancellationToken cancel)
    {
        if (await version.FileAsync(format, archive, cancel) is not { } file)
            return null;
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("official.exported", nameof(OfficialVersion), version.Id.Value, ("format", format));
            return Task.FromResult(true);
        }, cancel);
        var name = ExportFileName.For($"{title} {version.Number}", scope.Partnership!.Name, Stockholm.DayOf(version.KeptAt), file.Extension);
        return new Download(file.MediaType, name, (to, token) => to.WriteAsync(file.Content, token).AsTask());
    }

    public string WhyAbsent => texts["Documents.Archive.Absent"];
}
