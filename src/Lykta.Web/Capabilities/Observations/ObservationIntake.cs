using Lykta.Web.Platform.Writes;

namespace Lykta.Web.Capabilities.Observations;

/// <summary>The one way in for an observation, whatever it came by: number, row, counts and audit in the caller's unit.</summary>
public static class ObservationIntake
{
    public static async Task<Observation> ReceiveAsync(this WriteUnit unit, ObservationDraft draft, CancellationToken cancel)
    {
        var number = await unit.NextNumberAsync("observation", cancel);
        var observation = Observation.Receive(draft, number, unit.Now);
        unit.Db.Add(observation);
        await CountsAhead.ApplyAsync(unit.Db, [(observation, 1)], cancel);
        unit.Audit("observation.received", nameof(Observation), observation.Id.Value,
            ("source", draft.Source.ToString()), ("sharing", draft.Sharing.ToString()));
        return observation;
    }
}
