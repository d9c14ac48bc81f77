namespace Lykta.Web.Capabilities.DocumentTemplates;

public static class TemplatesServices
{
    public static IServiceCollection AddDocumentTemplates(this IServiceCollection services) => services.AddScoped<OfficeTemplates>().AddScoped<TemplateIntake>();
}
