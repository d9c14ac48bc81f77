namespace Lykta.Web.Capabilities.NightPatrols;

/// <summary>What a group of night patrols is: an own association, neighbours of a Facebook group, an IOP with the district …</summary>
public enum PatrolGroupKind
{
    Association = 1, OnlineGroup = 2, PublicPartnership = 3, Sports = 4, Parents = 5, Other = 6,
}

/// <summary>How the evening was, in the patrol's eyes.</summary>
public enum PatrolMood
{
    Calm = 1, Lively = 2, Uneasy = 3, Unsafe = 4,
}

/// <summary>About how many young people were met; never a number.</summary>
public enum YouthBand
{
    None = 0, UpToTen = 1, UpToThirty = 2, UpToSixty = 3, More = 4,
}

/// <summary>What the evening lacked.</summary>
[Flags]
public enum PatrolNeeds
{
    None = 0, Light = 1, Adults = 2, FieldWorkers = 4, Cleaning = 8, MeetingPlace = 16,
}
