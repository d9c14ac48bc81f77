using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lykta.Web.Platform.Errors;

public static class ErrorPages
{
    /// <summary>One place where what went wrong becomes a status and a page that says what to do, without internals.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/fel",
            // A failed reading of the session is kept by its request's services; the page must not meet it again.
            CreateScopeForErrors = true,
            StatusCodeSelector = StatusOf,
            SuppressDiagnosticsCallback = c => StatusOf(c.Exception) is not StatusCodes.Status500InternalServerError && c.Exception is (not DbUpdateException) or DbUpdateConcurrencyException,
        });
        app.UseWhen(
            http => http.Request.Headers.Accept.ToString() is var accept && (accept.Length == 0 || accept.Contains("text/html", StringComparison.Ordinal)),
            html => html.UseStatusCodePagesWithReExecute("/fel/{0}"));
    }

    public static int StatusOf(Exception failure) => failure switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        // A form that cannot be read: broken parts, too many fields, too long.
        InvalidDataException or IOException when failure.Source == "Microsoft.AspNetCore.WebUtilities" => StatusCodes.Status400BadRequest,
        SubmissionReusedException => StatusCodes.Status409Conflict,
        // What the row hangs on has just been removed, maybe on another node: asked again in a while it is known.
        SqliteException { SqliteExtendedErrorCode: 787 } or PostgresException { SqlState: "23503" } => StatusCodes.Status503ServiceUnavailable,
        DbUpdateConcurrencyException or SqliteException { SqliteErrorCode: 19 } or PostgresException { SqlState: "23505" } => StatusCodes.Status409Conflict,
        StorageUnavailableException or NpgsqlException or SqliteException or TimeoutException => StatusCodes.Status503ServiceUnavailable,
        IOException => StatusCodes.Status503ServiceUnavailable,
        { InnerException: { } inner } => StatusOf(inner),
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>What was thrown, on the page that tells of it.</summary>
    public static Exception? Thrown(this HttpContext http) => http.Features.Get<IExceptionHandlerPathFeature>()?.Error;
}
