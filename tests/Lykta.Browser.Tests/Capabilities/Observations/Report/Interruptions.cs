using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lykta.Browser.Tests.Capabilities.Observations.Report;

/// <summary>Cuts the line to the phone in the middle of a sending: before the server has saved, or after, so that the reply is lost.</summary>
public sealed class Interruptions : IStartupFilter
{
    private readonly Queue<Cut> cuts = [];

    public int Arrived { get; private set; }

    public enum Cut
    {
        BeforeSaving, AfterSaving,
    }

    public void Next(params Cut[] next)
    {
        foreach (var cut in next)
            cuts.Enqueue(cut);
    }

    public void Register(IServiceCollection services) => services.AddSingleton<IStartupFilter>(this);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, rest) =>
        {
            if (!http.Request.Path.Value!.EndsWith("/ta-emot", StringComparison.Ordinal))
            {
                await rest(http);
                return;
            }

            Arrived++;
            if (!cuts.TryDequeue(out var cut))
            {
                await rest(http);
                return;
            }

            if (cut == Cut.AfterSaving)
            {
                http.Response.Body = new MemoryStream();
                await rest(http);
            }

            http.Abort();
        });
        next(app);
    };
}
