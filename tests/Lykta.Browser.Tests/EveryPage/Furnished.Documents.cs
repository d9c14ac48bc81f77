using Lykta.Web.Tests.Capabilities.DocumentTemplates;
using Lykta.Web.Tests.Capabilities.OfficialVersions;
using Lykta.Web.Tests.Documents.Templates;
using Lykta.Web.Tests.TestKit;

namespace Lykta.Browser.Tests.EveryPage;

/// <summary>The office's own documents.</summary>
internal static partial class Furnished
{
    /// <summary>One template in use, and one that lacks most places; official versions of nämndens version and of a tjänsteutlåtande.</summary>
    private static async Task<IReadOnlyList<Visit>> OfTemplatesAsync(LyktaHost host)
    {
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.KeptBoardAsync();
        await coordinator.KeptStatementAsync();
        await coordinator.UseAsync();
        await coordinator.HandInAsync(OfficeTemplate.Make(["# {{rubrik}}", "{{sammanfattning}}", "## Kontakt"]), "kort-mall.docx");
        const string one = "{partnership}/dokumentmallar/{nr:int}";
        return [new("{partnership}/uppfoljning/{slug}/namnden", "sekreterare", OfficialHouse.Board),
            new("{partnership}/uppfoljning/{slug}/tjansteutlatande", "sekreterare", OfficialHouse.Statement),
            new("{partnership}/uppfoljning/{slug}/tjansteutlatande/jamfor", "sekreterare", OfficialHouse.Statement + "/jamfor"),
            .. Simple("samordnare", "dokumentmallar"), new(one, "samordnare", TemplateHouse.Page + "/1"), new(one, "admin", TemplateHouse.Page + "/2")];
    }
}
