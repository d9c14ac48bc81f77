using Lykta.Web.Platform.Errors;

namespace Lykta.Web.Capabilities.Observations.Report;

/// <summary>What a reporter can mend, with the field where it is mended.</summary>
public static class ReportErrors
{
    public static readonly Error NoType = new("Observations.Report.Error.Type", "Input.Type");
    public static readonly Error NoPlace = new("Observations.Report.Error.Place", "Input.Place");
    public static readonly Error Outside = new("Observations.Report.Error.Outside", "Input.Place");
    public static readonly Error NoStart = new("Observations.Report.Error.NoStart", "Input.From");
    public static readonly Error Future = new("Observations.Report.Error.Future", "Input.From");
    public static readonly Error EndsLater = new("Observations.Report.Error.Future", "Input.To");
    public static readonly Error TooOld = new("Observations.Report.Error.TooOld", "Input.Date");
    public static readonly Error NotOffered = new("Observations.Report.Error.NotOffered");
    public static readonly Error NotYours = new("Observations.Mine.Error.TooLate");

    /// <summary>The text was a concern for a child: it opens the exit, and nothing of it is kept or shown again.</summary>
    public static bool IsConcern(Error error) => error.Key == "Privacy.Finding.ConcernReport";
}
