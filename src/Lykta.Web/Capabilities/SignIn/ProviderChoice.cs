namespace Lykta.Web.Capabilities.SignIn;

/// <summary>Which providers to offer: those of one partnership, or all.</summary>
public sealed record ProviderChoice(string? Partnership, string? Invitation, string? Next);
