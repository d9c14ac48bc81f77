using System.Text.Json;
using System.Xml.Linq;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Architecture;

/// <summary>Every package that is locked must carry a licence that the house accepts; anything else needs a decision record.</summary>
public sealed class LicenceTests
{
    private static readonly HashSet<string> Accepted = new(StringComparer.OrdinalIgnoreCase)
    {
        "MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "PostgreSQL", "MS-PL", "Unlicense", "CC0-1.0", "BlueOak-1.0.0",
        "MIT AND Apache-2.0", "MS-PL OR Apache-2.0", "Apache-2.0 OR MS-PL", "(MIT OR Apache-2.0)", "MIT OR Apache-2.0", "(MIT OR CC0-1.0)", "Python-2.0",
        "OFL-1.1", "BSD-3-Clause AND MIT", "CC-BY-4.0", "MIT-0", "(MPL-2.0 OR Apache-2.0)", "MIT AND ISC", "MIT AND OFL-1.1", "(MIT AND BSD-3-Clause)",
    };

    /// <summary>Old packages that name their licence by file or address; read by hand, see docs/adr/0004.</summary>
    private static readonly Dictionary<string, string> ReadByHand = new(StringComparer.OrdinalIgnoreCase)
    {
        ["axe-core"] = "MPL-2.0, tests only",
        ["Deque.AxeCore.Commons"] = "MPL-2.0, tests only",
        ["SourceGear.sqlite3"] = "public domain (SQLite itself)",
        ["CommandLineParser"] = "MIT, benches only",
        ["Microsoft.DotNet.PlatformAbstractions"] = "MIT, benches only",
    };

    [Fact]
    public void NuGetPackages_InEveryLockFile_HaveAnAcceptedLicence()
    {
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var refused = LockedNuGet().Where(p => !IsAccepted(LicenceOf(cache, p.Id, p.Version), p.Id))
            .Select(p => $"{p.Id} {p.Version}: {LicenceOf(cache, p.Id, p.Version)}").Distinct().ToList();
        refused.ShouldBeEmpty();
    }

    [Fact]
    public void NpmPackages_InTheLockFile_HaveAnAcceptedLicence()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "package-lock.json")));
        var refused = file.RootElement.GetProperty("packages").EnumerateObject().Where(p => p.Name.Length > 0)
            .Select(p => (Id: p.Name[(p.Name.LastIndexOf("node_modules/", StringComparison.Ordinal) + 13)..],
                Licence: p.Value.TryGetProperty("license", out var l) ? l.GetString() : null))
            .Where(p => !IsAccepted(p.Licence, p.Id)).Select(p => $"{p.Id}: {p.Licence}").Distinct().ToList();
        refused.ShouldBeEmpty();
    }

    private static bool IsAccepted(string? licence, string id) =>
        (licence is not null && Accepted.Contains(licence)) || ReadByHand.ContainsKey(id);

    private static IEnumerable<(string Id, string Version)> LockedNuGet()
    {
        foreach (var path in Directory.EnumerateFiles(RepositoryRoot.Path, "packages.lock.json", SearchOption.AllDirectories)
                     .Where(p => !p.Contains("node_modules", StringComparison.Ordinal) && !p.Contains("artifacts", StringComparison.Ordinal)))
        {
            using var file = JsonDocument.Parse(File.ReadAllText(path));
            foreach (var package in file.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(f => f.Value.EnumerateObject()))
            {
                if (package.Value.GetProperty("type").GetString() != "Project")
                    yield return (package.Name, package.Value.GetProperty("resolved").GetString()!);
            }
        }
    }

    private static string? LicenceOf(string cache, string id, string version)
    {
        var folder = Path.Combine(cache, id.ToLowerInvariant(), version.ToLowerInvariant());
        var nuspec = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.nuspec").FirstOrDefault() : null;
        if (nuspec is null)
            return "not restored";
        var metadata = XDocument.Load(nuspec).Root!.Elements().First();
        var licence = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "license");
        if (licence?.Attribute("type")?.Value == "expression")
            return licence.Value;
        return metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "licenseUrl")?.Value ?? licence?.Value;
    }
}
