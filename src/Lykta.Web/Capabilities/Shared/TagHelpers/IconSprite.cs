using System.Collections.Frozen;
using System.Reflection;
using System.Xml.Linq;

namespace Lykta.Web.Capabilities.Shared.TagHelpers;

/// <summary>The drawings of <c>Assets/icons.svg</c>, written into pages as inline SVG. To add one: a line in icons.txt, then the asset build.</summary>
public static class IconSprite
{
    private static readonly FrozenDictionary<string, string> Drawings = Read();

    public static IEnumerable<string> Names => Drawings.Keys;

    public static string Svg(string name, string? cssClass = null) =>
        Drawings.TryGetValue(name, out var drawing)
            ? $"<svg class=\"icon{(cssClass is null ? "" : " " + cssClass)}\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">{drawing}</svg>"
            : throw new InvalidOperationException($"No icon '{name}': add it to Assets/icons.txt and run the asset build.");

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("icons.svg")!;
        var root = XDocument.Load(stream).Root!;
        return root.Elements().ToFrozenDictionary(
            symbol => symbol.Attribute("id")!.Value,
            symbol => string.Concat(symbol.Elements().Select(Plain)),
            StringComparer.Ordinal);
    }

    private static string Plain(XElement part) =>
        $"<{part.Name.LocalName} {string.Join(' ', part.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => $"{a.Name.LocalName}=\"{a.Value}\""))}/>";
}
