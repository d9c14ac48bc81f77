using Lykta.Web.Data;

namespace Lykta.Web.Capabilities.Observations;

/// <summary>A photo without metadata; nobody but its writer and the one who releases sees it before it is released.</summary>
public sealed class ObservationPhoto : IPartnershipOwned
{
    private ObservationPhoto() { }

    public Guid Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public ObservationId ObservationId { get; private init; }

    public string ContentType { get; private init; } = "";

    public byte[] Content { get; private init; } = [];

    public DateTimeOffset ReceivedAt { get; private init; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public static ObservationPhoto Hold(ObservationId observation, string contentType, byte[] cleaned, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ObservationId = observation,
        ContentType = contentType,
        Content = cleaned,
        ReceivedAt = now,
    };

    public void Release(DateTimeOffset now) => ReleasedAt = now;
}
