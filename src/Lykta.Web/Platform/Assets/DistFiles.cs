using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Lykta.Web.Platform.Assets;

/// <summary>Serves <c>/dist</c>: the precompressed twin of a file where the browser takes it, hashed names cached for ever.</summary>
public static class DistFiles
{
    private static readonly (string Encoding, string Suffix)[] Twins = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider Types = new() { Mappings = { [".mjs"] = "text/javascript" } };

    public static IApplicationBuilder UseDistFiles(this WebApplication app)
    {
        var directory = Path.Combine(app.Environment.ContentRootPath, "wwwroot", "dist");
        Directory.CreateDirectory(directory);
        var files = new PhysicalFileProvider(directory);
        return app.Map("/dist", dist =>
        {
            dist.Use((context, next) => PreferTwin(context, next, files));
            dist.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = new TwinTypes(), OnPrepareResponse = Prepare });
        });
    }

    private static Task PreferTwin(HttpContext context, RequestDelegate next, PhysicalFileProvider files)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, suffix) in Twins)
        {
            if (accepted.Any(a => a.Value == encoding && a.Quality is null or > 0) && files.GetFileInfo(context.Request.Path + suffix).Exists)
            {
                context.Request.Path += suffix;
                break;
            }
        }

        return next(context);
    }

    private static void Prepare(StaticFileResponseContext served)
    {
        var headers = served.Context.Response.Headers;
        var name = served.File.Name;
        foreach (var (encoding, suffix) in Twins)
        {
            if (!name.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            headers.ContentEncoding = encoding;
            name = name[..^suffix.Length];
        }

        headers[HeaderNames.Vary] = HeaderNames.AcceptEncoding;
        headers.CacheControl = name.Count(c => c == '.') > 1 ? "public, max-age=31536000, immutable" : "no-cache";
        if (name == "sw.js")
            headers["Service-Worker-Allowed"] = "/";
    }

    private sealed class TwinTypes : IContentTypeProvider
    {
        public bool TryGetContentType(string subpath, out string contentType)
        {
            var name = subpath.EndsWith(".br", StringComparison.Ordinal) || subpath.EndsWith(".gz", StringComparison.Ordinal) ? subpath[..^3] : subpath;
            return Types.TryGetContentType(name, out contentType!);
        }
    }
}
