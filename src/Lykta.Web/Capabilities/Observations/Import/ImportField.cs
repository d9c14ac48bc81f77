namespace Lykta.Web.Capabilities.Observations.Import;

/// <summary>What a column of a file may mean.</summary>
public enum ImportField
{
    None, ExternalId, Type, Date, Time, EndDate, EndTime, Place, Area, Latitude, Longitude, Text, GroupSize, Unsafety, Recurring, ActionTaken, Unit,
}

/// <summary>Which words other systems head their columns with; the user sees the guess and changes it.</summary>
public static class ImportHeaders
{
    private static readonly (ImportField Field, string[] Words)[] Known =
    [
        (ImportField.ExternalId, ["id", "nr", "nummer", "ärendenummer", "ärende", "rapportid", "händelseid", "löpnummer"]),
        (ImportField.Type, ["typ", "händelsetyp", "händelse", "kategori", "type", "category", "ärendetyp", "vad"]),
        (ImportField.EndDate, ["slutdatum", "till datum", "datum till", "end date"]),
        (ImportField.EndTime, ["sluttid", "till kl", "tid till", "end time", "till"]),
        (ImportField.Date, ["datum", "händelsedatum", "date", "när", "startdatum", "rapportdatum", "datum och tid", "tidpunkt"]),
        (ImportField.Time, ["tid", "klockslag", "kl", "time", "starttid", "från"]),
        (ImportField.Place, ["plats", "platsnamn", "place", "location", "var", "adress eller plats"]),
        (ImportField.Area, ["område", "stadsdel", "area", "district", "stadsdelsområde"]),
        (ImportField.Latitude, ["lat", "latitud", "latitude", "n", "y"]),
        (ImportField.Longitude, ["lon", "long", "lng", "longitud", "longitude", "e", "x"]),
        (ImportField.Text, ["beskrivning", "text", "kommentar", "fritext", "description", "anteckning"]),
        (ImportField.GroupSize, ["antal", "gruppstorlek", "antal personer", "group size"]),
        (ImportField.Unsafety, ["otrygghet", "bedömning", "allvar", "skala", "unsafety"]),
        (ImportField.Recurring, ["återkommande", "recurring", "upprepad"]),
        (ImportField.ActionTaken, ["åtgärd", "vidtagen åtgärd", "action taken"]),
        (ImportField.Unit, ["enhet", "rapportör", "organisation", "verksamhet", "unit"]),
    ];

    public static IReadOnlyList<ImportField> Guess(IReadOnlyList<string> header)
    {
        var taken = new HashSet<ImportField>();
        return [.. header.Select(h => Guess(h, taken))];
    }

    private static ImportField Guess(string heading, HashSet<ImportField> taken)
    {
        var word = heading.Trim().TrimStart('\uFEFF').ToLowerInvariant();
        var field = Known.FirstOrDefault(k => k.Words.Contains(word)).Field;
        if (field == ImportField.None)
            field = Known.FirstOrDefault(k => k.Words.Any(w => w.Length > 3 && word.StartsWith(w, StringComparison.Ordinal))).Field;
        return field != ImportField.None && taken.Add(field) ? field : ImportField.None;
    }
}
