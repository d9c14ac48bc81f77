using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Lykta.Web.Platform;

/// <summary>Metrics and traces to an OTLP collector when <c>Lykta:Otlp</c> names one; nothing leaves otherwise.</summary>
public static class Telemetry
{
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Npgsql"];

    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql", "Microsoft.EntityFrameworkCore"];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (!Uri.TryCreate(configuration["Lykta:Otlp"], UriKind.Absolute, out var collector))
            return services;
        var resource = ResourceBuilder.CreateDefault().AddService("lykta");
        services.AddSingleton(Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources)
            .AddOtlpExporter(o => Aim(o, collector, "v1/traces")).Build());
        services.AddSingleton(Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters)
            .AddOtlpExporter(o => Aim(o, collector, "v1/metrics")).Build());
        // Never built unless something asks for them.
        return services.AddHostedService<Started>();
    }

    private static void Aim(OtlpExporterOptions options, Uri collector, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(collector, path);
    }

#pragma warning disable CS9113 // Asked for so that they are built.
    private sealed class Started(TracerProvider traces, MeterProvider meters) : BackgroundService
#pragma warning restore CS9113
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
    }
}
