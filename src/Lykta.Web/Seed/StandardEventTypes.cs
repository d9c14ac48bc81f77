using Lykta.Web.Capabilities.Observations;
using static Lykta.Web.Capabilities.Observations.PlacePrecision;

namespace Lykta.Web.Seed;

/// <summary>The event types that a new partnership begins with; it edits them as it likes.</summary>
public static class StandardEventTypes
{
    public static IReadOnlyList<EventType> All()
    {
        List<EventType> types =
        [
            Type("ungdomssamling", "Ungdomssamling", "Young people gathering", "users-group", NamedPlace, true),
            Type("droghandel", "Misstänkt droghandel", "Suspected drug dealing", "asterisk", NamedPlace, true),
            Type("skadegorelse", "Skadegörelse, klotter", "Damage, graffiti", "bolt", Point, false, "vakt fastighet forskola butik"),
            Type("belysning", "Trasig belysning", "Broken lighting", "bulb", Point, false, "vakt fastighet forskola hemtjanst butik"),
            Type("otrygg-plats", "Otrygg plats", "Place that feels unsafe", "alert-triangle", Point, false, "vakt fastighet forskola hemtjanst butik"),
            Type("nedskrapning", "Nedskräpning", "Litter", "trash", Point, false, "vakt fastighet forskola hemtjanst butik"),
            Type("brand", "Brand, fyrverkeri", "Fire, fireworks", "flame", NamedPlace, false, "vakt fastighet butik"),
            Type("annat", "Annat", "Other", "dots", NamedPlace, true, "vakt fastighet forskola hemtjanst butik"),
            Type("hotspot", "Hotspot", "Hot spot", "map-pin", NamedPlace, true),
            Type("narkotikafynd", "Narkotikafynd", "Drugs found", "vaccine", NamedPlace, true, "fastighet forskola"),
            Type("ordningsstorning", "Ordningsstörande samling", "Disorderly gathering", "speakerphone", NamedPlace, true, "vakt butik"),
            Type("hot", "Hot eller trakasseri på allmän plats", "Threat or harassment in public", "message-exclamation", NamedPlace, true, "vakt butik"),
            Type("vald", "Våld på allmän plats", "Violence in public", "hand-stop", NamedPlace, true, "vakt"),
            Type("vald-nara", "Våld i nära relation", "Partner violence", "home-heart", Never, true),
            Type("stold", "Stöld, inbrott", "Theft, burglary", "lock-open", NamedPlace, true, "vakt fastighet butik"),
            Type("fordon", "Buskörning, fordon", "Reckless driving, vehicles", "motorbike", NamedPlace, false, "vakt fastighet"),
            Type("skolnara", "Otryggt nära skola", "Unsafe near a school", "school", NamedPlace, true, "forskola"),
            Type("trapphus", "Trapphus, källare, garage", "Stairwell, cellar, garage", "stairs", Area, true, "fastighet hemtjanst"),
            Type("personal", "Incident mot anställd", "Incident against staff", "id-badge", Area, true, "hemtjanst butik"),
            Type("rykte", "Ryktesspridning, social oro", "Rumours, social unrest", "messages", Area, true),
            Type("fest", "Olovlig fest", "Unlawful party", "confetti", NamedPlace, true, "vakt fastighet"),
            Type("arrangemang", "Kommande arrangemang", "Coming event", "calendar-event", NamedPlace, false),
            Type("positiv", "Positiv iakttagelse", "Something good", "mood-smile", NamedPlace, false, "vakt fastighet forskola hemtjanst butik"),
        ];
        for (var i = 0; i < types.Count; i++)
            types[i].MoveTo((i + 1) * 10);
        return types;
    }

    /// <summary>Who reports without accounts; the codes that the types above are offered to.</summary>
    public static IReadOnlyList<ReporterCategory> Categories() =>
    [
        ReporterCategory.Add("forskola", "förskola", "preschool"),
        ReporterCategory.Add("hemtjanst", "hemtjänst", "home care"),
        ReporterCategory.Add("fastighet", "fastighetsskötsel", "property care"),
        ReporterCategory.Add("butik", "butik", "shop"),
        ReporterCategory.Add("vakt", "ordningsvakt", "guard"),
    ];

    private static EventType Type(
        string code, string sv, string en, string icon, PlacePrecision precision, bool isSensitive, string offeredTo = "") =>
        EventType.Add(code, sv, en, icon, precision, isSensitive, 0, offeredTo);
}
