using System.Text.Json;

namespace Lykta.Web.Platform.Assets;

/// <summary>Resolves <c>app.css</c> to the hashed file that the asset build wrote, for links that may be cached for ever.</summary>
public sealed class AssetManifest(IWebHostEnvironment environment)
{
    private readonly string file = Path.Combine(environment.ContentRootPath, "wwwroot", "dist", "manifest.json");
    private Snapshot current = new(default, new(StringComparer.Ordinal));

    public string this[string name] => "/dist/" + (Read().GetValueOrDefault(name) ?? name);

    public bool Has(string name) => Read().ContainsKey(name);

    private Dictionary<string, string> Read()
    {
        var writtenAt = File.GetLastWriteTimeUtc(file);
        if (writtenAt == current.WrittenAt || !File.Exists(file))
            return current.Names;
        var names = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file))!;
        current = new(writtenAt, names);
        return names;
    }

    private sealed record Snapshot(DateTime WrittenAt, Dictionary<string, string> Names);
}
