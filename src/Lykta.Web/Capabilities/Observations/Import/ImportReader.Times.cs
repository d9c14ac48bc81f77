using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Observations.Import;

/// <summary>When a row began and ended.</summary>
public sealed partial class ImportReader
{
    private DateTimeOffset? MomentOf(TableRow row, ImportField day, ImportField time)
    {
        if (ImportMoments.IsPassedOver(Cell(row, day), Cell(row, time)))
            return PassedOver(row, Cell(row, time).Length > 0 ? time : day);
        var at = ImportMoments.Read(Cell(row, day), Cell(row, time));
        if (at is null)
            Unreadable(row, day, time);
        return at;
    }

    private DateTimeOffset? EndOf(TableRow row)
    {
        var hasDay = Cell(row, ImportField.EndDate).Length > 0;
        var (dayField, clock) = (hasDay ? ImportField.EndDate : ImportField.Date, Cell(row, ImportField.EndTime));
        var day = Cell(row, dayField);
        if (ImportMoments.IsPassedOver(day, clock))
            return PassedOver(row, clock.Length > 0 ? ImportField.EndTime : dayField);
        var at = ImportMoments.Read(day, clock);
        // Without a day of its own it has the row's first day, and that one has been named already when it cannot be read.
        if (at is null && (hasDay || ImportMoments.IsDay(day)))
            Unreadable(row, dayField, ImportField.EndTime);
        // A night that ends after midnight is written with the day it began.
        var from = ImportMoments.Read(Cell(row, ImportField.Date), Cell(row, ImportField.Time));
        if (at is not { } end || hasDay || !(end < from))
            return at;
        return Stockholm.Zone.IsInvalidTime(Stockholm.Local(end).DateTime.AddDays(1)) ? PassedOver(row, ImportField.EndTime) : Stockholm.NextDay(end);
    }

    private DateTimeOffset? PassedOver(TableRow row, ImportField field)
    {
        Problem(row, field, "Import.Row.PassedOver");
        return null;
    }

    private void Unreadable(TableRow row, ImportField day, ImportField time)
    {
        if (ImportMoments.IsDay(Cell(row, day)))
            Problem(row, time, "Import.Row.Time");
        else
            Problem(row, day, Cell(row, day).Length == 0 ? "Import.Row.NoDate" : "Import.Row.Date");
    }
}
