using Lykta.Web.Documents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Lykta.Web.Capabilities.Shared;

/// <summary>A file that is written while it is sent; never held in memory.</summary>
public sealed class Download(string mediaType, string? fileName, Func<Stream, CancellationToken, Task> write) : IActionResult
{
    public static Download Of(ITableWriter writer, TableDocument table, string fileName) =>
        new(writer.MediaType, fileName, (to, cancel) => writer.WriteAsync(table, to, cancel));

    /// <summary>Features as GeoJSON.</summary>
    /// <param name="features">What is written.</param>
    /// <param name="fileName">Null: shown in place, as a map's data.</param>
    public static Download Of(FeatureDocument features, string? fileName = null) =>
        new(GeoJsonWriter.MediaType, fileName, (to, cancel) => GeoJsonWriter.WriteAsync(features, to, cancel));

    /// <summary>The writer of a table's suffix; null when there is none.</summary>
    public static ITableWriter? WriterOf(string suffix) => suffix switch
    {
        "csv" => new CsvSwedishWriter(),
        "xlsx" => new XlsxWriter(),
        _ => null,
    };

    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = mediaType;
        if (fileName is not null)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(fileName);
            response.Headers.ContentDisposition = disposition.ToString();
        }

        return write(response.Body, context.HttpContext.RequestAborted);
    }
}
