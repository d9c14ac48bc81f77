namespace Lykta.Web.Capabilities.Plans.Edit;

/// <summary>One part in the form of its measure.</summary>
public sealed record PartOnPage(IndexModel Page, MeasurePart Part)
{
    public string Name => $"Fields[{Part.Key}]";

    public string Id => Shared.TagHelpers.FieldState.IdOf(Name);
}
