namespace Lykta.Browser.Tests.EveryPage;

/// <summary>One page in one state, as one person meets it.</summary>
/// <param name="Route">The route template it stands for, as the program has it.</param>
/// <param name="Persona">Who is signed in; empty for nobody, a unit's shared phone by the unit's name.</param>
/// <param name="Path">Its address.</param>
/// <param name="Status">What the server answers.</param>
public sealed record Visit(string Route, string Persona, string Path, int Status = 200)
{
    public const string Phone = "phone of ";
}

/// <summary>How the page is looked at.</summary>
public sealed record Guise(string Language, bool IsDark, int Width)
{
    public TestKit.Device Device => new(Width, Width < 600 ? 844 : 900, Width < 600, IsDark);

    public string CultureCookie => Language == "sv" ? "c=sv-SE|uic=sv-SE" : "c=en-GB|uic=en-GB";

    /// <summary>Every page in the long run; else the dark guise takes every second page and the light one the others.</summary>
    public IEnumerable<Visit> Part(IEnumerable<Visit> visits) =>
        Environment.GetEnvironmentVariable("LYKTA_LONG") is not null ? visits : visits.Where((_, i) => i % 2 == (IsDark ? 0 : 1));
}
