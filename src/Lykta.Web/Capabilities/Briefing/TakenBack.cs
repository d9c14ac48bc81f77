using System.Globalization;
using System.Text.Json;
using Lykta.Web.Data;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>
/// What another district has taken back is read nowhere, in a frozen version neither: its rows give way to one line that says so.
/// The version is stored as it was shared; a row that the district has released anew, word for word, is read.
/// </summary>
public static class TakenBack
{
    public static async Task<SheetDocument> HideAsync(LyktaDbContext db, BriefingSheet sheet, SheetDocument document, CancellationToken cancel)
    {
        if (document.Lines.All(l => l.District is null))
            return document;
        var released = (await SheetSource.ReleasedLinesAsync(db, sheet, cancel))
            .Select(r => Words(SheetVersions.Trim(r.Line, document.Audience))).ToHashSet(StringComparer.Ordinal);
        List<SheetLine> lines = [];
        HashSet<(BriefingBlock, string)> told = [];
        foreach (var line in document.Lines)
        {
            if (line.District is not { } district || released.Contains(Words(line)))
                lines.Add(line);
            else if (told.Add((line.Block, district)))
                lines.Add(new(line.Item, line.Block) { Heading = Say(district), IsTakenBack = true });
        }

        return document with { Lines = lines };
    }

    // The next edition of a sheet has the same rows with ids of their own.
    private static string Words(SheetLine line) => JsonSerializer.Serialize(line with { Item = default, District = null });

    private static string Say(string district) =>
        string.Format(CultureInfo.CurrentCulture, TextCatalogue.Embedded.Find("Briefing.TakenBack", CultureInfo.CurrentUICulture)!, district);
}
