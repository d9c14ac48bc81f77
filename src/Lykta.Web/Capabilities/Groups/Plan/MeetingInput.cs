using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lykta.Web.Capabilities.Groups.Plan;

/// <summary>When and where, as a form says it.</summary>
public record MeetingInput
{
    public DateOnly? Day { get; init; }
    public TimeOnly? From { get; init; }
    public TimeOnly? To { get; init; }
    public string? Place { get; init; }
    public string? Need { get; init; }
    public bool IsAboutNobody { get; init; }

    /// <summary>Null when something is wrong; it then stands on the fields.</summary>
    public async Task<MeetingTime?> ReadAsync(ModelStateDictionary state, GroupWall wall, Texts texts, CancellationToken cancel)
    {
        var place = await wall.PassAsync(state, new(Place, "Input.Place", GroupMeeting.LongestPlace, IsAboutNobody), cancel);
        if (Day is null)
            state.Add(texts, GroupErrors.NoDay);
        if (From is null || To is null || To <= From)
            state.Add(texts, GroupErrors.Window);
        return state.IsValid ? new(Day!.Value, From!.Value, To!.Value, place) : null;
    }
}

/// <summary>A page with a form of when and where.</summary>
public interface IMeetingPage
{
    MeetingInput Input { get; }
}
