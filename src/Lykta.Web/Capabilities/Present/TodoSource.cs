using Lykta.Web.Platform.Auth;

namespace Lykta.Web.Capabilities.Present;

/// <summary>One thing that waits for the person: what, more about it, where it is done, and a few words on a chip.</summary>
public sealed record TodoCard(string What, string MoreAbout, string Url, string Chip)
{
    /// <summary>The lamp: it wants one now.</summary>
    public bool IsToday { get; init; }
}

/// <summary>
/// Where cards on the start page come from. A capability registers its own:
/// <c>services.AddSingleton(new TodoSource(Permission.X, 30, (request, cancel) => …))</c>; null means that nothing waits.
/// </summary>
/// <param name="Needs">Only those who may do it are asked to.</param>
/// <param name="Order">Lower comes first.</param>
/// <param name="ReadAsync">Reads with the request's services; one indexed query.</param>
public sealed record TodoSource(Permission Needs, int Order, Func<IServiceProvider, CancellationToken, Task<TodoCard?>> ReadAsync);
