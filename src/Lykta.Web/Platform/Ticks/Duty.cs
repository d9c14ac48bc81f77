using Lykta.Web.Platform.Tenancy;

namespace Lykta.Web.Platform.Ticks;

/// <summary>Something small that is done for every partnership each hour; doing it twice changes nothing.</summary>
public interface IDuty
{
    string Name { get; }

    Task RunAsync(PartnershipEntry partnership, CancellationToken cancel);
}
