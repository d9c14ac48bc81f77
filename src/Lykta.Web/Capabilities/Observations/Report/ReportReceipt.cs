using System.Globalization;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Report;

public enum ReceiptKind
{
    Received, SeenAgain, Nothing,
}

/// <summary>Kvitto: what a sent form led to. Kept with the submission, so that only its sender can ask for it, also without an account.</summary>
public sealed record ReportReceipt(ReceiptKind Kind, ObservationId Observation, int Number, DateTimeOffset At)
{
    public static ReportReceipt? Parse(string outcome)
    {
        var parts = outcome.Split('|');
        return parts.Length == 4 && Enum.TryParse<ReceiptKind>(parts[0], out var kind)
            && Guid.TryParse(parts[1], CultureInfo.InvariantCulture, out var id)
            && int.TryParse(parts[2], CultureInfo.InvariantCulture, out var number)
            && long.TryParse(parts[3], CultureInfo.InvariantCulture, out var at)
                ? new(kind, new(id), number, DateTimeOffset.FromUnixTimeMilliseconds(at))
                : null;
    }

    /// <summary>Null for a key that the viewer has not sent.</summary>
    public static async Task<ReportReceipt?> FindAsync(LyktaDbContext db, Viewer viewer, string key, CancellationToken cancel)
    {
        var outcome = await db.Set<Submission>().AsNoTracking()
            .Where(s => s.Principal == viewer.Key && s.Key == key).Select(s => s.Outcome).SingleOrDefaultAsync(cancel);
        return outcome is null ? null : Parse(outcome);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind}|{Observation.Value:N}|{Number}|{At.ToUnixTimeMilliseconds()}");
}
