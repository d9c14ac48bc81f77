using Lykta.Web.Platform.Auth;

namespace Lykta.Web.Seed;

/// <summary>A made-up account by function; the demo signs in as one with a press.</summary>
public sealed record Persona(string Key, string FunctionTitle, Role Role, string Unit)
{
    public string Email => EmailOf(Key);

    public static string EmailOf(string key) => $"{key}@demo.lykta.example";
}

public static class DemoPersonas
{
    public static readonly IReadOnlyList<Persona> All =
    [
        new("samordnare", "Trygghetssamordnare", Role.Coordinator, "Trygghet och säkerhet"),
        new("falt", "Fältassistent", Role.Field, "Fältgruppen"),
        new("polis", "Kommunpolis", Role.Partner, "Lokalpolisområde Sundby"),
        new("park", "Parkingenjör", Role.Field, "Park och stadsmiljö"),
        new("fastighet", "Fastighetsvärd", Role.Partner, "Sundbyhem förvaltning"),
        new("forskola", "Rektor förskola", Role.Reporter, "Förskolan Ekorren"),
        new("enhetschef", "Enhetschef unga", Role.UnitManager, "Fältgruppen"),
        new("styrgrupp", "Stadsdelsdirektör", Role.Steering, "Sundby-Ekbackens stadsdelsförvaltning"),
        new("sekreterare", "Nämndsekreterare", Role.Secretary, "Kansli"),
        new("analytiker", "Analytiker, staden", Role.CityAnalyst, "Stadsledningskontoret"),
        new("utvarderare", "Extern utvärderare", Role.ExternalEvaluator, "Åstads högskola"),
        new("admin", "Systemförvaltare", Role.Administrator, "Kansli"),
    ];

    /// <summary>Those of the city above the districts.</summary>
    public static readonly IReadOnlyList<Persona> City = [
        new("beredning", "Stadens beredningsgrupp", Role.CityAnalyst, "Stadsledningskontoret"), new("stadssamordnare", "Stadens trygghetssamordnare", Role.CityCoordinator, "Stadsledningskontoret"),
    ];
}
