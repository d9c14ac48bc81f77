using Lykta.Web.Capabilities.Partnerships;
using static Lykta.Web.Capabilities.Partnerships.OrganisationCategory;

namespace Lykta.Web.Seed;

/// <summary>The parties of the made-up partnership: trees with branches, and the units whose weekly answer is waited for.</summary>
internal sealed class DemoOrganisations
{
    private readonly Dictionary<string, Branch> branches = new(StringComparer.Ordinal);

    public List<Organisation> All { get; } = [];

    public IReadOnlyCollection<Branch> Branches => branches.Values;

    public Organisation this[string name] => All.Single(o => o.Name == name);

    public static DemoOrganisations Make()
    {
        var made = new DemoOrganisations();
        made.MakeDistrict();
        made.MakePartners();
        return made;
    }

    private void MakeDistrict()
    {
        var district = Root("Sundby-Ekbackens stadsdelsförvaltning", District, "Ledning och stab");
        var social = Under(district, "Avdelningen individ och familj", "Socialtjänst");
        Weekly(Under(social, "Fältgruppen", "Socialtjänst"), null);
        Weekly(Under(social, "Hemtjänst Sundby", "Äldreomsorg"), "hemtjanst");
        Weekly(Under(social, "Hemtjänst Björkvik", "Äldreomsorg"), "hemtjanst");
        var city = Under(district, "Avdelningen stadsmiljö", "Stadsmiljö");
        Weekly(Under(city, "Park och stadsmiljö", "Stadsmiljö"), null);
        Under(district, "Trygghet och säkerhet", "Ledning och stab");
        Under(district, "Kansli", "Ledning och stab");
        var culture = Under(district, "Avdelningen kultur och fritid", "Kultur och fritid");
        Weekly(Under(culture, "Ekbackens fritidsgård", "Kultur och fritid"), null);
        Weekly(Under(culture, "Sundby bibliotek", "Kultur och fritid"), null);
        var preschools = Under(district, "Avdelningen förskola", "Förskola");
        foreach (var name in new[] { "Förskolan Ekorren", "Förskolan Kvarnen", "Förskolan Solrosen", "Förskolan Hamnpiren" })
            Weekly(Under(preschools, name, "Förskola"), "forskola");
    }

    private void MakePartners()
    {
        var police = Root("Polismyndigheten", Police, "Polis");
        Weekly(Under(police, "Lokalpolisområde Sundby", "Polis"), null);
        var schools = Root("Utbildningsförvaltningen", School, "Skola");
        Weekly(Under(schools, "Lindhagsskolan", "Skola"), null);
        Weekly(Under(schools, "Dalsängsskolan", "Skola"), null);
        var homes = Root("Sundbyhem AB", PropertyOwner, "Fastighet");
        Weekly(Under(homes, "Sundbyhem förvaltning", "Fastighet"), "fastighet");
        Weekly(Root("Kvarnbergets fastigheter", PropertyOwner, "Fastighet"), "fastighet");
        Weekly(Root("Ekbackens köpmannaförening", Business, "Handel"), "butik");
        Weekly(Root("Stadens ordningsvakter", Guards, "Ordningsvakt"), "vakt");
        Weekly(Root("Åstads lokaltrafik", Transport, "Trafik"), null);
        Weekly(Root("Nattvandrarna Sundby", Volunteers, "Frivilliga"), null);
        Weekly(Root("Björkviks församling", FaithCommunity, "Samfund"), null);
        Weekly(Root("Östanbro idrottsförening", Association, "Förening"), null);
        Root("Stadsledningskontoret", Authority, "Analys");
        Root("Åstads högskola", Authority, "Forskning");
    }

    private static void Weekly(Organisation unit, string? category) => unit.ExpectWeekly(category);

    private Organisation Root(string name, OrganisationCategory category, string branch) =>
        Add(Organisation.Root(name, category, BranchOf(branch).Id));

    private Organisation Under(Organisation parent, string name, string branch) =>
        Add(Organisation.Under(parent, name, BranchOf(branch).Id));

    private Organisation Add(Organisation organisation)
    {
        All.Add(organisation);
        return organisation;
    }

    private Branch BranchOf(string name) =>
        branches.TryGetValue(name, out var branch) ? branch : branches[name] = Branch.Named(name);
}
