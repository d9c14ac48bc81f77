using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Assets;
using Microsoft.AspNetCore.Localization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddShared();
builder.Services.AddRazorPages(o => o.RootDirectory = "/Capabilities");
builder.Services.Configure<RequestLocalizationOptions>(o =>
{
    o.SetDefaultCulture("sv-SE").AddSupportedCultures("sv-SE", "en-GB").AddSupportedUICultures("sv-SE", "en-GB");
    o.RequestCultureProviders = [new CookieRequestCultureProvider()];
});
var app = builder.Build();
app.UseRequestLocalization();
app.Use((context, next) =>
{
    context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    return next();
});
app.UseDistFiles();
app.UseStaticFiles();
app.MapRazorPages();
await app.RunAsync().ConfigureAwait(false);
