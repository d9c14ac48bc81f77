namespace Lykta.Web.Capabilities.Observations.CodeLists;

/// <summary>Ta i bruk igen: what is taken back, and its name for those who hear the page.</summary>
public sealed record ReturnButton(string Kind, Guid Id, string Name);

/// <summary>An event type as typed.</summary>
public sealed class TypeInput
{
    public string? NameSv { get; set; }

    public string? NameEn { get; set; }

    public string Icon { get; set; } = "dots";

    public PlacePrecision Precision { get; set; } = PlacePrecision.NamedPlace;

    public bool IsSensitive { get; set; } = true;

    /// <summary>Codes of reporter categories; none is everyone.</summary>
    public IReadOnlyList<string> OfferedTo { get; set; } = [];

    public int Version { get; set; }
}

/// <summary>A reporter category as typed.</summary>
public sealed class CategoryInput
{
    public string? NameSv { get; set; }

    public string? NameEn { get; set; }

    public int Version { get; set; }
}

/// <summary>An own field as typed.</summary>
public sealed class FieldInput
{
    public string? NameSv { get; set; }

    public string? NameEn { get; set; }

    public OwnFields.OwnFieldKind Kind { get; set; }

    public string? Options { get; set; }
}

/// <summary>The four steps of the scale as typed.</summary>
public sealed class ScaleInput
{
    public string? Sv0 { get; set; }

    public string? Sv1 { get; set; }

    public string? Sv2 { get; set; }

    public string? Sv3 { get; set; }

    public string? En0 { get; set; }

    public string? En1 { get; set; }

    public string? En2 { get; set; }

    public string? En3 { get; set; }

    public IReadOnlyList<(string Field, string? Value)> Sv => [("Scale.Sv0", Sv0), ("Scale.Sv1", Sv1), ("Scale.Sv2", Sv2), ("Scale.Sv3", Sv3)];

    public IReadOnlyList<(string Field, string? Value)> En => [("Scale.En0", En0), ("Scale.En1", En1), ("Scale.En2", En2), ("Scale.En3", En3)];
}
