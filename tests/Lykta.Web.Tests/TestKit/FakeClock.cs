namespace Lykta.Web.Tests.TestKit;

/// <summary>A clock that stands until it is moved: Friday 20 November 2026, 14:02 in Stockholm.</summary>
public sealed class FakeClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 13, 2, 0, TimeSpan.Zero);

    private readonly long startedAt = System.GetTimestamp();
    private DateTimeOffset now = Start;

    public bool IsMoving { get; init; }

    public override DateTimeOffset GetUtcNow() => IsMoving ? now + System.GetElapsedTime(startedAt) : now;

    public void Move(TimeSpan by) => now += by;
}
