namespace Lykta.Web.Platform.Privacy;

/// <summary>Outside is a reporter without an account; there, phone numbers are stopped and not only warned about.</summary>
public enum Audience
{
    Outside,
    Inside,
}

/// <summary>Where the text comes from; a file name and an import cell have no sentence that explains a capital letter.</summary>
public enum FieldKind
{
    FreeText,
    FileName,
    ImportCell,
}

/// <summary>Who writes, in what kind of field, and which names of places and organisations are known there.</summary>
public sealed record ScreeningContext(Audience Audience, FieldKind Field, Gazetteer Gazetteer)
{
    public static readonly ScreeningContext Outside = new(Audience.Outside, FieldKind.FreeText, Gazetteer.Empty);

    public static readonly ScreeningContext Inside = new(Audience.Inside, FieldKind.FreeText, Gazetteer.Empty);
}
