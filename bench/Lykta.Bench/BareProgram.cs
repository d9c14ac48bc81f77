using System.Globalization;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lykta.Bench;

/// <summary>What the machine can do: Kestrel, a cookie, the plain driver, one string builder. No framework above it.</summary>
internal static class BareProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        BareRows rows = builder.Configuration["postgres"] is { Length: > 0 } postgres ? new BarePostgres(postgres) : new BareSqlite(builder.Configuration["sqlite"]!);
        var partnership = Guid.Parse(builder.Configuration["partnership"]!);
        app.MapGet("/in", (HttpContext http) => http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "1")], "bare"))));
        app.MapGet("/list", async () => Results.Content(Page(await rows.ListAsync(partnership)), "text/html; charset=utf-8")).RequireAuthorization();
        app.MapGet("/plan/{number:int}", async (int number) => Results.Content(Page(await rows.PlanAsync(partnership, number)), "text/html; charset=utf-8")).RequireAuthorization();
        app.MapGet("/points", async () => Results.Content(Points(await rows.PointsAsync(partnership)), "application/geo+json")).RequireAuthorization();
        app.MapPost("/send", async () =>
        {
            await rows.InsertAsync(partnership);
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }).RequireAuthorization();
        await app.RunAsync();
        return 0;
    }

    private static string Page(List<ListRow> rows)
    {
        var html = new StringBuilder(16_000);
        html.Append("<!doctype html><html lang=sv><head><meta charset=utf-8><title>Iakttagelser</title></head><body><h1>Iakttagelser</h1><table>");
        foreach (var row in rows)
        {
            html.Append("<tr><td>").Append(row.Number).Append("</td><td>").Append(row.At.ToString("g", CultureInfo.InvariantCulture))
                .Append("</td><td>").Append(HtmlEncoder.Default.Encode(row.Type)).Append("</td><td>").Append(HtmlEncoder.Default.Encode(row.Text ?? "")).Append("</td></tr>");
        }

        return html.Append("</table></body></html>").ToString();
    }

    private static string Page(List<PlanRow> rows)
    {
        var html = new StringBuilder(32_000);
        html.Append("<!doctype html><html lang=sv><head><meta charset=utf-8><title>Åtgärder</title></head><body><h1>Åtgärder</h1><table>");
        foreach (var row in rows)
        {
            html.Append("<tr><td>A-").Append(row.Number);
            foreach (var cell in new[] { row.Name, row.Cause, row.How, row.Unit })
                html.Append("</td><td>").Append(HtmlEncoder.Default.Encode(cell ?? ""));
            html.Append("</td></tr>");
        }

        return html.Append("</table></body></html>").ToString();
    }

    private static string Points(List<PointRow> rows)
    {
        var json = new StringBuilder(200_000).Append("{\"type\":\"FeatureCollection\",\"features\":[");
        for (var i = 0; i < rows.Count; i++)
        {
            json.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture,
                $"{{\"type\":\"Feature\",\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{rows[i].Longitude},{rows[i].Latitude}]}},\"properties\":{{\"number\":{rows[i].Number}}}}}");
        }

        return json.Append("]}").ToString();
    }
}

internal sealed record ListRow(int Number, DateTimeOffset At, string Type, string? Text);

internal sealed record PlanRow(int Number, string Name, string? Cause, string? How, string? Unit);

internal sealed record PointRow(int Number, double Longitude, double Latitude);
