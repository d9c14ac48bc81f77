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

/// <summary>A page of the partnership for everybody who belongs to it, whatever the role.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsMemberAttribute : AuthorizeAttribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>A page outside the partnerships for a signed-in person.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAccountAttribute : AuthorizeAttribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

public sealed class BelongingHandler(IHttpContextAccessor http) : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        foreach (var requirement in context.PendingRequirements.ToList())
        {
            var isMet = requirement switch
            {
                NeedsMemberAttribute => http.HttpContext!.RequestServices.GetRequiredService<LyktaScope>() is { Partnership: not null, Viewer.Kind: not PrincipalKind.Anonymous },
                NeedsAccountAttribute => context.User.LyktaKind() == PrincipalKind.Account && context.User.AccountId() != default,
                _ => false,
            };
            if (isMet)
                context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
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
