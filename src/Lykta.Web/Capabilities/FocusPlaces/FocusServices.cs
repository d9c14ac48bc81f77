using System.Globalization;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.FocusPlaces;

public static class FocusServices
{
    public static IServiceCollection AddFocusPlaces(this IServiceCollection services) => services
        .AddSingleton(new TodoSource(Permission.ManageFocus, 47, EndingAsync));

    /// <summary>A team whose period ends within a week and has none after it.</summary>
    private static async Task<TodoCard?> EndingAsync(IServiceProvider request, CancellationToken cancel)
    {
        if (await request.GetRequiredService<Endings>().FirstAsync(isFocus: true, cancel) is not { } due)
            return null;
        var texts = request.GetRequiredService<Texts>();
        var slug = request.GetRequiredService<LyktaScope>().Partnership!.Slug;
        return new(texts["Focus.Todo.Ending", due.Name], texts["Focus.Todo.Ending.More", due.On.ToString("d MMMM", CultureInfo.CurrentCulture)], $"/{slug}/fokusplatser/ny?efter={due.Number}", texts["Focus.Todo.Ending.Chip"]);
    }
}
