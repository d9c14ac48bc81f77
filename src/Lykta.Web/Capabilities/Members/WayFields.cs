namespace Lykta.Web.Capabilities.Members;

/// <summary>The two ways to sign in, asked alike wherever an account is made.</summary>
public sealed class WayFields
{
    public required WayInput Input { get; init; }
}

public sealed record WayInput(AccountWay? Way, string? Password);
