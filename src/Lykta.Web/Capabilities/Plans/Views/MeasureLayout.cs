namespace Lykta.Web.Capabilities.Plans.Views;

/// <summary>How the same filtered measures are shown.</summary>
public enum MeasureLayout
{
    Table = 1, Board, Timeline,
}

public static class MeasureLayouts
{
    /// <summary>Its name in the address.</summary>
    public const string QueryName = "vy";

    /// <summary>The table when nothing else is understood.</summary>
    public static MeasureLayout Of(string? word) => word switch { "tavla" => MeasureLayout.Board, "tid" => MeasureLayout.Timeline, _ => MeasureLayout.Table };

    /// <summary>What the address says; the table needs no word.</summary>
    public static string? Word(this MeasureLayout layout) => layout switch { MeasureLayout.Board => "tavla", MeasureLayout.Timeline => "tid", _ => null };
}
