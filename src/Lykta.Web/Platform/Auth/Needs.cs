using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Authorization;

namespace Lykta.Web.Platform.Auth;

/// <summary>The permission that a page demands in the partnership of its address; every page has this or <see cref="OpenToAllAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission, params Permission[] or) : AuthorizeAttribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    public Permission Permission { get; } = permission;

    /// <summary>Any of these will do as well.</summary>
    public IReadOnlyList<Permission> Or { get; } = or;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>A page for anybody, signed in or not; the reason is written at the page.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToAllAttribute(string reason) : AllowAnonymousAttribute
{
    public string Reason { get; } = reason;
}

public sealed class NeedsHandler(IHttpContextAccessor http) : AuthorizationHandler<NeedsAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        var scope = http.HttpContext!.RequestServices.GetRequiredService<LyktaScope>();
        if (scope.Partnership is not null && (scope.Viewer.May(requirement.Permission) || requirement.Or.Any(scope.Viewer.May)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
