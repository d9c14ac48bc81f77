using System.Text;
using System.Text.Json;
using Lykta.Web.Documents;
using NetTopologySuite.Geometries;

namespace Lykta.Web.Capabilities.Places.Edit;

/// <summary>A shape as the GeoJSON that the form takes.</summary>
internal static class OutlineText
{
    public static string Of(Geometry shape)
    {
        using var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to))
            GeoJsonWriter.WriteGeometry(json, shape);
        return Encoding.UTF8.GetString(to.ToArray());
    }
}
