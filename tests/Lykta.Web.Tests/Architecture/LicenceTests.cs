using System.Text.Json;
using System.Xml.Linq;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Architecture;

/// <summary>Every package that is locked must carry a licence that the house accepts (docs/adr/0004-licences.md); any other needs a row with its reason.</summary>
public sealed class LicenceTests
{
    private static readonly HashSet<string> Accepted = new(StringComparer.OrdinalIgnoreCase)
    {
        "MIT", "MIT-0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "PostgreSQL",
    };

    private static readonly List<ReadByHand> Exceptions =
    [
        new("SourceGear.sqlite3", "LICENSE.txt", "public domain, SQLite itself", IsShipped: true),
        new("@fontsource-variable/source-sans-3", "OFL-1.1", "a typeface, unchanged under its own name", IsShipped: true),
        new("Deque.AxeCore.Commons", "MPL-2.0", "tests only, unchanged", IsShipped: false),
        new("CommandLineParser", "License.md", "MIT by file, benches only", IsShipped: false),
        new("Microsoft.DotNet.PlatformAbstractions", "LICENSE.TXT", "MIT by file, benches only", IsShipped: false),
        .. new[] { "glob", "minimatch", "minipass", "path-scurry", "lru-cache" }
            .Select(name => new ReadByHand(name, "BlueOak-1.0.0", "permissive, build and tests only", IsShipped: false)),
    ];

    [Fact]
    public void NuGetPackages_InEveryLockFile_HaveAnAcceptedLicence()
    {
        var packages = LockedNuGet().ToList();
        packages.Count.ShouldBeGreaterThan(50);
        packages.Where(p => !IsAccepted(p)).Select(p => $"{p.Id}: {p.Licence}").Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void NpmPackages_InTheLockFile_HaveAnAcceptedLicence()
    {
        var packages = LockedNpm().ToList();
        packages.Count.ShouldBeGreaterThan(50);
        packages.Where(p => !IsAccepted(p)).Select(p => $"{p.Id}: {p.Licence}").Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Exceptions_EachOne_IsStillNeeded()
    {
        var locked = LockedNuGet().Concat(LockedNpm()).ToList();
        Exceptions.Where(e => !locked.Any(p => p.Id == e.Id && p.Licence == e.Licence)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("(MIT OR GPL-3.0-only)", true)]
    [InlineData("MS-PL OR Apache-2.0", true)]
    [InlineData("MIT AND GPL-3.0-only", false)]
    [InlineData("MPL-2.0", false)]
    [InlineData(null, false)]
    public void IsFree_Expression_TakesAChoiceAndDemandsAllOfASum(string? expression, bool expected) => IsFree(expression).ShouldBe(expected);

    private static bool IsAccepted(Package package) => IsFree(package.Licence)
        || Exceptions.Any(e => e.Id == package.Id && e.Licence == package.Licence && (e.IsShipped || !package.IsShipped));

    private static bool IsFree(string? expression) => expression is not null && expression.Trim('(', ')')
        .Split(" OR ").Any(choice => choice.Split(" AND ").All(part => Accepted.Contains(part.Trim('(', ')', ' '))));

    private static IEnumerable<Package> LockedNuGet()
    {
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var project in new[] { "src", "tests", "bench" }.SelectMany(f => Directory.EnumerateDirectories(Path.Combine(RepositoryRoot.Path, f))))
        {
            var path = Path.Combine(project, "packages.lock.json");
            if (!File.Exists(path))
                continue;
            using var file = JsonDocument.Parse(File.ReadAllText(path));
            foreach (var package in file.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(f => f.Value.EnumerateObject()))
            {
                if (package.Value.GetProperty("type").GetString() != "Project")
                    yield return new(package.Name, LicenceOf(cache, package.Name, package.Value.GetProperty("resolved").GetString()!), Path.GetFileName(Path.GetDirectoryName(project)) == "src");
            }
        }
    }

    private static IEnumerable<Package> LockedNpm()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "package-lock.json")));
        foreach (var package in file.RootElement.GetProperty("packages").EnumerateObject().Where(p => p.Name.Length > 0))
        {
            var id = package.Name[(package.Name.LastIndexOf("node_modules/", StringComparison.Ordinal) + 13)..];
            var isDevelopment = package.Value.TryGetProperty("dev", out var dev) && dev.GetBoolean();
            yield return new(id, InstalledLicenceOf(package.Name) ?? TextOf(package.Value, "license"), !isDevelopment);
        }
    }

    // What the package itself says goes before what the lock file remembers of it.
    private static string? InstalledLicenceOf(string path)
    {
        var manifest = Path.Combine(RepositoryRoot.Path, path, "package.json");
        if (!File.Exists(manifest))
            return null;
        using var file = JsonDocument.Parse(File.ReadAllText(manifest));
        return TextOf(file.RootElement, "license");
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? LicenceOf(string cache, string id, string version)
    {
        var folder = Path.Combine(cache, id.ToLowerInvariant(), version.ToLowerInvariant());
        var nuspec = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.nuspec").FirstOrDefault() : null;
        if (nuspec is null)
            return "not restored";
        var metadata = XDocument.Load(nuspec).Root!.Elements().First();
        var licence = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "license");
        return licence?.Value ?? metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "licenseUrl")?.Value;
    }

    private sealed record Package(string Id, string? Licence, bool IsShipped);

    /// <summary>A licence read by hand, and why it is taken; one that is not shipped is refused in the product.</summary>
    private sealed record ReadByHand(string Id, string Licence, string Reason, bool IsShipped);
}
